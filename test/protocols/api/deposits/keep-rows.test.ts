import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RowPreview } from '../../../../server/deposit/row-preview.ts';
import {
  allRows,
  countRows,
  readRows,
  removeRows,
  shownRows,
  writeRows,
} from '../../../../server/protocols/api/deposits/keep-rows.ts';
import { temporaryFolder } from '../../../archive/temporary-archive.ts';

const row = (n: number): RowPreview => ({
  row: n,
  id: `${n} 面具`,
  outcome: n % 100 === 0 ? 'refused' : n % 3 === 0 ? 'changed' : 'new',
  marks: n % 1000 === 7 ? ['edited', 'offered'] : n % 1000 === 8 ? ['differs'] : [],
});
const rows = Array.from({ length: 10_000 }, (_, n) => row(n + 1));

test('pages of a list, of all rows and of any kind, each row once and in order, while it grows', async (t) => {
  const folder = temporaryFolder(t);
  assert.deepEqual(await readRows(folder, 'preview', { limit: 5 }), { entries: [] });
  const writer = await writeRows(folder, 'preview');
  await writer.add(rows.slice(0, 5000));
  const early = await readRows(folder, 'preview', { after: 4997, limit: 5 });
  assert.deepEqual([early.entries.map(({ n }) => n), early.next], [[4998, 4999], undefined]);
  await writer.add(rows.slice(5000));
  await writer.end();

  async function every(kind?: Parameters<typeof readRows>[2]['kind']) {
    const found: number[] = [];
    for (let after: number | undefined = -1; after !== undefined; ) {
      const page = await readRows(folder, 'preview', { after, limit: 77, kind });
      found.push(...page.entries.map((entry) => entry.row));
      after = page.next;
    }
    return found;
  }
  const wanted = (test: (row: RowPreview) => boolean) => rows.filter(test).map((one) => one.row);
  assert.deepEqual(
    await every(),
    wanted(() => true),
  );
  assert.deepEqual(
    await every('refused'),
    wanted(({ outcome }) => outcome === 'refused'),
  );
  assert.deepEqual(
    await every('offered'),
    wanted(({ marks }) => marks.includes('offered')),
  );
  assert.deepEqual(
    await every('conflict'),
    wanted(({ marks }) => marks.length > 0),
  );
  assert.deepEqual(await every('absent'), []);
  const [last] = (await readRows(folder, 'preview', { after: 9998, limit: 1 })).entries;
  assert.deepEqual(last, { n: 9999, ...rows[9999] });
});

test('the index alone says how rows were shown, and counts them', async (t) => {
  const folder = temporaryFolder(t);
  const writer = await writeRows(folder, 'taken');
  const absent: RowPreview = { row: 0, id: 'x', outcome: 'absent', marks: ['edited'] };
  await writer.add([...rows.slice(0, 10), absent]);
  await writer.end();
  const shown = await Array.fromAsync(shownRows(folder, 'taken'));
  assert.deepEqual(
    shown,
    [...rows.slice(0, 10), absent].map(({ outcome, marks }) => ({ outcome, marks })),
  );
  const counts = await countRows(folder, 'taken');
  assert.deepEqual([counts.rows, counts.absent, counts.edited, counts.conflict], [10, 1, 2, 3]);
  assert.equal((await Array.fromAsync(allRows(folder, 'taken'))).length, 11);
  await removeRows(folder, 'taken');
  assert.deepEqual(await Array.fromAsync(allRows(folder, 'taken')), []);
});
