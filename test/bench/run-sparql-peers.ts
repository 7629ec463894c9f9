import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../server/free-port.ts';
import { installFuseki, installOxigraph } from './install-sparql-peers.ts';
import { makeBatches } from './make-graphs.ts';

export type Peer =
  | { name: string; state: 'running'; endpoint: string; stop(): Promise<void> }
  | { name: string; state: 'absent'; reason: string };

/**
 * The quads that the archive's store has for so many records, as N-Quads: each graph by its name, and all of them, with what is said of
 * them, in the default graph. Peers keep each triple of it once.
 */
export async function writeQuads({ records, file }: { records: number; file: string }): Promise<void> {
  function* lines() {
    for (const { write } of makeBatches(records))
      for (const { graph, ntriples, about } of write) {
        const text = ntriples.toString();
        yield text.replaceAll(' .\n', ` <${graph}> .\n`) + text + about;
      }
  }
  await pipeline(lines, createWriteStream(file));
}

/** Our endpoint, in a process of its own. */
export async function serveArchive({ records }: { records: number }): Promise<Peer> {
  const script = fileURLToPath(new URL('./serve-quads.ts', import.meta.url));
  const child = spawn(process.execPath, [script, String(records)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`serve-quads.ts ended with ${code}`)));
  });
  return { name: 'Tessera', state: 'running', endpoint, stop: () => end(child) };
}

/** Oxigraph's own server, its data on disk as it keeps them, optimised after loading. */
export async function serveOxigraph({ file, folder }: { file: string; folder: string }): Promise<Peer> {
  const name = 'Oxigraph';
  const installed = await installOxigraph();
  if (installed.state === 'absent') return { name, ...installed };
  const { program } = installed;
  const location = path.join(folder, 'oxigraph');
  await finish(spawn(program, ['load', '--location', location, '--file', file], { stdio: 'ignore' }));
  await finish(spawn(program, ['optimize', '--location', location], { stdio: 'ignore' }));
  const port = await freePort();
  const serve = ['serve-read-only', '--location', location, '--bind', `127.0.0.1:${port}`];
  const child = spawn(program, serve, { stdio: 'ignore' });
  return waitFor({ name, child, endpoint: `http://127.0.0.1:${port}/query` });
}

/** Fuseki, its data in memory. */
export async function serveFuseki({ file }: { file: string }): Promise<Peer> {
  const name = 'Fuseki';
  const installed = await installFuseki();
  if (installed.state === 'absent') return { name, ...installed };
  const port = await freePort();
  const child = spawn(
    'java',
    ['-Xmx5g', '-jar', installed.program, '--localhost', `--port=${port}`, `--file=${file}`, '/archive'],
    { stdio: 'ignore' },
  );
  return waitFor({ name, child, endpoint: `http://127.0.0.1:${port}/archive/query` });
}

async function waitFor(args: { name: string; child: ChildProcess; endpoint: string }): Promise<Peer> {
  const { name, child, endpoint } = args;
  const patience = performance.now() + 300_000;
  while (child.exitCode === null && performance.now() < patience) {
    const answer = await fetch(`${endpoint}?query=ASK%20%7B%7D`).catch(() => undefined);
    if (answer?.ok) return { name, state: 'running', endpoint, stop: () => end(child) };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await end(child);
  return { name, state: 'absent', reason: `${name} does not start (exit code ${child.exitCode})` };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

const finish = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with ${code}`)),
    );
  });
