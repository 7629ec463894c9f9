import type { Transaction } from '../archive/writer.ts';

/** Partners who describe an item, those of withdrawn and of proposed records too. */
export const describersOf = (tx: Transaction, item: string): string[] => [
  ...new Set(tx.recordsOfItem(item).flatMap(({ partner, erased }) => (erased === null ? partner : []))),
];
