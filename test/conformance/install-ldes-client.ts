import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installFromNpm, installOnce } from './install-once.ts';

const run = promisify(execFile);
const version = '0.3.0';

/** Follows a stream to its end, or from where the state file left off, and prints a line for each member. */
const script = `
import { replicateLDES } from 'ldes-client';
const [url, statePath] = process.argv.slice(2);
const client = replicateLDES({ url, polling: false, ...(statePath && { statePath }) });
client.on('error', (error) => { console.error(error); process.exitCode = 1; });
const activity = 'https://www.w3.org/ns/activitystreams#';
for await (const { id, quads, timestamp, isVersionOf } of client.stream()) {
  const type = quads.find((q) => q.subject.equals(id) && q.object.value.startsWith(activity));
  const said = quads.filter((q) => q.graph.equals(id));
  console.log(JSON.stringify({
    id: id.value, of: isVersionOf, time: timestamp, act: type?.object.value.slice(activity.length),
    quads: said.length, texts: said.flatMap((q) => q.object.termType === 'Literal' ? q.object.value : []),
  }));
}
`;

export type LdesMember = {
  id: string;
  of: string;
  time: string;
  act: string;
  quads: number;
  texts: string[];
};
export type LdesClient = {
  /** The members that the client gives out; with a state file only those that it has not given out before. */
  replicate(url: string, statePath?: string): Promise<LdesMember[]>;
};

/** Installs ldes-client (npm), which others wrote, in the system's temporary folder, once for all runs; or says why it can't be. */
export async function installLdesClient(): Promise<LdesClient | { reason: string }> {
  const installed = await installOnce({
    name: 'ldes-client',
    version,
    async install(folder) {
      await installFromNpm(folder, `ldes-client@${version}`);
      await writeFile(join(folder, 'replicate.mjs'), script);
    },
  });
  if ('reason' in installed) return installed;
  const { folder } = installed;
  return {
    async replicate(url, statePath) {
      const args = [join(folder, 'replicate.mjs'), url, ...(statePath === undefined ? [] : [statePath])];
      const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28, timeout: 120_000 });
      return stdout
        .split('\n')
        .filter((line) => line.startsWith('{"id"'))
        .map((line) => JSON.parse(line) as LdesMember);
    },
  };
}
