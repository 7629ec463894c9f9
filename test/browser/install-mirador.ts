import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from '../conformance/install-once.ts';

const run = promisify(execFile);

export type Mirador = { state: 'installed'; script: string } | { state: 'absent'; reason: string };

/** Takes the built script of a version of Mirador out of its npm package, into the system's temporary folder, once for all runs. */
export async function installMirador(version: string): Promise<Mirador> {
  const installed = await installOnce({
    name: 'mirador',
    version,
    async install(cwd) {
      await run('npm', ['pack', `mirador@${version}`, '--silent'], { cwd, timeout: 120_000 });
      const archive = `mirador-${version}.tgz`;
      await run('tar', ['xzf', archive, 'package/dist/mirador.min.js'], { cwd, timeout: 60_000 });
    },
  });
  if ('reason' in installed) return { state: 'absent', reason: installed.reason };
  const file = path.join(installed.folder, 'package', 'dist', 'mirador.min.js');
  return { state: 'installed', script: await readFile(file, 'utf8') };
}
