import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CulturalLabel } from '../../../server/archive/archive.ts';
import type { ItemPage } from '../../../server/pages/item/item-page.ts';
import { renderItemPage } from '../../../server/pages/item/render-item-page.ts';
import { renderRecordPage } from '../../../server/pages/item/render-record-page.ts';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import { checkMarkup } from '../check-markup.ts';
import { cloth, sampleArchive, sampleImages, sampleView } from '../sample-views.ts';

const baseUrl = 'https://archive.example.org/';
const first = cloth.records[0]!;
const idOf = (field: string) => statementId(statementsOf(first.content).find((one) => one.field === field)!);

const label = (part: Partial<CulturalLabel>): CulturalLabel => ({
  id: 1,
  item: cloth.id,
  scheme: 'tk',
  code: 'tk-clan',
  partner: 'gondar',
  since: '2026-05-01T00:00:00Z',
  ...part,
});

function pageOf(
  given: Partial<ItemPage> & { contested?: string[] },
  language: (typeof interfaceLanguages)[number] = 'en',
) {
  const { contested, ...page } = given;
  const view = given.view ?? sampleView(cloth);
  const records = view.records.map((record) =>
    contested && record.name === first.name ? { ...record, contested } : record,
  );
  const text = renderItemPage({
    reader: makeReader({ language, baseUrl, path: `/item/${cloth.id}` }),
    archive: sampleArchive,
    images: sampleImages(view),
    ...page,
    view: { ...view, records },
  });
  checkMarkup(text);
  return text;
}
const labelled = (...labels: CulturalLabel[]) => ({ view: { ...sampleView(cloth), labels } });

test('what is contested is marked where it stands, side by side too, and above all else, with the dispute', () => {
  const contested = [idOf('date'), idOf('description')];
  const disputes = [{ number: 'D-2026-000001', record: first.name, statement: contested[0]! }];
  for (const language of interfaceLanguages)
    for (const as of ['together', 'records'] as const) {
      const text = pageOf({ contested, disputes, as }, language);
      assert.equal(text.match(/class="contested-mark"/g)?.length, 2, `${language} ${as}`);
      assert.ok(text.includes('class="contested-note"') && text.includes('/dispute/D-2026-000001'));
    }
  assert.ok(!pageOf({}).includes('contested'));
});

test('a contested value still stands beside those that differ from it', () => {
  const text = pageOf({ contested: [idOf('date')] });
  const cell = /<div class="differing">(?:(?!<\/ul>).)*contested-mark(?:(?!<\/ul>).)*<\/ul>/s.exec(text)?.[0];
  assert.ok(cell && (cell.match(/account-value/g)?.length ?? 0) >= 2);
});

test('a label stands with the community’s own words first, then its name and Local Contexts', () => {
  const own = label({ text: { sw: ['Ya ukoo wetu.'], en: ['Of our clan <b>.'] } });
  const text = pageOf(labelled(own));
  const [words, translation, name, link] = [
    'Of our clan &#60;b&#62;.',
    'Ya ukoo wetu.',
    'TK Clan',
    'https://localcontexts.org/label/tk-clan/',
  ].map((part) => text.indexOf(part));
  assert.ok(0 < words! && words! < translation! && translation! < name! && name! < link!);
  assert.ok(!text.includes('Before you look'));
  for (const language of interfaceLanguages) pageOf(labelled(own), language);
});

test('advice comes before the picture: no picture is named until the visitor has chosen to look', () => {
  const advice = label({ scheme: 'advice', code: 'viewing', text: { en: ['For those who mourn.'] } });
  const text = pageOf(labelled(advice));
  assert.ok(text.includes('For those who mourn.') && text.includes('Show the picture'));
  for (const picture of sampleImages(sampleView(cloth))) assert.ok(!text.includes(picture.id), picture.id);
  assert.ok(!/viewer\.js|openseadragon/.test(text));
  assert.match(
    text,
    /<form action="\/item\/kente1#viewer" method="get"><input type="hidden" name="look" value="yes">/,
  );
  const looked = pageOf({ ...labelled(advice), look: true });
  assert.ok(looked.includes('kente1a') && looked.includes('viewer.js'));
});

test('advice of a season asks in that season alone', () => {
  const seasonal = label({ code: 'tk-seasonal', season: { from: '--11-01', to: '--02-28' } });
  const shown = (today: string) => pageOf({ ...labelled(seasonal), today }).includes('kente1a');
  assert.deepEqual(
    ['2026-12-24', '2026-01-05', '2026-06-01'].map((day) => shown(`${day}T10:00:00Z`)),
    [false, false, true],
  );
});

test('the page of a record has its own marks and labels, and not those of another', () => {
  const other = cloth.records[1]!;
  const labels = [
    label({ record: first.name, text: { en: ['Of the first.'] } }),
    label({ id: 2, record: other.name, text: { en: ['Of the other.'] } }),
  ];
  const view = {
    id: cloth.id,
    labels,
    records: cloth.records.map((record) =>
      record === first ? { ...record, contested: [idOf('date')] } : record,
    ),
  };
  const disputes = [
    { number: 'D-2026-000001', record: first.name, statement: idOf('date') },
    { number: 'D-2026-000002', record: other.name },
  ];
  const text = renderRecordPage({
    reader: makeReader({ language: 'en', baseUrl, path: '/' }),
    archive: sampleArchive,
    view,
    disputes,
    record: first.name,
  })!;
  checkMarkup(text);
  assert.ok(text.includes('Of the first.') && !text.includes('Of the other.'));
  assert.ok(
    text.includes('D-2026-000001') && !text.includes('D-2026-000002') && text.includes('contested-mark'),
  );
});
