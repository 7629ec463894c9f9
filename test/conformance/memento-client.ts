import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type Named = { uri: string[]; datetime: string };
/** What the client found for an address and a moment: the original, the gate, and the mementos by their relation. */
export type MementoInfo = {
  original_uri: string;
  timegate_uri: string;
  timemap_uri?: string;
  mementos: Record<string, Named>;
};

// The client asks the original for its gate, the gate for the memento, and reads the links of both.
const script = `
import datetime, json, sys
from memento_client import MementoClient
client = MementoClient()
found = []
for stamp in sys.argv[2:]:
    info = client.get_memento_info(sys.argv[1], datetime.datetime.strptime(stamp, '%Y%m%d%H%M%S'))
    found.append(info)
print(json.dumps(found, default=str))
`;

export type MementoClient = {
  /** Asks for an address at several moments (fourteen digits). */
  find(url: string, stamps: readonly string[]): Promise<MementoInfo[]>;
  remove(): Promise<void>;
};

/** Installs memento_client 0.6.1 (PyPI), which others wrote, into a temporary virtual environment; or says why it cannot. */
export async function installMementoClient(): Promise<MementoClient | { reason: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'memento-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const python = join(folder, 'bin', 'python');
  try {
    await run('python3', ['-m', 'venv', folder]);
    const install = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      'memento_client==0.6.1',
    ];
    await run(python, install, { timeout: 120_000 });
  } catch {
    await remove();
    return { reason: 'memento_client cannot be installed here: it needs python3 with venv, and PyPI' };
  }
  return {
    find: async (url, stamps) => {
      const { stdout } = await run(python, ['-W', 'ignore', '-c', script, url, ...stamps]);
      return JSON.parse(stdout) as MementoInfo[];
    },
    remove,
  };
}
