import { serve as startServer } from '../main.ts';
import type { Command } from './command.ts';

/** Resolves when the process is asked to end. */
const asked = () =>
  new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });

export const serve: Command = {
  usage: 'serve',
  async run({ config, console }) {
    const started = await startServer(config, console.err);
    if (started.outcome === 'refused') {
      console.err(started.message);
      return 2;
    }
    console.out(`Tessera is at ${started.server.url} (data in ${config.dataDir}). Ctrl+C ends it.`);
    await asked();
    await started.server.close();
    return 0;
  },
};
