import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { splitAuthority } from '../../../server/acts/authorities/split-authority.ts';
import type { Follower } from '../../../server/feed/follow.ts';
import { joinsFollower } from '../../../server/followers/follow-joins.ts';
import { searchFollower } from '../../../server/followers/follow-search.ts';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import { knownConcepts } from '../../../server/vocabulary/known-concepts.ts';
import { cast, done, itemOf, now, steward } from '../../acts/acts-world.ts';
import {
  describe,
  english,
  hokusai,
  japanese,
  joinThem,
  placeNamed,
  row,
} from '../../acts/authorities/authority-world.ts';
import { searchProgram, startSearch } from './start-search.ts';
import { ask } from './views.ts';

const program = await searchProgram();

test('search takes two that were joined as one value of a facet, in its counts too, until they are split', {
  skip: 'skip' in program && program.skip,
}, async (t) => {
  const archive = await hokusai(t);
  await row(archive, '4', { partner: 'b', creator: { en: ['Katsushika Hokusai'] } });
  const search = await startSearch(program as { file: string });
  t.after(() => search.stop());
  const index = openSearchIndex({ connect: search.engine.connection, concepts: knownConcepts(archive) });
  t.after(() => index.close());
  const followers = [searchFollower(archive, index), joinsFollower(archive, index)] as unknown[];
  const follow = async () => {
    for (const follower of followers as Follower<{ seq: number }>[]) {
      const entries = follower.read(follower.cursor(), 1000);
      if (entries.length === 0) continue;
      await follower.apply(entries);
      follower.setCursor(entries.at(-1)!.seq);
    }
    await index.settled();
    // Labels of facets are kept for half a second.
    await delay(600);
  };
  const creators = async (chosen: string[] = [], language = 'en') => {
    const { hits, facets } = await index.search(
      ask({ language, ...(chosen.length && { facets: { creator: chosen } }) }),
    );
    const values = facets.creator!.map(({ value, count, label }) => [value, count, label?.text]);
    return { ids: hits.map(({ id }) => id).sort(), values: values.sort() };
  };
  const both = [itemOf('1'), itemOf('2', 'b'), itemOf('4', 'b')].sort();
  await follow();
  assert.deepEqual(
    (await creators()).values.map(([value, count]) => [value, count]).sort(),
    [
      [english, 2],
      [japanese, 1],
    ].sort(),
  );

  done(joinThem(archive, english, japanese));
  done(await cast(archive, 'b', 'approve'));
  // Before the documents follow, either finds both.
  assert.deepEqual((await creators([english])).ids, both);
  await follow();
  const joined = await creators();
  assert.deepEqual(joined.values, [[japanese, 3, 'Katsushika Hokusai']]);
  assert.deepEqual((await creators([], 'ja')).values, [[japanese, 3, '葛飾北斎']]);
  for (const chosen of [english, japanese, 'Katsushika Hokusai', '葛飾北斎'])
    assert.deepEqual((await creators([chosen])).ids, both, chosen);
  // What comes later is counted with them, and what is called nothing of the kind is not.
  await row(archive, '5', { creator: { en: ['Katsushika Hokusai'] } });
  await follow();
  assert.deepEqual((await creators()).values, [[japanese, 4, 'Katsushika Hokusai']]);
  // A name that partners give is told in a language that no record has.
  done(describe(archive, 'a', japanese, { name: { ar: ['هوكوساي'] } }));
  assert.deepEqual((await creators([], 'ar')).values, [[japanese, 4, 'هوكوساي']]);

  done(splitAuthority(archive, { reference: english, actor: steward('b'), time: now() }));
  await follow();
  assert.deepEqual(
    (await creators()).values.map(([value, count]) => [value, count]),
    [
      [english, 3],
      [japanese, 1],
    ].sort(),
  );
  assert.deepEqual((await creators([japanese])).ids, [itemOf('2', 'b')]);
});

test('a place finds what lies within it, as partners say and across joins; circles end', async (t) => {
  const archive = await hokusai(t);
  await row(archive, '6', { place: { en: ['Nihonbashi'] } });
  await row(archive, '7', { place: { en: ['Japan'] } });
  const [edo, tokyo, bridge, japan] = ['Edo', 'Tokyo', 'Nihonbashi', 'Japan'].map((name) =>
    placeNamed(name),
  ) as [string, string, string, string];
  const { within } = knownConcepts(archive);
  assert.deepEqual(within(tokyo), [tokyo]);
  done(describe(archive, 'a', bridge, { name: { en: ['Nihonbashi'] }, within: edo }));
  done(describe(archive, 'b', tokyo, { name: { en: ['Tokyo'] }, within: japan }));
  assert.deepEqual([...within(edo)].sort(), [bridge, edo].sort());
  done(joinThem(archive, edo, tokyo));
  done(await cast(archive, 'b', 'approve'));
  assert.deepEqual([...within(tokyo)].sort(), [bridge, edo, tokyo].sort());
  assert.deepEqual([...within(japan)].sort(), [bridge, edo, japan, tokyo].sort());
  assert.deepEqual(within(bridge), [bridge]);
  // Somebody says it the other way round.
  done(describe(archive, 'c', japan, { name: { en: ['Japan'] }, within: bridge }));
  assert.deepEqual([...within(bridge)].sort(), [bridge, edo, japan, tokyo].sort());
});
