import type { RecordContent } from '../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import type { RecordState } from '../../archive/archive.ts';
import type { RevisionEntry } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { maySee, type Viewer } from '../../curation/access.ts';
import { viewItem } from '../../curation/view.ts';
import { withoutStatements } from '../../curation/without-statements.ts';

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

/** The restrictions that close something of a record for a viewer: all of it, or these statements. */
function closedFor(parts: Parts, row: { item: string; name: string; partner: string }, viewer: Viewer) {
  const item = parts.reader.item(row.item);
  const describers = [...new Set([row.partner, ...(item?.records ?? []).map(({ partner }) => partner)])];
  const statements = new Set<string>();
  for (const r of item?.restrictions ?? []) {
    // Of records that await a decision, those who decide see what the collection keeps from others.
    if (r.id === 0) continue;
    const owners = r.record !== undefined ? [row.partner] : r.ground === 'harm' ? [r.by] : describers;
    if ((r.record !== undefined && r.record !== row.name) || maySee(r.access, viewer, owners)) continue;
    if (r.statement === undefined) return { all: true, statements };
    statements.add(r.statement);
  }
  return { all: false, statements };
}

/**
 * The content of a revision as a viewer may see it today, or undefined. In a field where something is held back from the viewer, only what
 * the public record says to them there is shown: a held statement that was worded otherwise is still one.
 */
export function seeRevision(
  parts: Parts,
  revision: Pick<RevisionEntry, 'item' | 'name' | 'partner' | 'collection' | 'content'>,
  viewer: Viewer,
): RecordContent | undefined {
  if (!decidesOn(parts, revision, viewer)) return undefined;
  const { all, statements } = closedFor(parts, revision, viewer);
  if (all) return undefined;
  if (statements.size === 0) return revision.content;
  const fields = new Set([...statements].map((id) => id.slice(0, id.lastIndexOf('-'))));
  const current = parts.reader.item(revision.item);
  const shown = (current && viewItem(current, viewer))?.records.find(({ name }) => name === revision.name);
  const known = new Set(shown ? statementsOf(shown.content).map((s) => statementId(s)) : []);
  return withoutStatements(revision.content, (id, field) => fields.has(field) && !known.has(id));
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
  const open = own || (decidesOn(parts, row, viewer) && !closedFor(parts, row, viewer).all);
  return open ? { row } : undefined;
}

/** Whether a statement of that id was ever part of a record. */
export function everSaid(parts: Parts, record: number, statement: string): boolean {
  return parts.curation
    .revisionsOf(record)
    .some(({ content }) => statementsOf(content).some((s) => statementId(s) === statement));
}
