import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import { knownConcepts } from '../../../server/vocabulary/known-concepts.ts';
import { temporaryArchive } from '../../archive/temporary-archive.ts';
import { loadText, skos } from '../../vocabulary/load-text.ts';
import { searchProgram, startSearch } from './start-search.ts';
import { ask, term, view } from './views.ts';

const program = await searchProgram();

test('a search for a concept finds its narrower ones, and what is the same in another scheme', {
  skip: 'skip' in program && program.skip,
}, async (t) => {
  const archive = temporaryArchive(t);
  await loadText(
    archive,
    'materials',
    `${skos} <concept/fibre> skos:prefLabel "fibre"@en, "ألياف"@ar ; skos:narrower <concept/silk> .
     <concept/silk> skos:prefLabel "silk"@en, "حرير"@ar ; skos:narrower <concept/tussah> ; skos:exactMatch <http://y.example/silk> .
     <concept/tussah> skos:prefLabel "tussah"@en . <concept/metal> skos:prefLabel "metal"@en .`,
  );
  const search = await startSearch(program as { file: string });
  t.after(() => search.stop());
  const made = (id: string, label: string, concept: string) =>
    view(id, { lyon: { title: { en: [id] }, material: [term({ en: [label] }, concept)] } });
  await search.index.write(
    [
      made('a', 'silk', 'concept/silk'),
      made('b', 'tussah', 'concept/tussah'),
      made('c', 'silk', 'http://y.example/silk'),
      made('d', 'metal', 'concept/metal'),
    ].map(searchDocument),
  );
  const index = openSearchIndex({ connect: search.engine.connection, concepts: knownConcepts(archive) });
  const found = async (material: string) => {
    const { hits, facets, total } = await index.search(ask({ facets: { material: [material] } }));
    return { ids: hits.map(({ id }) => id).sort(), total, values: facets.material?.length };
  };
  assert.deepEqual(await found('concept/fibre'), { ids: ['a', 'b', 'c'], total: 3, values: 4 });
  assert.deepEqual((await found('concept/silk')).ids, ['a', 'b', 'c']);
  assert.deepEqual((await found('concept/tussah')).ids, ['b']);
  // By what it is called, though no item is called that: in any language.
  assert.deepEqual((await found('Fibre')).ids, ['a', 'b', 'c']);
  assert.deepEqual((await found('ألياف')).ids, ['a', 'b', 'c']);
  assert.deepEqual((await found('metal')).ids, ['d']);
  assert.deepEqual((await found('concept/wood')).ids, []);
  // A facet's value is named in the reader's language though no item names it so.
  const { facets } = await index.search(ask({ language: 'ar', facets: { material: ['concept/fibre'] } }));
  assert.deepEqual(facets.material?.find(({ value }) => value === 'concept/silk')?.label, {
    text: 'حرير',
    language: 'ar',
  });
  await index.close();
});
