import type { RecordContent } from '../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import type { RecordState } from '../../archive/archive.ts';
import type { RevisionEntry } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { Viewer } from '../../curation/access.ts';
import { closedToReviewer, seenContent } from '../../curation/seen-content.ts';
import { viewItem } from '../../curation/view.ts';

type Parts = Pick<Archive, 'reader' | 'curation'>;
type Row = NonNullable<ReturnType<Archive['curation']['recordAt']>>;

const partnersOf = (viewer: Viewer): readonly string[] => (viewer.kind === 'partner' ? viewer.partners : []);

/** Whether somebody is among those who decide on what a collection holds, or it is their own: they see what is not public yet. */
export function decidesOn(
  { reader }: Pick<Parts, 'reader'>,
  { partner, collection }: { partner: string; collection: string },
  viewer: Viewer,
): boolean {
  const members = reader.collection(collection)?.partners ?? [];
  return partnersOf(viewer).some((id) => id === partner || members.includes(id));
}

/** The content of a revision as somebody may see it who decides on it; undefined for all others. */
export function seeRevision(
  parts: Parts,
  revision: Pick<RevisionEntry, 'item' | 'name' | 'partner' | 'collection' | 'content'>,
  viewer: Viewer,
): RecordContent | undefined {
  if (!decidesOn(parts, revision, viewer)) return undefined;
  return seenContent(parts.reader.item(revision.item), revision, viewer)?.content;
}

/** The row of a record that a viewer may know of: as it is public to them, or as one who decides on it. */
export function seeRecord(
  parts: Parts,
  { item, name }: { item: string; name: string },
  viewer: Viewer,
): { row: Row; shown?: RecordState } | undefined {
  const row = parts.curation.recordAt(item, name);
  if (!row) return undefined;
  const state = parts.reader.item(item);
  const shown = (state && viewItem(state, viewer))?.records.find((record) => record.name === name);
  if (shown) return { row, shown };
  const own = partnersOf(viewer).includes(row.partner);
  const open = own || (decidesOn(parts, row, viewer) && !closedToReviewer(state, row, viewer).all);
  return open ? { row } : undefined;
}

/** Whether a statement of that id was ever part of a record. */
export function everSaid(parts: Parts, record: number, statement: string): boolean {
  return parts.curation
    .revisionsOf(record)
    .some(({ content }) => statementsOf(content).some((s) => statementId(s) === statement));
}
