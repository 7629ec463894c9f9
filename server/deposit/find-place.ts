import type { Problem } from '../../vocab/problem.ts';
import { sharedIdentifiers } from '../../vocab/record/shared-identifiers.ts';
import { erasedSource, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { itemId } from '../curation/item-id.ts';
import { type ItemView, viewItem } from '../curation/view.ts';
import type { DepositContext, Row } from './deposit-context.ts';
import { resolveItem } from './resolve-item.ts';
import type { JoinReason } from './row-preview.ts';

/**
 * Where a row belongs: the record that the partner has for it already; or a new one, in an item of its own (`own`, the address made from its key, which
 * may lead elsewhere by now) or in one that is `shared`. `alike`: items that bear its identifiers, where these are several.
 */
export type Place =
  | { kind: 'known'; record: StoredRecord; item: string }
  | { kind: 'new'; own: string; item: string; shared?: { item: string; why: JoinReason }; alike: string[] }
  | { kind: 'nowhere'; problem: Omit<Problem, 'severity'> };

/** The item as the partner may see it: `hidden` where there is something of which the partner may see nothing. */
function seen(item: string, { partner, parts }: DepositContext): ItemView | 'hidden' | undefined {
  const state = parts.reader.item(item);
  if (!state || state.records.length === 0) return undefined;
  return viewItem(state, { kind: 'partner', partners: [partner] }) ?? 'hidden';
}

/** Items in which others use an identifier of the row, as far as the partner may see that. */
function identifiedItems(tx: Transaction, { content }: Row, context: DepositContext): string[] {
  const identifiers = sharedIdentifiers(content);
  const found = new Set(identifiers.flatMap((value) => tx.itemsIdentified(value)));
  return [...found].filter((item) => {
    const view = seen(item, context);
    return (
      typeof view === 'object' &&
      view.records.some((record) =>
        sharedIdentifiers(record.content).some((value) => identifiers.includes(value)),
      )
    );
  });
}

/** Whether the partner describes an item in this collection already, or will by an earlier row: its own rows are told apart by their ids. */
function describedAlready(tx: Transaction, item: string, context: DepositContext): boolean {
  const { partner, collection, run } = context;
  if (run?.joined.has(item)) return true;
  return tx
    .recordsOfItem(item)
    .some((record) => record.partner === partner && record.collection === collection.id);
}

const itemUnknown = (value: string) => ({
  code: 'item.unknown',
  path: 'item',
  value,
  message: 'The item that this row describes too is not in the archive.',
  remedy: 'Give the address of its page, or load the file that describes it first.',
});

const erased = {
  code: 'record.erased',
  path: '',
  message: 'What this row said was erased from the archive, and is not taken again.',
  remedy: 'Ask the operator of the archive for the ground; leave the row out.',
};

function sharedItem(
  tx: Transaction,
  row: Row,
  context: DepositContext,
): { shared?: { item: string; why: JoinReason }; alike: string[] } | { unknown: string } {
  const { reference, why } =
    typeof row.join === 'string'
      ? { reference: `item/${row.join}`, why: 'choice' as const }
      : { reference: row.draft.item, why: 'column' as const };
  if (reference !== undefined) {
    const item = resolveItem(tx, {
      reference,
      baseUrl: context.baseUrl,
      formerBaseUrls: context.formerBaseUrls,
      made: context.run?.made,
    });
    if (item === undefined || seen(item, context) === 'hidden') return { unknown: reference };
    return { shared: { item, why }, alike: [] };
  }
  if (row.join === null) return { alike: [] };
  const items = identifiedItems(tx, row, context);
  // Two such items are for people to look at.
  if (items.length !== 1) return { alike: items };
  const [item] = items as [string];
  return describedAlready(tx, item, context)
    ? { alike: [] }
    : { shared: { item, why: 'identifier' }, alike: [] };
}

/** Finds where a row belongs, and writes nothing. */
export function findPlace(tx: Transaction, row: Row, context: DepositContext): Place {
  const key = {
    partner: context.partner,
    collection: context.collection.id,
    sourceId: row.draft.id,
  };
  const known = tx.findRecord(key);
  if (known) return { kind: 'known', record: known, item: known.item };
  const own = itemId(key);
  const found = sharedItem(tx, row, context);
  if ('unknown' in found) return { kind: 'nowhere', problem: itemUnknown(found.unknown) };
  const address = tx.currentItem(own);
  if (address !== undefined && tx.findRecord({ ...key, sourceId: erasedSource(own) }))
    return { kind: 'nowhere', problem: erased };
  return { kind: 'new', own, item: found.shared?.item ?? address ?? own, ...found };
}

/** The record at a place, made where there is none. */
export function takePlace(
  tx: Transaction,
  place: Exclude<Place, { kind: 'nowhere' }>,
  { partner, collection }: Pick<DepositContext, 'partner' | 'collection'>,
  sourceId: string,
): StoredRecord {
  if (place.kind === 'known') return place.record;
  const { own, shared } = place;
  // The row keeps an address of its own; where it joins another item, what names the row by its key finds that one.
  const fresh = tx.addItem(own, shared?.item);
  return tx.addRecord({
    item: place.item,
    partner,
    collection: collection.id,
    sourceId,
    fresh: fresh && shared === undefined,
  });
}
