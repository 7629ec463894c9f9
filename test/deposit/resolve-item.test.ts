import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemId } from '../../server/curation/item-id.ts';
import { resolveItem } from '../../server/deposit/resolve-item.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { depositRows } from './deposit-rows.ts';

test('an item is found by its address now and before, by its key, and by its partner’s row', async (t) => {
  const archive = temporaryArchive(t);
  await depositRows(archive, [{ id: 'mask', content: { title: { en: ['Mask'] } } }]);
  const item = itemId({ partner: 'a', collection: 'shared', sourceId: 'mask' });
  const find = (reference: string) =>
    archive.writer.transact((tx) =>
      resolveItem(tx, {
        reference,
        baseUrl: 'https://new.example/',
        formerBaseUrls: ['http://old.example/archive/'],
      }),
    );
  for (const reference of [
    `https://new.example/item/${item}`,
    `http://old.example/archive/item/${item}`,
    `item/${item}`,
    `ark:/12345/${item}`,
    `https://new.example/ark:12345/${item}`,
    'a/shared/mask',
  ])
    assert.equal(find(reference), item, reference);
  for (const reference of [`https://other.example/item/${item}`, 'item/000000000000', 'b/shared/mask', 'x'])
    assert.equal(find(reference), undefined, reference);
});
