import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { installFromPypi, installOnce } from './install-once.ts';

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
  const { name, version, script } = packages[validator];
  const installed = await installOnce({
    name,
    version,
    async install(folder) {
      await installFromPypi(folder, `${name}==${version}`);
      if (validator === 'ng') await writeForOlderPython(folder);
      const main = validator === 'ng' ? 'iiif_validator.cli' : 'iiif_validator.validator';
      await run(path.join(folder, 'bin', 'python3'), ['-c', `import ${main}`], { timeout: 30_000 });
    },
  });
  if ('reason' in installed) return { state: 'absent', reason: installed.reason };
  const bin = path.join(installed.folder, 'bin');
  return { state: 'installed', python: path.join(bin, 'python3'), script: path.join(bin, script) };
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
