import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PublicChange, PublicList } from '../../server/archive/public-list.ts';

/** What is appended to a public list; it numbers the entries itself. */
export type PublicEntry = Omit<PublicChange, 'seq'> & {
  partner: string;
  collection: string;
  sets?: readonly string[];
};

/** A public list under test, empty at first, and the way to write to it. */
export type PublicListBench = { list: PublicList; append(entry: PublicEntry): void; close(): void };

const time = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000 + 250).toISOString();
const stamp = (second: number): string => `${time(second).slice(0, 19)}Z`;

const entry = (
  record: string,
  second: number,
  more: Partial<Pick<PublicEntry, 'kind' | 'collection' | 'partner' | 'sets'>> = {},
): PublicEntry => ({
  item: `item-${record}`,
  record: 'museum',
  partner: 'museum',
  collection: 'masks',
  kind: 'create',
  time: time(second),
  ...more,
});

/** What every public list must do, run against the one that `make` gives. */
export function publicListContract(name: string, make: () => PublicListBench | Promise<PublicListBench>) {
  const withList = async (entries: PublicEntry[], run: (bench: PublicListBench) => void | Promise<void>) => {
    const bench = await make();
    try {
      for (const each of entries) bench.append(each);
      await run(bench);
    } finally {
      bench.close();
    }
  };
  const items = (list: PublicList, query: Parameters<PublicList['records']>[0]): string[] =>
    list.records(query).map((state) => state.item);

  describe(`public list: ${name}`, () => {
    test('a set by what records say is selected whole, by its kind, and keeps what is deleted', async () => {
      await withList(
        [
          entry('a', 0, { sets: ['type:mask', 'language:en'] }),
          entry('b', 1, { sets: ['type:mask-stand', 'language:ar', 'language:en'] }),
          entry('c', 2),
        ],
        async (bench) => {
          assert.deepEqual(items(bench.list, { set: 'type:mask', limit: 9 }), ['item-a']);
          assert.deepEqual(items(bench.list, { set: 'language:en', limit: 9 }), ['item-a', 'item-b']);
          assert.deepEqual(items(bench.list, { set: 'type:', limit: 9 }), ['item-a', 'item-b']);
          assert.deepEqual(items(bench.list, { set: 'mask', limit: 9 }), []);
          assert.equal(bench.list.count({ set: 'language:en' }), 2);
          assert.deepEqual(bench.list.record('item-b', 'museum')?.sets, [
            'type:mask-stand',
            'language:ar',
            'language:en',
          ]);
          bench.append(entry('a', 3, { kind: 'delete', sets: ['type:mask', 'language:en'] }));
          assert.deepEqual(items(bench.list, { set: 'type:mask', limit: 9 }), ['item-a']);
          assert.deepEqual(
            bench.list
              .setsInUse()
              .flatMap(({ sets }) => sets)
              .sort(),
            ['language:ar', 'language:en', 'type:mask-stand'],
          );
        },
      );
    });

    test('an empty list has no head, no earliest date and no records', () =>
      withList([], ({ list }) => {
        assert.equal(list.head(), 0);
        assert.equal(list.earliest(), undefined);
        assert.equal(list.record('item-a', 'museum'), undefined);
        assert.deepEqual(list.changesAfter(0, 10), []);
        assert.deepEqual(list.records({ limit: 10 }), []);
        assert.equal(list.count({}), 0);
      }));

    test('changes come in the order of their numbers, all kept, in pages', () =>
      withList([entry('a', 1), entry('b', 2), entry('a', 3, { kind: 'update' })], ({ list }) => {
        const all = list.changesAfter(0, 10);
        assert.deepEqual(
          all.map(({ item, kind, time: at }) => [item, kind, at]),
          [
            ['item-a', 'create', time(1)],
            ['item-b', 'create', time(2)],
            ['item-a', 'update', time(3)],
          ],
        );
        assert.ok(all[0]!.seq < all[1]!.seq && all[1]!.seq < all[2]!.seq);
        assert.equal(list.head(), all[2]!.seq);
        assert.deepEqual(list.changesAfter(all[0]!.seq, 1), [all[1]]);
        assert.deepEqual(list.changesAfter(list.head(), 10), []);
      }));

    test('a record has one state, its newest; a change moves it to the end', () =>
      withList([entry('a', 1), entry('b', 2), entry('a', 3, { kind: 'update' })], ({ list }) => {
        assert.deepEqual(items(list, { limit: 10 }), ['item-b', 'item-a']);
        assert.equal(list.count({}), 2);
        const state = list.record('item-a', 'museum');
        assert.deepEqual(state, {
          item: 'item-a',
          record: 'museum',
          partner: 'museum',
          collection: 'masks',
          datestamp: stamp(3),
          seq: list.head(),
          deleted: false,
          sets: [],
        });
      }));

    test('deletion stays in the list, and a record can come back', () =>
      withList([entry('a', 1), entry('a', 2, { kind: 'delete' })], (bench) => {
        assert.equal(bench.list.record('item-a', 'museum')?.deleted, true);
        assert.equal(bench.list.count({}), 1);
        bench.append(entry('a', 3));
        assert.equal(bench.list.record('item-a', 'museum')?.deleted, false);
        assert.equal(bench.list.earliest(), stamp(1));
      }));

    test('two records of one item are apart', () =>
      withList([entry('a', 1), { ...entry('a', 2), record: 'village', partner: 'village' }], ({ list }) => {
        assert.equal(list.record('item-a', 'museum')?.datestamp, stamp(1));
        assert.equal(list.record('item-a', 'village')?.datestamp, stamp(2));
        assert.equal(list.record('item-a', 'other'), undefined);
      }));

    test('dates are inclusive on both sides, by seconds', () =>
      withList([entry('a', 1), entry('b', 2), entry('c', 2), entry('d', 3)], ({ list }) => {
        assert.deepEqual(items(list, { from: stamp(2), limit: 10 }), ['item-b', 'item-c', 'item-d']);
        assert.deepEqual(items(list, { until: stamp(2), limit: 10 }), ['item-a', 'item-b', 'item-c']);
        assert.deepEqual(items(list, { from: stamp(2), until: stamp(2), limit: 10 }), ['item-b', 'item-c']);
        assert.equal(list.count({ from: stamp(2), until: stamp(2) }), 2);
        assert.deepEqual(items(list, { from: stamp(4), limit: 10 }), []);
        assert.deepEqual(items(list, { until: stamp(0), limit: 10 }), []);
        assert.equal(list.count({ from: stamp(4) }), 0);
        assert.equal(list.count({ until: stamp(0) }), 0);
      }));

    test('partner and collection select, together with dates', () =>
      withList(
        [
          entry('a', 1),
          entry('b', 2, { collection: 'songs' }),
          entry('c', 3, { partner: 'village' }),
          entry('d', 4, { partner: 'village', collection: 'songs' }),
        ],
        ({ list }) => {
          assert.deepEqual(items(list, { partner: 'village', limit: 10 }), ['item-c', 'item-d']);
          assert.deepEqual(items(list, { collection: 'songs', limit: 10 }), ['item-b', 'item-d']);
          assert.deepEqual(items(list, { partner: 'village', collection: 'songs', limit: 10 }), ['item-d']);
          assert.deepEqual(items(list, { partner: 'village', until: stamp(3), limit: 10 }), ['item-c']);
          assert.equal(list.count({ collection: 'songs', from: stamp(3) }), 1);
          assert.deepEqual(items(list, { partner: 'nobody', limit: 10 }), []);
        },
      ));

    test('a deleted record stays under its partner and collection', () =>
      withList([entry('a', 1), entry('a', 2, { kind: 'delete' })], ({ list }) => {
        assert.deepEqual(items(list, { partner: 'museum', collection: 'masks', limit: 10 }), ['item-a']);
      }));

    test('pages meet every record once, though a page ends within a second', () =>
      withList(
        Array.from({ length: 25 }, (_, index) => entry(String(index).padStart(2, '0'), index < 20 ? 1 : 2)),
        ({ list }) => {
          const seen: string[] = [];
          for (let after = 0; ; ) {
            const page = list.records({ after, limit: 7 });
            seen.push(...page.map((state) => state.item));
            if (page.length < 7) break;
            after = page.at(-1)!.seq;
          }
          assert.equal(seen.length, 25);
          assert.equal(new Set(seen).size, 25);
        },
      ));

    test('what changes between two pages is met at the end, and nothing is left out', () =>
      withList([entry('a', 1), entry('b', 1), entry('c', 1), entry('d', 1)], (bench) => {
        const first = bench.list.records({ limit: 2 });
        bench.append(entry('a', 2, { kind: 'update' }));
        bench.append(entry('c', 2, { kind: 'delete' }));
        const rest = bench.list.records({ after: first.at(-1)!.seq, limit: 10 });
        assert.deepEqual(
          rest.map((state) => [state.item, state.deleted]),
          [
            ['item-d', false],
            ['item-a', false],
            ['item-c', true],
          ],
        );
      }));
  });
}
