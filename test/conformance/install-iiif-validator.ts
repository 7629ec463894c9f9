import { execFile } from 'node:child_process';
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The official validators of the IIIF Image API, as PyPI has them. */
const packages = {
  official: { name: 'iiif-validator', version: '1.0.5', script: 'iiif-validate.py' },
  ng: { name: 'iiif-validator-ng', version: '0.1.0', script: 'iiif-validator' },
} as const;

export type Validator = keyof typeof packages;
export type Installation =
  | { state: 'installed'; python: string; script: string }
  | { state: 'absent'; reason: string };

/** Installs a validator in the system's temporary folder, once for all runs. */
export async function installIiifValidator(validator: Validator = 'official'): Promise<Installation> {
  const { name, version, script: file } = packages[validator];
  const folder = path.join(tmpdir(), `tessera-${name}-${version}`);
  const python = path.join(folder, 'bin', 'python3');
  const script = path.join(folder, 'bin', file);
  const ready = path.join(folder, 'ready');
  if (!(await exists(ready))) {
    await rm(folder, { recursive: true, force: true });
    try {
      await run('python3', ['-m', 'venv', folder], { timeout: 60_000 });
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `${name}==${version}`];
      await run(python, pip, { timeout: 240_000 });
      if (validator === 'ng') await writeForOlderPython(folder);
      const main = validator === 'ng' ? 'iiif_validator.cli' : 'iiif_validator.validator';
      await run(python, ['-c', `import ${main}`], { timeout: 30_000 });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      return { state: 'absent', reason: `${name} ${version} cannot be installed: ${reason}` };
    }
    await writeFile(ready, '');
  }
  return { state: 'installed', python, script };
}

/** The one line that asks for Python 3.12, a class with a type parameter (PEP 695), as older versions write it. */
async function writeForOlderPython(folder: string): Promise<void> {
  const lib = path.join(folder, 'lib');
  const [version] = await readdir(lib);
  const file = path.join(lib, version!, 'site-packages', 'iiif_validator', 'validate.py');
  const text = await readFile(file, 'utf8');
  const older =
    "from typing import Generic, TypeVar\nT = TypeVar('T')\n\n\nclass SizedGenerator(Generic[T]):";
  await writeFile(file, text.replace('class SizedGenerator[T]:', older));
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
