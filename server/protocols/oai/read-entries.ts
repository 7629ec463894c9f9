import type { PublicRecord } from '../../archive/public-list.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import { type ItemView, type RecordView, thePublic } from '../../curation/view.ts';
import type { OaiSettings } from './oai-settings.ts';
import type { Beside } from './write-about.ts';

/**
 * A record's place in the list, and what the public may see of it now: undefined where it is deleted or no
 * longer public. `view`: its item; `beside`: labels on it, and disputes about it.
 */
export type Entry = { state: PublicRecord } & (
  | { record: undefined }
  | { record: RecordView; view: ItemView; beside: Beside }
);

/** What of an item's labels and disputes stands beside one of its records. */
export function besideRecord(view: ItemView, { name }: RecordView, disputes: readonly ContestedBy[]): Beside {
  const concerns = ({ record }: { record?: string }) => record === undefined || record === name;
  return { labels: (view.labels ?? []).filter(concerns), disputes: disputes.filter(concerns) };
}

/**
 * Reads the records that entries of the public list name. The list says what was public when it was written;
 * an access rule counts at once, so each record is looked at again under today's, and one that it hides
 * appears as deleted.
 */
export function readEntries(
  { archive, view, disputesOn }: Pick<OaiSettings, 'archive' | 'view' | 'disputesOn'>,
  states: readonly PublicRecord[],
): Entry[] {
  const named = new Set(states.filter((state) => !state.deleted).map((state) => state.item));
  const visible = new Map(
    archive.items([...named]).map((item) => {
      const seen = view(item, thePublic);
      return [item.id, seen && { view: seen, disputes: disputesOn?.(seen) ?? [] }] as const;
    }),
  );
  return states.map((state) => {
    const item = state.deleted ? undefined : visible.get(state.item);
    const record = item?.view.records.find(({ name }) => name === state.record);
    if (!item || !record) return { state, record: undefined };
    return { state, record, view: item.view, beside: besideRecord(item.view, record, item.disputes) };
  });
}
