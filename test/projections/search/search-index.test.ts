import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ItemView } from '../../../server/curation/view.ts';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import type { SearchQuery } from '../../../server/projections/search/search-index.ts';
import { type StartedSearch, searchProgram, startSearch } from './start-search.ts';
import { ask, term, titled, view } from './views.ts';

const program = await searchProgram();
const silk = 'http://vocab.getty.edu/aat/300014072';

const items: ItemView[] = [
  view('a', {
    lyon: {
      title: { fr: ['Robe de soie'] },
      material: [term({ fr: ['soie'] }, silk)],
      nature: ['tangible'],
      date: [{ edtf: '1750/1760' }],
    },
    kyoto: { title: { ja: ['絹の着物'] }, material: [term({ ja: ['絹'] }, silk)], date: [{ edtf: '1780~' }] },
  }),
  view('b', {
    lyon: {
      title: { fr: ['Ruban'], en: ['Ribbon'] },
      material: [term({ fr: ['soie'], en: ['silk'] }, silk), term({ en: ['gold thread'] })],
      date: [{ edtf: '18XX' }],
    },
  }),
  view('c', {
    accra: {
      title: { en: ['Gold weight'] },
      material: [term({ en: ['brass'] })],
      creator: [{ agent: { id: 'agent/1', label: { und: ['Kwame "the Smith" Mensah'] } } }],
      date: [{ edtf: '-0300' }],
    },
  }),
  view('d', {
    accra: { title: { en: ['Song of the weavers'] }, nature: ['intangible'], date: [{ edtf: '1900/..' }] },
  }),
  view('e', { accra: { title: { en: ['Undated stool'] } } }),
];

