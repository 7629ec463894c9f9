import type { FieldName, RecordContent } from '../../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import type { Archive } from '../../../archive/open-archive.ts';
import { maySee, type Viewer } from '../../../curation/access.ts';
import { withoutStatements } from '../../../curation/without-statements.ts';

/** A content as a viewer may see it; `held`: how many of its values are kept from them. */
export type Seen = { content: RecordContent; held: number };

/**
 * A revision as somebody may see it who takes part in deciding it. Where a statement of the record is held back from them, so is whatever else
 * the revision says in that field: a reworded secret is still one. Undefined where the record or item as a whole is held back.
 */
export function seenContent(
  { reader }: Pick<Archive, 'reader'>,
  {
    revision,
    viewer,
  }: {
    revision: { item: string; name: string; partner: string; content: RecordContent };
    viewer: Viewer;
  },
): Seen | undefined {
  const { item, name, partner, content } = revision;
  const state = reader.item(item);
  const describers = [...new Set([partner, ...(state?.records ?? []).map((record) => record.partner)])];
  const closed = (state?.restrictions ?? []).filter((restriction) => {
    if (restriction.record !== undefined && restriction.record !== name) return false;
    // A collection's own access (id 0) is no secret from the partners whose collection it is; they decide here.
    if (restriction.id === 0) return false;
    const owners = restriction.record !== undefined ? [partner] : describers;
    return !maySee(
      restriction.access,
      viewer,
      restriction.ground === 'harm' && restriction.record === undefined ? [restriction.by] : owners,
    );
  });
  if (closed.some((restriction) => restriction.statement === undefined)) return undefined;
  if (closed.length === 0) return { content, held: 0 };
  const hidden = new Set(closed.map((restriction) => restriction.statement!));
  const fields = new Set([...hidden].map((id) => id.slice(0, id.lastIndexOf('-')) as FieldName));
  const published = state?.records.find((record) => record.name === name)?.content ?? {};
  const open = new Set(
    statementsOf(published)
      .map((statement) => statementId(statement))
      .filter((id) => !hidden.has(id)),
  );
  const seen = withoutStatements(content, (id, field) => fields.has(field) && !open.has(id));
  return { content: seen, held: statementsOf(content).length - statementsOf(seen).length };
}
