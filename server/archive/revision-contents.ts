import type { DatabaseSync } from 'node:sqlite';
import { forgetSharedNodes } from '../../vocab/crosswalks/linked-art/shared-nodes.ts';
import type { RecordContent } from '../../vocab/fields.ts';

type Row = { id: number; content: string; digest: Uint8Array };

const digests = new WeakMap<RecordContent, Uint8Array>();

/**
 * The digest (SHA-256 of the canonical JSON) under which a content is stored, if it is one that the archive has read; undefined for one that was
 * made of it, such as a view that leaves something out.
 */
export const storedDigest = (content: RecordContent): Uint8Array | undefined => digests.get(content);

/** Contents kept: a few batches' worth, some tens of megabytes. */
const kept = 8_000;

/**
 * The contents of revisions by their row. Revisions are immutable, so what has been read and parsed stays true: the followers, who come to
 * the same records one after another, share it. Nobody may change what this returns. After an erasure, by whatever thread or process, the next
 * reading forgets them all, and what this thread remembers of documents that were made of them.
 */
export function revisionContents(
  db: DatabaseSync,
): (ids: readonly number[]) => ReadonlyMap<number, RecordContent> {
  const read = db.prepare(
    'SELECT id, content, digest FROM revision WHERE id IN (SELECT value FROM json_each(?))',
  );
  const erased = db.prepare('SELECT count(*) AS n FROM erasure WHERE confirmed IS NOT NULL');
  const known = new Map<number, RecordContent>();
  let erasures: number | undefined;
  return (ids) => {
    const { n } = erased.get() as { n: number };
    if (n !== (erasures ?? n)) {
      known.clear();
      forgetSharedNodes();
    }
    erasures = n;
    const found = new Map<number, RecordContent>();
    const missing: number[] = [];
    for (const id of ids) {
      const content = known.get(id);
      if (content) found.set(id, content);
      else missing.push(id);
    }
    if (missing.length)
      for (const row of read.all(JSON.stringify(missing)) as Row[]) {
        const content = JSON.parse(row.content) as RecordContent;
        digests.set(content, row.digest);
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
