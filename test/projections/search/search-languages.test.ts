import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import { type StartedSearch, searchProgram, startSearch } from './start-search.ts';
import { ask, titled } from './views.ts';

const program = await searchProgram();

/** Items by their titles, and what a reader types who should find them. */
const cases: { id: string; language: string; title: string; typed: string[] }[] = [
  {
    id: 'en',
    language: 'en',
    title: 'Woven cotton cloth, kente',
    typed: ['kente', 'coton cloth', 'wov', 'KENTE cloth'],
  },
  {
    id: 'fr',
    language: 'fr',
    title: 'Étoffe tissée brodée d’or',
    typed: ['etoffe', 'Étoffe tissee', 'brodee'],
  },
  { id: 'es', language: 'es', title: 'Máscara de danza', typed: ['mascara', 'danza máscara'] },
  {
    id: 'ar',
    language: 'ar',
    title: 'مخطوطة قرآنية مزخرفة بالذهب',
    typed: ['مخطوطة', 'مخطوطه', 'قرآنية', 'الذهب', 'ذهب'],
  },
  { id: 'ar-2', language: 'ar', title: 'المِحْرَاب والمنبر', typed: ['محراب', 'المحراب', 'منبر'] },
  { id: 'zh-hans', language: 'zh-Hans', title: '青花瓷瓶，龙纹', typed: ['青花瓷', '龙纹', '龍紋'] },
  { id: 'zh-hant', language: 'zh-Hant', title: '行草書法卷', typed: ['書法', '书法'] },
  { id: 'ja', language: 'ja', title: '浮世絵 富嶽三十六景', typed: ['浮世絵', '富嶽三十六景'] },
  { id: 'ja-kana', language: 'ja', title: 'きものとマスク', typed: ['きもの', 'マスク', 'ますく'] },
  { id: 'und-han', language: 'und', title: '神奈川沖浪裏', typed: ['神奈川'] },
  { id: 'gez', language: 'gez', title: 'ሰላም፡ለኪ፡ማርያም።', typed: ['ማርያም', 'ሰላም', 'ሠላም'] },
  { id: 'am', language: 'am', title: 'የእንጨት መስቀል፣ ጎንደር', typed: ['እንጨት', 'መስቀል', 'ጎንደር', 'የእንጨት መስቀል'] },
  { id: 'hi', language: 'hi', title: 'लकड़ी का मुखौटा। छाऊ नृत्य', typed: ['मुखौटा', 'नृत्य'] },
  {
    id: 'ru',
    language: 'ru',
    title: 'Деревянная икона Богородицы',
    typed: ['икона', 'богородица', 'ДЕРЕВЯННАЯ'],
  },
  { id: 'he', language: 'he', title: 'כתובה מעוטרת מאיטליה', typed: ['כתובה', 'איטליה'] },
  { id: 'el', language: 'el', title: 'Εικόνα της Παναγίας', typed: ['εικονα', 'Παναγίας'] },
  {
    id: 'sw',
    language: 'sw',
    title: 'Kanga ya pamba yenye methali',
    typed: ['kanga', 'methali', 'pamba kanga'],
  },
  { id: 'ko', language: 'ko', title: '고려 청자 매병', typed: ['청자', '고려'] },
  { id: 'th', language: 'th', title: 'หน้ากากโขนไม้แกะสลัก', typed: ['หน้ากาก', 'แกะสลัก'] },
  { id: 'vi', language: 'vi', title: 'Gốm Chu Đậu', typed: ['gom chu dau', 'Gốm'] },
  { id: 'bo', language: 'bo', title: 'ཐང་ཀ་དྲི་མེད་', typed: ['ཐང་ཀ'] },
];

describe('texts are found in their scripts', { skip: 'skip' in program && program.skip }, () => {
  let search: StartedSearch;
  before(async () => {
    search = await startSearch(program as { file: string });
    await search.index.write(
      cases.map(({ id, language, title }) => searchDocument(titled(id, { [language]: [title] }))),
    );
  });
  after(() => search.stop());

  for (const { id, title, typed } of cases)
    for (const q of typed)
      it(`${q} finds ${title}`, async () => {
        const { hits, total, loose } = await search.index.search(ask({ q }));
        assert.equal(hits[0]?.id, id, `found ${hits.map((hit) => hit.id).join(', ') || 'nothing'}`);
        assert.equal(loose, false);
        assert.ok(total < 4, `${total} items were found`);
      });

  it('counts an item once that a query finds as Chinese and as Japanese', async () => {
    const { total, hits, facets } = await search.index.search(ask({ q: '神奈川' }));
    assert.deepEqual([total, hits.length], [1, 1]);
    assert.deepEqual(facets.partner, [{ value: 'museum', count: 1 }]);
  });

  it('gives items with some of the words where none has all, and says so', async () => {
    const { hits, loose } = await search.index.search(ask({ q: 'kente zeppelin' }));
    assert.equal(loose, true);
    assert.equal(hits[0]?.id, 'en');
    const nothing = await search.index.search(ask({ q: 'zeppelin qqqq' }));
    assert.deepEqual([nothing.total, nothing.loose], [0, false]);
  });
});
