import type { RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';

/**
 * A statement that is held back and then reworded would be another one, and public. So where a held statement is gone from a record's new
 * content, what is new in its field is held back likewise, until whoever holds it lets go.
 */
export function carryRestrictions(tx: Transaction, record: StoredRecord, content: RecordContent): void {
  const held = tx.restrictionsOn(record.id);
  if (held.length === 0) return;
  const statements = statementsOf(content).map((s) => ({ id: statementId(s), field: s.field }));
  const present = new Set(statements.map(({ id }) => id));
  const old = record.published === null ? undefined : tx.revision(record.published);
  const before = new Set(
    old ? statementsOf(JSON.parse(old.content) as RecordContent).map((s) => statementId(s)) : [],
  );
  for (const restriction of held) {
    if (present.has(restriction.statement)) continue;
    const field = restriction.statement.slice(0, restriction.statement.lastIndexOf('-'));
    for (const statement of statements)
      if (statement.field === field && !before.has(statement.id))
        tx.restrict({ ...restriction, item: record.item, record: record.id, statement: statement.id });
  }
}
