import { execFile } from 'node:child_process';
import { access, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '1.0.5';

export type Installation =
  | { state: 'installed'; python: string; script: string }
  | { state: 'absent'; reason: string };

/** Installs the official IIIF Image API validator in the system's temporary folder, once for all runs. */
export async function installIiifValidator(): Promise<Installation> {
  const folder = path.join(tmpdir(), `tessera-iiif-validator-${VERSION}`);
  const python = path.join(folder, 'bin', 'python3');
  const script = path.join(folder, 'bin', 'iiif-validate.py');
  const ready = path.join(folder, 'ready');
  if (!(await exists(ready))) {
    await rm(folder, { recursive: true, force: true });
    try {
      await run('python3', ['-m', 'venv', folder], { timeout: 60_000 });
      const pip = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        `iiif-validator==${VERSION}`,
      ];
      await run(python, pip, { timeout: 120_000 });
      await run(python, ['-c', 'import iiif_validator.validator'], { timeout: 30_000 });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      return { state: 'absent', reason: `iiif-validator ${VERSION} cannot be installed: ${reason}` };
    }
    await writeFile(ready, '');
  }
  return { state: 'installed', python, script };
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
