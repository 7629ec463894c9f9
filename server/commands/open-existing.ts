import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, openArchive } from '../archive/open-archive.ts';
import { UsageError } from './command.ts';

/** Opens the archive of a data folder for a command that makes none. */
export function openExisting(dataDir: string): Archive {
  if (!existsSync(join(dataDir, 'archive.sqlite')))
    throw new UsageError(`There is no archive in ${dataDir}. Set DATA_DIR to the folder that holds one.`);
  return openArchive(dataDir);
}
