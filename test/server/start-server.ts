import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type CliPlace, startCli } from '../commands/run-cli.ts';
import { freePort } from './free-port.ts';

/** A server in a process of its own. `base` is its public address, which ends with a slash; `said` is all that it printed. */
export type ServerProcess = {
  base: string;
  place: CliPlace;
  pid: number;
  said(): string;
  /** The exit code and the signal, when it has ended. */
  exited: Promise<[number | null, string | null]>;
  get(path: string, accept?: string): Promise<Response>;
  /** Sends a signal and waits for the end; how it ended, and after how many milliseconds. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; signal: string | null; after: number }>;
};

/** Asks until there is an answer, for at most so many milliseconds; how long it took. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  { limit = 20_000, pause = 20, what = 'It' }: { limit?: number; pause?: number; what?: string } = {},
): Promise<{ answer: T; after: number }> {
  const begun = performance.now();
  for (;;) {
    const answer = await (async () => ask())().catch(() => undefined);
    const after = performance.now() - begun;
    if (answer !== undefined) return { answer, after };
    if (after > limit) throw new Error(`${what} did not come within ${limit} ms.`);
    await delay(pause);
  }
}

/** Starts `tessera serve` on a free port, or on that of an earlier server, whose identifiers stay then. */
export async function startServer(folder: string, port?: number): Promise<ServerProcess> {
  const own = port ?? (await freePort());
  const base = `http://127.0.0.1:${own}/`;
  const place: CliPlace = { folder, env: { PORT: String(own), BASE_URL: base } };
  const child = startCli(place, ['serve']);
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  return {
    base,
    place,
    pid: child.pid!,
    said: () => said,
    exited,
    get: (path, accept) =>
      fetch(base + path, {
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
        ...(accept && { headers: { accept } }),
      }),
    async end(signal) {
      const begun = performance.now();
      child.kill(signal);
      const [code, by] = await exited;
      return { code, signal: by, after: performance.now() - begun };
    },
  };
}
