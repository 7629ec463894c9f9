import { field, fieldNames } from '../../vocab/fields.ts';
import { type Statement, statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { RecordView } from './view.ts';

/** Who says it: the record's name, its partner, and when. */
export type Claim = { record: string; partner: string; time: string };

/**
 * `agreed`: all who speak of the property say it; `sole`: one says it and nobody differs; `differing`: others say something else; `contested`: a
 * dispute about it is open with one who says it.
 */
export const standings = ['agreed', 'sole', 'differing', 'contested'] as const;
export type Standing = (typeof standings)[number];

/** One value of one property of an item, with all who assert it. */
export type Compared = { statement: Statement; standing: Standing; claims: Claim[] };

/** Within what values exclude one another: a property; of a text, its language; of a dimension, its kind. */
export const scopeOf = (s: Statement): string => {
  if (field(s.field).type === 'dimension') return `${s.field} ${s.key.slice(0, s.key.indexOf('='))}`;
  return s.language === undefined ? s.field : `${s.field} ${s.language}`;
};

const excludes = (s: Statement): boolean => ['single', 'text'].includes(field(s.field).compares);

/** Groups the statements of an item's records by value, in the order of the fields, and says how they stand to one another. */
export function compareStatements(records: readonly RecordView[]): Compared[] {
  const byValue = new Map<string, Compared>();
  const speakers = new Map<string, Set<string>>();
  const contested = new Set<Compared>();
  for (const record of records)
    for (const statement of statementsOf(record.content)) {
      const value = `${statement.field} ${statement.key}`;
      const group = byValue.get(value) ?? { statement, standing: 'sole' as const, claims: [] };
      group.claims.push({ record: record.name, partner: record.partner, time: record.time });
      byValue.set(value, group);
      if (record.contested?.includes(statementId(statement))) contested.add(group);
      const place = scopeOf(statement);
      speakers.set(place, (speakers.get(place) ?? new Set()).add(record.partner));
    }
  const compared = [...byValue.values()].map((group) => {
    if (contested.has(group)) return { ...group, standing: 'contested' as const };
    const asserting = new Set(group.claims.map((claim) => claim.partner)).size;
    const all = speakers.get(scopeOf(group.statement))!.size;
    const standing: Standing =
      excludes(group.statement) && asserting < all ? 'differing' : asserting > 1 ? 'agreed' : 'sole';
    return { ...group, standing };
  });
  return compared.sort(
    (a, b) => fieldNames.indexOf(a.statement.field) - fieldNames.indexOf(b.statement.field),
  );
}
