import type { DatabaseSync } from 'node:sqlite';
import type { RecordContent } from '../../vocab/fields.ts';

/** Contents kept: a few batches' worth, some tens of megabytes. */
const kept = 12_000;

/**
 * The contents of revisions by their row. Revisions are immutable, so what has been read and parsed stays true: the followers, who come to
 * the same records one after another, share it. Nobody may change what this returns.
 */
export function revisionContents(
  db: DatabaseSync,
): (ids: readonly number[]) => ReadonlyMap<number, RecordContent> {
  const read = db.prepare('SELECT id, content FROM revision WHERE id IN (SELECT value FROM json_each(?))');
  const known = new Map<number, RecordContent>();
  return (ids) => {
    const found = new Map<number, RecordContent>();
    const missing: number[] = [];
    for (const id of ids) {
      const content = known.get(id);
      if (content) found.set(id, content);
      else missing.push(id);
    }
    if (missing.length)
      for (const row of read.all(JSON.stringify(missing)) as { id: number; content: string }[]) {
        const content = JSON.parse(row.content) as RecordContent;
        found.set(row.id, content);
        known.set(row.id, content);
      }
    // The oldest go first: a map keeps the order in which its entries came.
    for (const id of known.keys()) {
      if (known.size <= kept) break;
      known.delete(id);
    }
    return found;
  };
}
