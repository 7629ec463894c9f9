import { execFile } from 'node:child_process';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OXIGRAPH = '0.5.13';
const FUSEKI = '5.6.0';

export type Installed = { state: 'installed'; program: string } | { state: 'absent'; reason: string };

/** Installs Oxigraph's own server (PyPI) in the system's temporary folder, once for all runs. */
export function installOxigraph(): Promise<Installed> {
  const folder = path.join(tmpdir(), `tessera-oxigraph-${OXIGRAPH}`);
  return installOnce({
    name: `oxigraph ${OXIGRAPH}`,
    folder,
    program: path.join(folder, 'bin', 'oxigraph'),
    async install() {
      await run('python3', ['-m', 'venv', folder], { timeout: 60_000 });
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `oxigraph==${OXIGRAPH}`];
      await run(path.join(folder, 'bin', 'python3'), pip, { timeout: 120_000 });
    },
  });
}

/** Fetches Apache Jena Fuseki, one file with all that it needs (Maven Central), likewise; it runs on Java 17 or later. */
export function installFuseki(): Promise<Installed> {
  const folder = path.join(tmpdir(), `tessera-fuseki-${FUSEKI}`);
  return installOnce({
    name: `jena-fuseki-server ${FUSEKI}`,
    folder,
    program: path.join(folder, `jena-fuseki-server-${FUSEKI}.jar`),
    async install() {
      await run('java', ['-version'], { timeout: 30_000 });
      await mkdir(folder, { recursive: true });
      const artifact = `-Dartifact=org.apache.jena:jena-fuseki-server:${FUSEKI}`;
      const copy = ['-q', '-B', 'dependency:copy', artifact, `-DoutputDirectory=${folder}`];
      await run('mvn', copy, { timeout: 300_000 });
    },
  });
}

async function installOnce(args: {
  name: string;
  folder: string;
  program: string;
  install: () => Promise<void>;
}): Promise<Installed> {
  const { name, folder, program, install } = args;
  const ready = path.join(folder, 'ready');
  if (!(await exists(ready))) {
    await rm(folder, { recursive: true, force: true });
    try {
      await install();
      await access(program);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      return { state: 'absent', reason: `${name} cannot be installed: ${reason}` };
    }
    await writeFile(ready, '');
  }
  return { state: 'installed', program };
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
