import type { RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';

const fieldOf = (statement: string): string => statement.slice(0, statement.lastIndexOf('-'));

/** What the record said in public last, also where it has been taken back since. `record`: as it was before the content came. */
function lastPublic(tx: Transaction, record: StoredRecord): ReadonlySet<string> {
  const old = record.published === null ? undefined : tx.revision(record.published);
  return new Set(
    old ? statementsOf(JSON.parse(old.content) as RecordContent).map((s) => statementId(s)) : [],
  );
}

/**
 * A statement that is held back and then reworded would be another one, and public. So where a held statement is gone from a record's new
 * content, what is new in its field is held back likewise, until whoever holds it lets go. Of a record that is not public now all in the field is new.
 */
export function carryRestrictions(tx: Transaction, record: StoredRecord, content: RecordContent): void {
  const held = record.revisions === 0 ? [] : tx.restrictionsOn(record.id);
  if (held.length === 0) return;
  const statements = statementsOf(content).map((s) => statementId(s));
  const before = lastPublic(tx, record);
  const what = ({ statement, access, partner, dispute }: Omit<(typeof held)[number], 'id'>) =>
    canonicalJson([statement, access, partner, dispute ?? null]);
  const there = new Set(held.map(what));
  for (const { id: _, ...restriction } of held) {
    if (statements.includes(restriction.statement)) continue;
    // What was edited away before was carried then, or is held back in the history alone.
    if (record.published !== null && !before.has(restriction.statement)) continue;
    for (const statement of statements) {
      if (fieldOf(statement) !== fieldOf(restriction.statement)) continue;
      const carried = { ...restriction, statement };
      if (before.has(statement) || there.has(what(carried))) continue;
      there.add(what(carried));
      tx.restrict({ ...carried, item: record.item, record: record.id });
    }
  }
}
