import type { PublicChange, PublicRecord, PublicRecordQuery } from '../../../server/archive/public-list.ts';
import type { PublicListBench } from '../../contract/public-list.ts';

/**
 * A public list in memory, for tests that need no database: an array in the order of `seq`, superseded states
 * left as gaps.
 */
export function memoryPublicList(): PublicListBench {
  const changes: PublicChange[] = [];
  const states: (PublicRecord | undefined)[] = [];
  const places = new Map<string, number>();
  const matching = (query: Omit<PublicRecordQuery, 'limit'>) => (state: PublicRecord | undefined) =>
    state !== undefined &&
    (query.partner === undefined || state.partner === query.partner) &&
    (query.collection === undefined || state.collection === query.collection) &&
    (query.set === undefined ||
      state.sets.some((set) =>
        query.set!.endsWith(':') ? set.startsWith(query.set!) : set === query.set,
      )) &&
    (query.from === undefined || state.datestamp >= query.from) &&
    (query.until === undefined || state.datestamp <= query.until);
  return {
    list: {
      head: () => changes.length,
      changesAfter: (seq, limit) => changes.slice(seq, seq + limit),
      changesBetween: (first, last) => changes.filter(({ seq }) => seq >= first && seq <= last),
      changeFrom: (seq) => changes.find((change) => change.seq >= seq),
      changesOf: (item) => changes.filter((change) => change.item === item),
      record: (item, record) => states[places.get(`${item} ${record}`) ?? -1],
      records: ({ limit, after = 0, ...query }) => {
        const found: PublicRecord[] = [];
        const matches = matching(query);
        // States stand at their `seq` less one, so a page begins where it must, as in a database with an
        // index.
        for (let place = Math.max(after, 0); place < states.length && found.length < limit; place++)
          if (matches(states[place])) found.push(states[place]!);
        return found;
      },
      setsInUse: () => states.filter((state) => state !== undefined && !state.deleted) as PublicRecord[],
      knows: (item) => changes.some((change) => change.item === item),
      counts: () => {
        const live = states.filter((state) => state && !state.deleted) as PublicRecord[];
        const distinct = (of: (state: PublicRecord) => string) => new Set(live.map(of)).size;
        return { records: live.length, items: distinct((s) => s.item), partners: distinct((s) => s.partner) };
      },
      itemsBetween: (first, last) =>
        (states.filter((state) => state && !state.deleted) as PublicRecord[])
          .filter(({ item, seq }, _, all) => !all.some((other) => other.item === item && other.seq > seq))
          .filter(({ seq }) => seq >= first && seq <= last)
          .map(({ item, datestamp }) => ({ item, datestamp })),
      count: (query) => states.filter(matching(query)).length,
      earliest: () => changes[0] && `${changes[0].time.slice(0, 19)}Z`,
    },
    append: ({ partner, collection, sets = [], ...change }) => {
      const seq = changes.length + 1;
      const key = `${change.item} ${change.record}`;
      const former = places.get(key);
      if (former !== undefined) states[former] = undefined;
      changes.push({ seq, ...change });
      places.set(key, states.length);
      states.push({
        item: change.item,
        record: change.record,
        partner,
        collection,
        datestamp: `${change.time.slice(0, 19)}Z`,
        seq,
        deleted: change.kind === 'delete',
        sets,
      });
    },
    close: () => {},
  };
}
