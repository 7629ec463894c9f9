import { open } from 'node:fs/promises';
import { readLevels } from './read-levels.ts';
import type { Pyramid } from './read-tile.ts';

interface Entry {
  pyramid: Promise<Pyramid>;
  users: number;
  dropped: boolean;
}

export interface OpenPyramids {
  /** Runs `work` with the pyramid at `path`, which stays open until then. */
  use<T>(path: string, work: (pyramid: Pyramid) => Promise<T>): Promise<T>;
  /** Closes the pyramid as soon as nobody uses it. */
  forget(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the pyramids last used open, with the places of their tiles, at most `limit` of them. */
export function keepPyramidsOpen({ limit }: { limit: number }): OpenPyramids {
  const entries = new Map<string, Entry>();

  async function closeUnused(entry: Entry): Promise<void> {
    if (!entry.dropped || entry.users > 0) return;
    const pyramid = await entry.pyramid.catch(() => undefined);
    await pyramid?.handle.close();
  }

  async function forget(path: string): Promise<void> {
    const entry = entries.get(path);
    if (!entry) return;
    entries.delete(path);
    entry.dropped = true;
    await closeUnused(entry);
  }

  return {
    async use(path, work) {
      const entry = entries.get(path) ?? { pyramid: openPyramid(path), users: 0, dropped: false };
      entry.users++;
      // Put last, so that the first in the map is the one unused for longest.
      entries.delete(path);
      entries.set(path, entry);
      if (entries.size > limit) await forget(entries.keys().next().value!);
      try {
        return await work(await entry.pyramid);
      } catch (error) {
        // What could not be opened or read is tried afresh the next time.
        if (entries.get(path) === entry) await forget(path);
        throw error;
      } finally {
        entry.users--;
        await closeUnused(entry);
      }
    },
    forget,
    async close() {
      for (const path of [...entries.keys()]) await forget(path);
    },
  };
}

async function openPyramid(path: string): Promise<Pyramid> {
  const handle = await open(path, 'r');
  try {
    return { handle, levels: await readLevels(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
