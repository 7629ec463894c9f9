import type { Journal, Role } from './journal.ts';
import type { Replica } from './replica.ts';

export const imageFiles = (file: string): Record<Role, string> => ({
  plain: `${file}.plain`,
  dataset: `${file}.dataset`,
});

/**
 * Saves the memories of both stores as they are after the same batch, first `plain`'s, so that it can go on
 * with later batches; neither takes one before its turn. A start uses both images or neither, as what leaves
 * `plain` is found in `dataset`; a restart uses its own.
 * @param after the last batch that the images are to have.
 * @param pair tells these two from others.
 * @param onSaving called with whose turn it is, and with null at the end.
 */
export async function savePair(args: {
  replicas: Record<Role, Replica>;
  journal: Journal;
  file: string;
  cursor: string;
  pair: string;
  after: number;
  onSaving: (role: Role | null) => void;
}): Promise<void> {
  const { replicas, journal, file, cursor, pair, after, onSaving } = args;
  if (journal.entries.some(({ failed }) => failed.plain || failed.dataset)) {
    throw new Error('a batch could not be taken: the memory is not worth keeping');
  }
  const roles = ['plain', 'dataset'] as const;
  const files = imageFiles(file);
  for (const role of roles) replicas[role].hold(after);
  try {
    for (const role of roles) {
      onSaving(role);
      const task = { type: 'save-image', file: files[role], pair, cursor } as const;
      await replicas[role].chore({ task, after });
      journal.images = { ...journal.images, [role]: { file: files[role], pair, sequence: after } };
      replicas[role].hold(Number.POSITIVE_INFINITY);
    }
    journal.trim();
  } finally {
    onSaving(null);
    for (const role of roles) replicas[role].hold(Number.POSITIVE_INFINITY);
  }
}