describe('the index', { skip: 'skip' in program && program.skip }, () => {
  let search: StartedSearch;
  const find = (query: Partial<SearchQuery>) => search.index.search(ask(query));
  const ids = async (query: Partial<SearchQuery>) => (await find(query)).hits.map((hit) => hit.id).sort();
  before(async () => {
    search = await startSearch(program as { file: string });
    await search.index.write(items.map(searchDocument));
  });
  after(() => search.stop());

  it('counts a concept once however partners name it, and shows its name in the language of the reader', async () => {
    const counted = async (language: string) => (await find({ language })).facets.material?.[0];
    const value = silk;
    assert.deepEqual(await counted('en'), { value, count: 2, label: { text: 'silk', language: 'en' } });
    assert.deepEqual(await counted('fr'), { value, count: 2, label: { text: 'soie', language: 'fr' } });
    assert.deepEqual(await counted('ja'), { value, count: 2, label: { text: '絹', language: 'ja' } });
    assert.equal((await counted('sw'))?.label?.language, 'en');
  });

  it('takes a value of a facet by its reference or by a label in any language', async () => {
    for (const value of [silk, 'silk', 'soie', '絹', 'Silk'])
      assert.deepEqual(await ids({ facets: { material: [value] } }), ['a', 'b'], value);
    assert.deepEqual(await ids({ facets: { creator: ['Kwame "the Smith" Mensah'] } }), ['c']);
    assert.deepEqual(await ids({ facets: { creator: ['x" OR named != "y'] } }), []);
  });

  it('takes alternatives within a facet, narrows by several, and counts what a choice would give', async () => {
    assert.deepEqual(await ids({ facets: { material: ['silk', 'brass'] } }), ['a', 'b', 'c']);
    const result = await find({ facets: { material: [silk], partner: ['lyon'] } });
    assert.deepEqual([result.total, result.hits.length], [2, 2]);
    assert.deepEqual(result.facets.partner, [
      { value: 'lyon', count: 2 },
      { value: 'kyoto', count: 1 },
    ]);
    assert.equal(result.facets.material?.length, 2, 'materials of the partner chosen');
    assert.deepEqual((await find({ facets: { partner: ['accra'] } })).facets.nature, [
      { value: 'intangible', count: 1 },
    ]);
  });

  it('finds by years: spans overlap, sides may be open, years before the era count', async () => {
    assert.deepEqual(await ids({ from: 1755, to: 1790 }), ['a']);
    assert.deepEqual(await ids({ from: 1850 }), ['b', 'd']);
    assert.deepEqual(await ids({ from: 2500 }), ['d']);
    assert.deepEqual(await ids({ to: 0 }), ['c']);
    assert.deepEqual(await ids({ from: -300, to: -300 }), ['c']);
    assert.deepEqual(await ids({ from: -299, to: 1700 }), []);
  });

  it('sorts by date both ways, what has none last', async () => {
    const order = async (sort: 'date' | '-date') => (await find({ sort })).hits.map((hit) => hit.id).join('');
    assert.equal(await order('date'), 'cabde');
    assert.equal(await order('-date'), 'dbace');
  });

  it('pages with an exact total, as one text and as two', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => find({ page, size: 2 })));
    assert.deepEqual(
      pages.map(({ total, hits }) => [total, hits.length]),
      [
        [5, 2],
        [5, 2],
        [5, 1],
        [5, 0],
      ],
    );
    assert.equal(new Set(pages.flatMap(({ hits }) => hits.map((hit) => hit.id))).size, 5);
    assert.deepEqual(
      [(await find({ q: '着物', size: 1 })).total, (await find({ q: '着物', page: 2, size: 1 })).hits],
      [1, []],
    );
  });

  it('tells each reader in the words of the record that leads for them', async () => {
    const card = async (language: string) =>
      (await find({ language, q: 'soie' })).hits.find(({ id }) => id === 'a')!.card;
    assert.deepEqual(
      [await card('fr'), await card('ja')].map(({ title, titleLanguage, partner }) => [
        title,
        titleLanguage,
        partner,
      ]),
      [
        ['Robe de soie', 'fr', 'lyon'],
        ['絹の着物', 'ja', 'kyoto'],
      ],
    );
    assert.equal((await card('fr')).date, '1750–1760');
  });

  it('replaces and removes, and forgets the labels of what is gone', async () => {
    const jade = (label: string) =>
      view('x', {
        lyon: { title: { en: ['Jade seal'] }, material: [term({ en: [label] }, 'concept/jade')] },
      });
    const labels = async () =>
      (await find({ q: 'jade seal' })).facets.material?.map((value) => value.label?.text);
    await search.index.write([searchDocument(jade('jade'))]);
    assert.deepEqual(await labels(), ['jade']);
    await search.index.write([searchDocument(jade('nephrite'))]);
    await delay(600);
    assert.deepEqual(await labels(), ['nephrite']);
    await search.index.remove(['x', 'was-never-there']);
    assert.deepEqual(await ids({ q: 'jade' }), []);
  });

  it('takes many writes at once, in order', async () => {
    const writes = Array.from({ length: 20 }, (_, n) =>
      search.index.write([searchDocument(titled('many', { en: [`Version ${n} of zanzibar`] }))]),
    );
    await Promise.all(writes);
    assert.equal((await find({ q: 'zanzibar' })).hits[0]!.card.title, 'Version 19 of zanzibar');
    await search.index.remove(['many']);
    await search.index.settled();
  });

  it('is made anew beside itself: it answers all the while, and loses nothing that is written meanwhile', async () => {
    const answers: number[] = [];
    let going = true;
    const asking = (async () => {
      while (going) {
        answers.push((await find({})).total);
        await delay(5);
      }
    })();
    async function* source() {
      yield [items[0]!, items[1]!].map(searchDocument);
      await search.index.write([titled('e', { en: ['Stool, dated since'] })].map(searchDocument));
      await search.index.write([titled('new', { en: ['Arrived meanwhile'] })].map(searchDocument));
      await search.index.remove(['d']);
      // What was read before those changes.
      yield [items[2]!, items[3]!, items[4]!].map(searchDocument);
    }
    await search.index.rebuild(source());
    going = false;
    await asking;
    assert.ok(
      answers.length > 3 && answers.every((total) => total >= 5),
      `totals seen: ${[...new Set(answers)]}`,
    );
    assert.deepEqual(await ids({}), ['a', 'b', 'c', 'e', 'new']);
    assert.deepEqual((await find({ q: 'stool' })).hits[0]!.card.title, 'Stool, dated since');
  });

  it('stays as it is where making it anew fails', async () => {
    const failing = (function* () {
      yield [searchDocument(items[0]!)];
      throw new Error('the archive cannot be read');
    })();
    await assert.rejects(search.index.rebuild(failing), /cannot be read/);
    assert.equal((await find({})).total, 5);
    await search.index.rebuild([items.map(searchDocument)]);
    assert.equal((await find({})).total, 5);
  });

  it('is prepared again without change', async () => {
    assert.deepEqual(await search.index.prepare(), { documents: 5 });
  });
});
