import type { RecordContent } from '../../vocab/fields.ts';
import { type Statement, statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { ItemState, RecordState } from '../archive/archive.ts';
import type { RevisionEntry } from '../archive/curation-reader.ts';
import { maySee, type Viewer } from './access.ts';
import { type RecordView, viewItem } from './view.ts';
import { withoutStatements } from './without-statements.ts';

/**
 * What the archive knows of an item's past. `publicTimes`: when each of its records was public (ISO 8601, UTC), by name; one that never was is not
 * there.
 */
export type Past = {
  revisions: readonly RevisionEntry[];
  publicTimes: ReadonlyMap<string, readonly { from: string; to?: string }[]>;
};

/**
 * One published revision as it may be seen today, and what it changed. `published`, `ended`: ISO 8601, UTC; `ended` is absent of the one that
 * stands. `withdrawn`: it took the record back. `file` and `note` say why, and are left out where something of the record is held back.
 */
export type PastRevision = {
  number: number;
  published: string;
  ended?: string;
  deposit: number;
  mode: string;
  file?: string;
  note?: string;
  decided?: NonNullable<RecordState['decided']>;
  withdrawn: boolean;
  content: RecordContent;
  added: readonly Statement[];
  removed: readonly Statement[];
};

/** A record with its revisions, oldest first; of one that was withdrawn the times alone. */
export type RecordHistory =
  | { kind: 'record'; record: RecordView; revisions: readonly PastRevision[] }
  | { kind: 'tombstone'; name: string; partner: string; published: string; withdrawn: string };

export type ItemHistory = { item: string; records: readonly RecordHistory[] };

const isPublished = (entry: RevisionEntry): boolean => entry.publishedAt !== undefined;

/** Ids of what is held back of a record from a viewer. */
const heldFrom = (item: ItemState, record: RecordView, viewer: Viewer): Set<string> =>
  new Set(
    (item.restrictions ?? []).flatMap(({ record: name, statement, access }) =>
      name === record.name && statement !== undefined && !maySee(access, viewer, [record.partner])
        ? statement
        : [],
    ),
  );

/**
 * What of a past content may be seen today. What is held back today is absent from every revision. In a field in which something is held,
 * so are past values that are not public today: a reworded secret is still one. Of pictures only those are shown that the record
 * shows today, for the others are no longer served.
 */
function seenToday(today: RecordView, held: ReadonlySet<string>): (past: RecordContent) => RecordContent {
  const guarded = new Set(['media', ...[...held].map((id) => id.slice(0, id.lastIndexOf('-')))]);
  const present = new Set(
    statementsOf(today.content).flatMap((one) => (guarded.has(one.field) ? statementId(one) : [])),
  );
  const hides = (id: string, field: string) => held.has(id) || (guarded.has(field) && !present.has(id));
  return (past) => {
    if (held.size > 0) return withoutStatements(past, hides);
    // Nearly always nothing is held, and names of statements are digests.
    const { media, ...rest } = past;
    return media ? { ...rest, ...withoutStatements({ media }, hides) } : past;
  };
}

type Keyed = ReadonlyMap<string, Statement>;

const keyed = (content: RecordContent): Keyed =>
  new Map(statementsOf(content).map((statement) => [`${statement.field} ${statement.key}`, statement]));

/** Statements of one content that the other has not. */
const beyond = (content: Keyed, other: Keyed): Statement[] =>
  [...content].flatMap(([key, statement]) => (other.has(key) ? [] : statement));

/** Revisions between which nothing visible changed are one: that something hidden changed is nobody's to know. */
function revisionsOf(
  entries: readonly RevisionEntry[],
  see: (past: RecordContent) => RecordContent,
  quiet: boolean,
): PastRevision[] {
  const revisions: PastRevision[] = [];
  let known: Keyed = new Map();
  for (const entry of entries) {
    const withdrawn = entry.state === 'withdrawn';
    const before = revisions.at(-1);
    const content = withdrawn ? {} : see(entry.content);
    const said = keyed(content);
    const added = beyond(said, known);
    const removed = beyond(known, said);
    const changes = added.length > 0 || removed.length > 0 || withdrawn !== (before?.withdrawn ?? true);
    if (!changes) continue;
    const published = entry.publishedAt!;
    if (before) before.ended = published;
    known = said;
    const { number, deposit, mode, file, note, decided } = entry;
    revisions.push({
      number,
      published,
      deposit,
      mode,
      ...(file !== undefined && !quiet && { file }),
      ...(note !== undefined && !quiet && { note }),
      ...(decided && { decided }),
      withdrawn,
      content,
      added,
      removed: withdrawn ? [] : removed,
    });
  }
  return revisions;
}

/**
 * Revisions that stood while the record was public. One that came and went while it was restricted never was the public's, and opening the record
 * does not make it so. What stands today is public today, whatever the list has yet to say.
 */
function onceShown(
  entries: readonly RevisionEntry[],
  times: readonly { from: string; to?: string }[],
): RevisionEntry[] {
  return entries.filter((entry, index) => {
    const next = entries[index + 1]?.publishedAt;
    if (next === undefined || entry.state === 'withdrawn') return true;
    return times.some(({ from, to }) => next > from && (to === undefined || entry.publishedAt! < to));
  });
}

/** A record that is not in today's view: a tombstone where it was withdrawn from the public, nothing where access hides it. */
function buried(
  item: ItemState,
  name: string,
  entries: readonly RevisionEntry[],
  { past, viewer }: { past: Past; viewer: Viewer },
): RecordHistory[] {
  const last = entries.at(-1)!;
  const closed = (item.restrictions ?? []).some(
    (r) => r.record === name && r.statement === undefined && !maySee(r.access, viewer, [last.partner]),
  );
  const published = entries.find((entry) => entry.state !== 'withdrawn')?.publishedAt;
  if (closed || !past.publicTimes.has(name) || last.state !== 'withdrawn' || published === undefined)
    return [];
  return [{ kind: 'tombstone', name, partner: last.partner, published, withdrawn: last.publishedAt! }];
}

/**
 * How an item's records came to be, as a viewer may know it: the past under today's access. Undefined where the viewer may see nothing of the
 * item today. A record that is restricted or erased today has no history. Pure.
 */
export function publicHistory(item: ItemState, past: Past, viewer: Viewer): ItemHistory | undefined {
  const view = viewItem(item, viewer);
  if (!view) return undefined;
  const byRecord = Map.groupBy(past.revisions.filter(isPublished), (entry) => entry.name);
  const records = [...byRecord].flatMap(([name, all]): RecordHistory[] => {
    const entries = all.toSorted((a, b) => a.number - b.number);
    const record = view.records.find((one) => one.name === name);
    if (record) {
      const held = heldFrom(item, record, viewer);
      const own = viewer.kind === 'partner' && viewer.partners.includes(record.partner);
      const shown = own ? entries : onceShown(entries, past.publicTimes.get(name) ?? []);
      const revisions = revisionsOf(shown, seenToday(record, held), held.size > 0);
      return [{ kind: 'record', record, revisions }];
    }
    if (item.records.some((one) => one.name === name)) return [];
    return buried(item, name, entries, { past, viewer });
  });
  return { item: item.id, records };
}
