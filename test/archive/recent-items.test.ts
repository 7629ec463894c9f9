import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restrict } from '../../server/acts/restrict.ts';
import { recentItems } from '../../server/archive/recent-items.ts';
import { actsWorld, done, itemOf, now, steward, title } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';

test('an item is read once until the change list names it', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [
    { id: '1', content: title('One') },
    { id: '2', content: title('Two') },
  ]);
  const asked: string[][] = [];
  const reader = {
    items: (ids: readonly string[]) => {
      asked.push([...ids]);
      return archive.reader.items(ids);
    },
  };
  const items = recentItems(reader, archive.feed);
  const both = [itemOf('1'), itemOf('2')];
  const read = items(both);
  assert.deepEqual(read, archive.reader.items(both));
  assert.deepEqual(items([...both, 'nothing']), read);
  assert.deepEqual(asked.splice(0), [both, ['nothing']]);
  done(
    restrict(archive, {
      item: both[1]!,
      record: 'a',
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.deepEqual(items(both), archive.reader.items(both));
  assert.equal(items(both)[1]?.restrictions?.length, 1);
  assert.deepEqual(asked, [[both[1]]]);
});

test('items past its room are read again, and none is lost', async (t) => {
  const archive = actsWorld(t);
  const ids = Array.from({ length: 9_000 }, (_, i) => `i${i}`);
  const reader = { items: (of: readonly string[]) => of.map((id) => ({ id, records: [] })) };
  const items = recentItems(reader, archive.feed);
  assert.deepEqual(
    items(ids).map(({ id }) => id),
    ids,
  );
  assert.equal(items(ids).length, ids.length);
});
