import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { done, itemOf, now, steward, title } from '../acts/acts-world.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { followAll, ldesWorld } from '../protocols/ldes/ldes-world.ts';
import { installLdesClient, type LdesMember } from './install-ldes-client.ts';

/** What a client that applies members in their order has: the texts of each record that is not deleted. */
function applied(members: readonly LdesMember[]): Map<string, string[]> {
  const state = new Map<string, string[]>();
  for (const { of, act, texts } of members.toSorted((a, b) => (a.time < b.time ? -1 : 1)))
    if (act === 'Delete') state.delete(of);
    else state.set(of, texts);
  return state;
}

test('ldes-client (npm) replicates the stream, and follows edits, deletions and restrictions', async (t) => {
  const client = await installLdesClient();
  if ('reason' in client) return t.skip(client.reason);
  const w = await ldesWorld(t, 10);
  const ids = Array.from({ length: 25 }, (_, n) => `m${n + 1}`);
  await depositRows(
    w.archive,
    ids.map((id) => ({ id, content: title(`Title of ${id}`) })),
  );
  followAll(w.archive);
  const url = `${w.base}ldes`;
  const first = await client.replicate(url);
  assert.equal(first.length, 25);
  assert.equal(new Set(first.map(({ id }) => id)).size, 25);
  assert.ok(
    first.every(({ act, quads, texts, of }) => act === 'Create' && quads > 3 && texts.length > 0 && of),
  );

  await delay(3);
  const act = (id: string) => ({ item: itemOf(id), record: 'a', actor: steward('a'), time: now() });
  done(editRecord(w.archive, { ...act('m3'), content: title('Renamed') }));
  done(withdrawRecord(w.archive, act('m7')));
  done(restrict(w.archive, { ...act('m12'), access: { level: 'withheld' }, ground: 'own' }));
  followAll(w.archive);

  const all = await client.replicate(url);
  const address = (id: string) => `${w.base}item/${itemOf(id)}/record/a`;
  const state = applied(all);
  assert.equal(state.size, 23);
  assert.ok(state.get(address('m3'))!.includes('Renamed'));
  for (const id of ['m7', 'm12']) {
    assert.equal(state.get(address(id)), undefined);
    assert.ok(all.every(({ texts }) => !texts.includes(`Title of ${id}`)));
  }
  assert.deepEqual(
    all
      .filter(({ act: kind }) => kind !== 'Create')
      .map(({ act: kind }) => kind)
      .sort(),
    ['Delete', 'Delete', 'Update'],
  );

  const statePath = join(temporaryFolder(t), 'state');
  const before = await client.replicate(url, statePath);
  assert.equal(before.length, all.length);
  await delay(3);
  done(editRecord(w.archive, { ...act('m5'), content: title('Renamed too') }));
  followAll(w.archive);
  const later = await client.replicate(url, statePath);
  assert.deepEqual(
    later.map(({ act: kind, of }) => [kind, of]),
    [['Update', address('m5')]],
    'taken up again, it gives out what is new and nothing else',
  );
});
