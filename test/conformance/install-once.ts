import { execFile } from 'node:child_process';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type InstalledOnce = { folder: string } | { reason: string };

/**
 * Installs what only tests need in the system's temporary folder, once for all runs; or says why it can't be. `install` fills the folder, which is there
 * and empty, and throws where it cannot.
 */
export async function installOnce(args: {
  name: string;
  version: string;
  install: (folder: string) => Promise<unknown>;
}): Promise<InstalledOnce> {
  const { name, version, install } = args;
  const folder = path.join(tmpdir(), `tessera-${name}-${version}`);
  const ready = path.join(folder, 'ready');
  const there = await access(ready).then(
    () => true,
    () => false,
  );
  if (there) return { folder };
  await rm(folder, { recursive: true, force: true });
  try {
    await mkdir(folder, { recursive: true });
    await install(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return { reason: `${name} ${version} cannot be installed: ${reason}` };
  }
  await writeFile(ready, '');
  return { folder };
}

/** Installs a package of PyPI in a virtual environment; its programs are in `bin`. */
export async function installFromPypi(folder: string, requirement: string): Promise<void> {
  await run('python3', ['-m', 'venv', folder], { timeout: 60_000 });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement];
  await run(path.join(folder, 'bin', 'python3'), pip, { timeout: 240_000 });
}

/** Installs a package of npm below a folder. */
export async function installFromNpm(folder: string, requirement: string): Promise<void> {
  const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', '--prefix', folder];
  await run('npm', [...npm, requirement], { cwd: folder, timeout: 180_000 });
}
