import { mappings } from '../../ingest/mappings/choose-mapping.ts';
import { readMapping } from '../../ingest/mappings/files/read-mapping.ts';
import type { Mapping } from '../../ingest/mappings/mapping.ts';
import type { Archive } from '../archive/open-archive.ts';
import { savedMappings } from '../archive/saved-mappings.ts';

/** What a mapping that a partner keeps here is called: letters and digits of any script, so that it is never a path. */
export const mappingNameForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,59}$/u;

/** A mapping, and what a deposit calls it: `masks#3` is the third revision of the partner's own `masks`. */
export type FoundMapping = { name: string; mapping: string | Mapping };

export const isReadyMapping = (name: string): boolean => mappings.some((ready) => ready.name === name);

/** What a partner keeps under a name, as it was written: the newest revision, or the one that `name#revision` says. */
export function findSaved(
  archive: Pick<Archive, 'db'>,
  { partner, told }: { partner: string; told: string },
) {
  const [, name = '', revision] = /^([^#]+)(?:#(\d{1,9}))?$/.exec(told.normalize('NFC')) ?? [];
  if (!mappingNameForm.test(name)) return undefined;
  const number = revision === undefined ? undefined : Number(revision);
  return savedMappings(archive.db).get(partner, name, number);
}

/**
 * The mapping that a partner calls by a name: one that is ready for all, else the newest revision of its own, or the one that `name#revision` says. Undefined where
 * there is none: another partner's is not there.
 */
export function findMapping(
  archive: Pick<Archive, 'db'>,
  { partner, told }: { partner: string; told: string },
): FoundMapping | undefined {
  if (isReadyMapping(told)) return { name: told, mapping: told };
  const saved = findSaved(archive, { partner, told });
  const read = saved?.text === undefined ? undefined : readMapping(saved.text);
  if (!saved || !read || !('mapping' in read)) return undefined;
  const called = `${saved.name}#${saved.revision}`;
  return { name: called, mapping: { ...read.mapping, name: called } };
}
