import { type FieldName, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import { type Statement, statementsOf } from '../../../../vocab/record/statement.ts';
import { canonicalJson } from '../../../archive/canonical-json.ts';

/** One value beside its counterpart: `same` on both sides, `removed` from the old, `added` in the new. */
export type Marked = { mark: 'same' | 'removed' | 'added'; statement: Statement };
export type FieldDifference = { field: FieldName; old: Marked[]; new: Marked[]; differs: boolean };

const nameOf = ({ field, key, value }: Statement): string => `${field}\n${key}\n${canonicalJson(value)}`;

/**
 * Two contents, field by field, in the order of the fields. A value that is written otherwise counts as changed even where it compares as the
 * same, so that nothing is approved unseen. Pure.
 */
export function compareContents(old: RecordContent, content: RecordContent): FieldDifference[] {
  const before = statementsOf(old);
  const after = statementsOf(content);
  const inOld = new Set(before.map(nameOf));
  const inNew = new Set(after.map(nameOf));
  return fieldNames.flatMap((field) => {
    const left = before
      .filter((s) => s.field === field)
      .map((s): Marked => ({ statement: s, mark: inNew.has(nameOf(s)) ? 'same' : 'removed' }));
    const right = after
      .filter((s) => s.field === field)
      .map((s): Marked => ({ statement: s, mark: inOld.has(nameOf(s)) ? 'same' : 'added' }));
    if (left.length + right.length === 0) return [];
    const differs = [...left, ...right].some(({ mark }) => mark !== 'same');
    return [{ field, old: left, new: right, differs }];
  });
}
