import { hash } from 'node:crypto';
import type { RecordContent } from '../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import type { ItemState } from '../../archive/archive.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { PublicChange } from '../../archive/public-list.ts';
import { type ItemHistory, type Past, publicHistory } from '../history.ts';
import { type RecordView, thePublic, viewItem } from '../view.ts';
import { readPast } from './read-past.ts';

/** Stands for an entry of which nothing is shown any more. */
export const gone = 'gone';

/**
 * What an entry of the public list shows today: the record as it was then, as far as the public may see that now. `hidden` is a digest of what is left
 * out, or {@link gone}; undefined where nothing is. A deletion shows no record, and hides none.
 */
export type ShownVersion = { change: PublicChange; record?: RecordView; hidden?: string };

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList'>;

const idsOf = (content: RecordContent): string[] => statementsOf(content).map((one) => statementId(one));

/** A digest of the statements that a view leaves out; undefined where it leaves out none. */
function leftOut(whole: RecordContent, shown: RecordContent): string | undefined {
  if (whole === shown) return undefined;
  const left = new Set(idsOf(shown));
  const ids = idsOf(whole).filter((id) => !left.has(id));
  return ids.length ? hash('sha256', ids.sort().join('\n'), 'hex').slice(0, 16) : undefined;
}

/** As the record was marked when the entry was made, as far as what was contested is shown. */
function markedThen({ contested: _, ...record }: RecordView, { contested = [] }: PublicChange): RecordView {
  if (contested.length === 0) return record;
  const shown = new Set(idsOf(record.content));
  const still = contested.filter((id) => shown.has(id));
  return still.length ? { ...record, contested: still } : record;
}

/** An item's records today, and how they came to be; the latter is read when it is needed, which it rarely is. */
function openItem(parts: Parts, item: ItemState | undefined) {
  const view = item && viewItem(item, thePublic);
  let past: Past | undefined;
  let history: ItemHistory | undefined;
  return {
    now: (name: string) => view?.records.find((record) => record.name === name),
    whole: (name: string) => item?.records.find((record) => record.name === name),
    /** The revision that an entry showed: what of it may be seen, and all that it said. */
    asOf(name: string, change: PublicChange) {
      past ??= item && readPast(parts, item.id);
      history ??= item && past && publicHistory(item, past, thePublic);
      const known = history?.records.find((one) => one.kind === 'record' && one.record.name === name);
      if (known?.kind !== 'record') return undefined;
      const seen = known.revisions.findLast(({ number, published }) =>
        change.revision === undefined ? published <= change.time : number <= change.revision,
      );
      if (!seen || seen.withdrawn) return undefined;
      const said = past!.revisions.find((one) => one.name === name && one.number === change.revision);
      return { record: known.record, seen, whole: said?.content ?? seen.content };
    },
  };
}

function shownVersion(change: PublicChange, name: string, item: ReturnType<typeof openItem>): ShownVersion {
  const now = item.now(name);
  if (!now) return { change, hidden: gone };
  const at = { item: change.item, name: change.record };
  if (now.revision === change.revision) {
    const hidden = leftOut(item.whole(name)!.content, now.content);
    return { change, record: markedThen({ ...now, ...at }, change), ...(hidden && { hidden }) };
  }
  const then = item.asOf(name, change);
  if (!then) return { change, hidden: gone };
  const { decided: _, ...record } = then.record;
  const { number, deposit, published, content, decided } = then.seen;
  const hidden = leftOut(then.whole, content);
  const past = { revision: number, deposit, time: published, content, ...(decided && { decided }) };
  return { change, record: markedThen({ ...record, ...at, ...past }, change), ...(hidden && { hidden }) };
}

/**
 * What entries of the public list show under today's access, in their order. An entry is the record as it then became public; what was held back, withdrawn
 * or erased since is not in it. A record that stands elsewhere today, by a join or split, is shown where the entry has it.
 */
export function shownVersions(parts: Parts, changes: readonly PublicChange[]): ShownVersion[] {
  const ids = [...new Set(changes.flatMap(({ kind, item }) => (kind === 'delete' ? [] : item)))];
  const items = new Map(parts.reader.items(ids).map((item) => [item.id, openItem(parts, item)]));
  const moved = (item: string, name: string) => {
    const to = parts.curation.movedRecord(item, name);
    if (!to) return undefined;
    if (!items.has(to.item)) items.set(to.item, openItem(parts, parts.reader.item(to.item)));
    return { item: items.get(to.item)!, name: to.name };
  };
  return changes.map((change) => {
    if (change.kind === 'delete') return { change };
    const item = items.get(change.item);
    if (item?.whole(change.record)) return shownVersion(change, change.record, item);
    const elsewhere = moved(change.item, change.record);
    return elsewhere ? shownVersion(change, elsewhere.name, elsewhere.item) : { change, hidden: gone };
  });
}
