import type { RecordContent } from '../../../../vocab/fields.ts';
import type { RevisionEntry } from '../../../archive/curation-reader.ts';
import { viewItem } from '../../../curation/view.ts';
import { partnerView, type Visit } from '../shell/visit.ts';

/** One of the partner's own records of an item, with all its revisions, oldest first. `content`: what it says last. */
export type OwnRecord = {
  name: string;
  collection: string;
  sourceId: string;
  revisions: RevisionEntry[];
  content: RecordContent;
  live: boolean;
  pending: boolean;
};

const says = ({ content }: RevisionEntry): boolean => Object.keys(content).length > 0;

/** The partner's records of an item, drafts and those taken back among them. */
export function ownRecords({ ports, partner }: Visit, item: string): OwnRecord[] {
  const { curation } = ports.archive;
  const mine = curation.revisionsOfItem(item).filter((revision) => revision.partner === partner);
  return [...Map.groupBy(mine, ({ name }) => name).values()].flatMap((revisions) => {
    const sorted = revisions.toSorted((a, b) => a.number - b.number);
    const { name, collection, sourceId } = sorted[0]!;
    const row = curation.recordAt(item, name);
    if (!row || row.erased !== undefined) return [];
    return {
      name,
      collection,
      sourceId,
      revisions: sorted,
      content: current(sorted, row)?.content ?? {},
      live: row.published !== undefined,
      pending: row.pending !== undefined,
    };
  });
}

/** The revision that an edit goes out from: what is proposed, else what is public, else the last that said something. */
const current = (revisions: RevisionEntry[], row: { published?: number; pending?: number }) =>
  revisions.find(({ id }) => id === (row.pending ?? row.published)) ?? revisions.findLast(says);

/** Everything of an item that the partner may see; undefined where that is nothing. */
export function seeItem(visit: Visit, id: string) {
  const item = visit.ports.archive.reader.item(id);
  if (!item) return undefined;
  const view = viewItem(item, partnerView(visit));
  const own = ownRecords(visit, id);
  return view || own.length ? { item, view, own } : undefined;
}
export type SeenItem = NonNullable<ReturnType<typeof seeItem>>;
