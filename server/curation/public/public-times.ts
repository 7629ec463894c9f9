import type { Archive } from '../../archive/open-archive.ts';

/** A time in which a record was public: from the entry of the public list that brought it to the one that took it away. ISO 8601, UTC. */
export type PublicTime = { from: string; to?: string };

type Place = { item: string; record: string };
type Parts = Pick<Archive, 'curation' | 'publicList'>;
/** Where the records of an item stood before it was joined or split, with the names that they have today. */
function formerPlaces({ curation, publicList }: Parts, item: string): (Place & { now: string })[] {
  const from = new Set(
    curation
      .decisionsOfItem(item)
      .flatMap(({ kind, detail }) =>
        (kind === 'item.joined' || kind === 'item.split') && typeof detail.from === 'string'
          ? detail.from
          : [],
      ),
  );
  return [...from].flatMap((other) => {
    const names = new Set(publicList.changesOf(other).map(({ record }) => record));
    return [...names].flatMap((record) => {
      const moved = curation.movedRecord(other, record);
      return moved?.item === item ? [{ item: other, record, now: moved.name }] : [];
    });
  });
}

/** When each record of an item was public, at whatever address, by its name of today; a record that never was is not there. */
export function publicTimes(parts: Parts, item: string): ReadonlyMap<string, readonly PublicTime[]> {
  const own = [...new Set(parts.publicList.changesOf(item).map(({ record }) => record))];
  const places = [...own.map((record) => ({ item, record, now: record })), ...formerPlaces(parts, item)];
  const times = new Map<string, PublicTime[]>();
  for (const place of places)
    for (const { record, kind, time } of parts.publicList.changesOf(place.item)) {
      if (record !== place.record) continue;
      const known = times.get(place.now) ?? [];
      if (kind === 'create') known.push({ from: time });
      const last = known.at(-1);
      if (kind === 'delete' && last) last.to ??= time;
      times.set(place.now, known);
    }
  return times;
}
