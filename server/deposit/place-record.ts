import type { Problem } from '../../vocab/problem.ts';
import { sharedIdentifiers } from '../../vocab/record/shared-identifiers.ts';
import { erasedSource, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { itemId } from '../curation/item-id.ts';
import { type ItemView, viewItem } from '../curation/view.ts';
import { resolveItem } from './resolve-item.ts';
import type { DepositContext, Row } from './write-batch.ts';

type Placed = { record: StoredRecord } | { problem: Omit<Problem, 'severity'> };

/** The item as the partner may see it: `hidden` where there is something of which the partner may see nothing. */
function seen(item: string, { partner, parts }: DepositContext): ItemView | 'hidden' | undefined {
  const state = parts.reader.item(item);
  if (!state || state.records.length === 0) return undefined;
  return viewItem(state, { kind: 'partner', partners: [partner] }) ?? 'hidden';
}

/**
 * The one item in which others use an identifier of the row, as far as the partner may see that. Two such items are for people to look at, and a
 * partner's own rows are told apart by their ids.
 */
function identifiedItem(tx: Transaction, { content }: Row, context: DepositContext): string | undefined {
  const identifiers = sharedIdentifiers(content);
  const found = new Set(identifiers.flatMap((value) => tx.itemsIdentified(value)));
  const usable = [...found].filter((item) => {
    const view = seen(item, context);
    return (
      typeof view === 'object' &&
      view.records.some((record) =>
        sharedIdentifiers(record.content).some((value) => identifiers.includes(value)),
      )
    );
  });
  const [item] = usable;
  if (item === undefined || usable.length > 1) return undefined;
  const { partner, collection } = context;
  const own = tx
    .recordsOfItem(item)
    .some((record) => record.partner === partner && record.collection === collection.id);
  return own ? undefined : item;
}

const itemUnknown = (value: string) => ({
  code: 'item.unknown',
  path: 'item',
  value,
  message: 'The item that this row describes too is not in the archive.',
  remedy: 'Give the address of its page, or load the file that describes it first.',
});

/** The record of a row: the one that the partner has for it already, or a new one, in the item that the row names or shares. */
export function placeRecord(tx: Transaction, row: Row, context: DepositContext): Placed {
  const { draft } = row;
  const key = { partner: context.partner, collection: context.collection.id, sourceId: draft.id };
  const known = tx.findRecord(key);
  if (known) return { record: known };
  const own = itemId(key);
  let shared: string | undefined;
  if (draft.item === undefined) shared = identifiedItem(tx, row, context);
  else {
    shared = resolveItem(tx, { reference: draft.item, baseUrl: context.baseUrl });
    if (shared === undefined || seen(shared, context) === 'hidden')
      return { problem: itemUnknown(draft.item) };
  }
  // The row keeps an address of its own; where it joins another item, what names the row by its key finds that one.
  const fresh = tx.addItem(own, shared);
  if (!fresh && tx.findRecord({ ...key, sourceId: erasedSource(own) }))
    return {
      problem: {
        code: 'record.erased',
        path: '',
        message: 'What this row said was erased from the archive, and is not taken again.',
        remedy: 'Ask the operator of the archive for the ground; leave the row out.',
      },
    };
  const item = shared ?? (fresh ? own : tx.currentItem(own)!);
  return { record: tx.addRecord({ item, ...key, fresh: fresh && shared === undefined }) };
}
