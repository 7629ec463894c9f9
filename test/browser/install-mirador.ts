import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Mirador = { state: 'installed'; script: string } | { state: 'absent'; reason: string };

/** Takes the built script of a version of Mirador out of its npm package, into the system's temporary folder, once for all runs. */
export async function installMirador(version: string): Promise<Mirador> {
  const folder = path.join(tmpdir(), `tessera-mirador-${version}`);
  const file = path.join(folder, 'package', 'dist', 'mirador.min.js');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there)
    try {
      await mkdir(folder, { recursive: true });
      await run('npm', ['pack', `mirador@${version}`, '--silent'], { cwd: folder, timeout: 120_000 });
      const archive = `mirador-${version}.tgz`;
      await run('tar', ['xzf', archive, 'package/dist/mirador.min.js'], { cwd: folder, timeout: 60_000 });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      return { state: 'absent', reason: `Mirador ${version} cannot be installed: ${reason}` };
    }
  return { state: 'installed', script: await readFile(file, 'utf8') };
}
