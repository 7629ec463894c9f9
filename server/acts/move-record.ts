import type { Transaction } from '../archive/writer.ts';
import { picturesOf } from './enter-revision.ts';

/** Moves a record to another item, with its pictures, which keep their former addresses too. */
export function moveRecord(tx: Transaction, id: number, item: string): void {
  const record = tx.recordById(id)!;
  tx.moveRecord(record, item, tx.formerName(id, item) ?? tx.freeName(item, record.partner));
  const moved = tx.recordById(id)!;
  const published = moved.published === null ? undefined : tx.revision(moved.published);
  if (published) tx.images(id, picturesOf(moved, JSON.parse(published.content)));
}
