import type { Archive } from '../../archive/open-archive.ts';
import type { ItemView } from '../view.ts';

/** A dispute for whose duration something is marked contested: a statement of a record, the record, or the item as a whole. */
export type ContestedBy = { number: string; record?: string; statement?: string };

/** The disputes that mark what a view shows; what a view leaves out is not named. */
export function contestedBy({ curation }: Pick<Archive, 'curation'>, view: ItemView): ContestedBy[] {
  // Of nearly all items nothing is contested, and the records say so.
  if (!view.records.some(({ contested, contestedWhole }) => contested || contestedWhole)) return [];
  const disputes = curation.disputesOfItem(view.id).filter(({ contested }) => contested);
  const names = new Map(
    view.records.flatMap(({ name }) => {
      const row = curation.recordAt(view.id, name)?.id;
      return row === undefined ? [] : [[row, name] as const];
    }),
  );
  return disputes.flatMap(({ number, record: row, statement }): ContestedBy[] => {
    if (row === undefined) return [{ number }];
    const record = names.get(row);
    if (record === undefined) return [];
    if (statement === undefined) return [{ number, record }];
    const shown = view.records.find(({ name }) => name === record)?.contested?.includes(statement);
    return shown ? [{ number, record, statement }] : [];
  });
}
