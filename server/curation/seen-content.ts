import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { ItemState } from '../archive/archive.ts';
import { maySee, type Viewer } from './access.ts';
import { withoutStatements } from './without-statements.ts';

/** A content as a viewer may see it; `held`: how many of its values are kept from them. */
export type Seen = { content: RecordContent; held: number };

/** What of a record is closed to somebody who takes part in deciding on it: all of it, or these statements. */
export function closedToReviewer(
  item: ItemState | undefined,
  { name, partner }: { name: string; partner: string },
  viewer: Viewer,
): { all: boolean; statements: ReadonlySet<string> } {
  const describers = [...new Set([partner, ...(item?.records ?? []).map((record) => record.partner)])];
  const closed = (item?.restrictions ?? []).filter((r) => {
    // A collection's own access (id 0) is no secret from the partners whose collection it is; they decide here.
    if (r.id === 0 || (r.record !== undefined && r.record !== name)) return false;
    const owners = r.record !== undefined ? [partner] : r.ground === 'harm' ? [r.by] : describers;
    return !maySee(r.access, viewer, owners);
  });
  return {
    all: closed.some(({ statement }) => statement === undefined),
    statements: new Set(closed.flatMap(({ statement }) => statement ?? [])),
  };
}

/**
 * A revision as somebody may see it who takes part in deciding it. Where a statement of the record is held back from them, so is whatever else
 * the revision says in that field and the public record does not: a reworded secret is still one. Undefined where the record or item as a whole is
 * held back. Pure.
 */
export function seenContent(
  item: ItemState | undefined,
  revision: { name: string; partner: string; content: RecordContent },
  viewer: Viewer,
): Seen | undefined {
  const { content, name } = revision;
  const { all, statements: hidden } = closedToReviewer(item, revision, viewer);
  if (all) return undefined;
  if (hidden.size === 0) return { content, held: 0 };
  const fields = new Set([...hidden].map((id) => id.slice(0, id.lastIndexOf('-')) as FieldName));
  const published = item?.records.find((record) => record.name === name)?.content ?? {};
  const open = new Set(
    statementsOf(published)
      .map((statement) => statementId(statement))
      .filter((id) => !hidden.has(id)),
  );
  const seen = withoutStatements(content, (id, field) => fields.has(field) && !open.has(id));
  return { content: seen, held: statementsOf(content).length - statementsOf(seen).length };
}
