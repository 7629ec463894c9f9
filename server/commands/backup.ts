import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { copyDatabase, mediaIn } from '../archive/copy-database.ts';
import { mediaPath } from '../archive/media-store.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { BagEntry } from '../projections/dumps/write-bag.ts';
import { writeTar } from '../projections/dumps/write-tar.ts';
import { type Command, UsageError } from './command.ts';
import { openExisting } from './open-existing.ts';

/** Where a file of media lies in a backup. */
export const backedUp = (file: string): string => `media/${file.slice(0, 2)}/${file}`;

export const backup: Command = {
  usage: 'backup FILE',
  async run({ args, config, console }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    if (positionals.length !== 1)
      throw new UsageError('Say where the backup goes: one file, such as backup.tar.');
    const { dataDir } = config;
    const archive = openExisting(dataDir);
    const target = resolve(positionals[0]!);
    const beside = await mkdtemp(`${target}.making-`);
    try {
      const copy = join(beside, 'archive.sqlite');
      // A server that runs goes on meanwhile: the copy is the state of one moment.
      copyDatabase(archive.db, copy);
      archive.close();
      const snapshot = openArchive(beside);
      const media = mediaIn(snapshot.db);
      snapshot.close();
      const entries: BagEntry[] = [{ path: 'archive.sqlite', file: copy, bytes: (await stat(copy)).size }];
      const secret = join(dataDir, 'secret');
      if (existsSync(secret))
        entries.push({ path: 'secret', file: secret, bytes: (await stat(secret)).size });
      const missing: string[] = [];
      for (const { file, bytes } of media) {
        const path = mediaPath(dataDir, file);
        if (existsSync(path)) entries.push({ path: backedUp(file), file: path, bytes });
        else missing.push(file);
      }
      const part = join(beside, 'backup.tar');
      // It holds what nobody but the archive's keepers may see.
      const out = createWriteStream(part, { mode: 0o600, flush: true });
      await pipeline(Readable.from(writeTar(entries, new Date().toISOString())), out);
      await rename(part, target);
      const files = entries.length - missing.length;
      console.out(
        `${target}: the database and ${files - 1} files. It holds what is not public; keep it as such.`,
      );
      for (const file of missing)
        console.err(`The file ${file} is missing in ${dataDir}; “tessera verify” tells more.`);
      return missing.length ? 1 : 0;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  },
};
