import { serve as startServer } from '../main.ts';
import type { Command } from './command.ts';

/** Resolves when the process is asked to end. */
const asked = () =>
  new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });

/** Serves until the process is asked to end. `prepare`: as {@link startServer} takes it. */
export async function serveUntilAsked(
  { config, console }: Pick<Parameters<Command['run']>[0], 'config' | 'console'>,
  prepare?: Parameters<typeof startServer>[2],
): Promise<number> {
  const started = await startServer(config, console.err, prepare);
  if (started.outcome === 'refused') {
    console.err(started.message);
    return 2;
  }
  console.out(`Tessera is at ${started.server.url} (data in ${config.dataDir}). Ctrl+C ends it.`);
  await asked();
  await started.server.close();
  return 0;
}

export const serve: Command = {
  usage: 'serve',
  run: (input) => serveUntilAsked(input),
};
