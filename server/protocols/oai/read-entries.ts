import type { PublicRecord } from '../../archive/public-list.ts';
import { type RecordView, thePublic } from '../../curation/view.ts';
import type { OaiSettings } from './oai-settings.ts';

/**
 * A record's place in the list, and what the public may see of it now: undefined where it is deleted or no
 * longer public.
 */
export type Entry = { state: PublicRecord; record: RecordView | undefined };

/**
 * Reads the records that entries of the public list name. The list says what was public when it was written;
 * an access rule counts at once, so each record is looked at again under today's, and one that it hides
 * appears as deleted.
 */
export function readEntries(
  { archive, view }: Pick<OaiSettings, 'archive' | 'view'>,
  states: readonly PublicRecord[],
): Entry[] {
  const named = new Set(states.filter((state) => !state.deleted).map((state) => state.item));
  const visible = new Map(
    archive.items([...named]).map((item) => [item.id, view(item, thePublic)?.records] as const),
  );
  return states.map((state) => ({
    state,
    record: state.deleted
      ? undefined
      : visible.get(state.item)?.find((record) => record.name === state.record),
  }));
}
