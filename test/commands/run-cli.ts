import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));

/** A command line in a folder of its own: `folder` is where it is called and holds `data`, its DATA_DIR. */
export type CliPlace = { folder: string; env?: Record<string, string> };
export type CliResult = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

export const dataDirOf = (place: CliPlace): string => `${place.folder}/data`;

/** Starts `tessera ARGS` as a process of its own. */
export function startCli(
  place: CliPlace,
  args: readonly string[],
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [cli, ...args], {
    cwd: place.folder,
    env: { PATH: process.env.PATH, DATA_DIR: dataDirOf(place), ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `tessera ARGS` to its end. */
export async function runCli(place: CliPlace, ...args: string[]): Promise<CliResult> {
  const child = startCli(place, args);
  const [[code, signal], out, err] = await Promise.all([
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, signal, out, err };
}
