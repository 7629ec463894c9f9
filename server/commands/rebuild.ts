import { setTimeout as delay } from 'node:timers/promises';
import { openArchive } from '../archive/open-archive.ts';
import type { RequestKind } from '../archive/requests.ts';
import { lockForServer } from '../archive/server-lock.ts';
import { serve } from '../main.ts';
import { type Command, UsageError } from './command.ts';

const parts = ['search', 'quads', 'images'] as const;

/** Whether no server works on a data folder. */
function isFree(dataDir: string): boolean {
  const lock = lockForServer(dataDir);
  lock?.release();
  return lock !== undefined;
}

export const rebuild: Command = {
  usage: `rebuild [${parts.join('|')}]`,
  async run({ args, config, console }) {
    const chosen = args.length ? parts.filter((part) => args.includes(part)) : parts;
    if (args.length !== 0 && chosen.length !== args.length)
      throw new UsageError(`What can be rebuilt: ${parts.join(', ')}.`);
    // A running server holds the projections and does it; without one, this process serves them while it works, on no port of note.
    const own = isFree(config.dataDir) ? await serve({ ...config, port: 0 }, console.err) : undefined;
    if (own?.outcome === 'refused') {
      console.err(own.message);
      return 2;
    }
    const archive = openArchive(config.dataDir);
    let failed = false;
    for (const part of chosen) {
      const id = archive.writer.transact(() => archive.requests.ask(`rebuild ${part}` satisfies RequestKind));
      console.err(`Rebuilding ${part} beside what is in use …`);
      for (let asked = 1; ; asked++) {
        const request = archive.requests.get(id);
        if (request.state === 'done' || request.state === 'failed') {
          failed ||= request.state === 'failed';
          console.out(request.message ?? request.state);
          break;
        }
        // A server that was killed answers nothing any more.
        if (!own && asked % 20 === 0 && isFree(config.dataDir))
          archive.writer.transact(() =>
            archive.requests.update(
              id,
              'failed',
              'The server ended before it was done. Start it, and ask again.',
            ),
          );
        await delay(100);
      }
    }
    archive.close();
    if (own) await own.server.close();
    return failed ? 1 : 0;
  },
};
