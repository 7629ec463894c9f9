import type { WrittenRecord } from '../../archive/written-records.ts';
import type { ItemView } from '../../curation/view.ts';
import { oaiDc } from './oai-dc.ts';
import type { OaiSettings } from './oai-settings.ts';
import { besideRecord } from './read-entries.ts';
import { writeRecord } from './write-records.ts';

type Settings = Pick<OaiSettings, 'list' | 'disputesOn' | 'baseUrl' | 'domain' | 'formats'>;

/** Writes an item's public records in the formats that are written ahead. */
export function writeAhead({
  list,
  disputesOn,
  baseUrl,
  domain,
  formats = [],
}: Settings): (view: ItemView) => WrittenRecord[] {
  const base = `${baseUrl.replace(/\/+$/, '')}/`;
  const written = [oaiDc(base), ...formats].filter(({ ahead }) => ahead);
  return (view) => {
    const disputes = disputesOn?.(view) ?? [];
    return view.records.flatMap((record) => {
      const state = list.record(view.id, record.name);
      if (!state || state.deleted) return [];
      const entry = { state, record, view, beside: besideRecord(view, record, disputes) };
      return written.map((format) => ({
        seq: state.seq,
        item: view.id,
        form: format.prefix,
        body: writeRecord({ domain, base }, format, entry),
      }));
    });
  };
}
