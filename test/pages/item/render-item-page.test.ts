import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareStatements } from '../../../server/curation/compare-statements.ts';
import { renderItemPage } from '../../../server/pages/item/render-item-page.ts';
import { renderRecordPage } from '../../../server/pages/item/render-record-page.ts';
import { sections } from '../../../server/pages/item/sections.ts';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { fieldNames } from '../../../vocab/fields.ts';
import { type InterfaceLanguage, interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { statementId } from '../../../vocab/record/statement.ts';
import { checkMarkup } from '../check-markup.ts';
import {
  cloth,
  hostile,
  print,
  sampleArchive,
  sampleImages,
  sampleItems,
  sampleView,
  song,
} from '../sample-views.ts';

const baseUrl = 'https://tessera.example/';

function page(item: typeof cloth, language: InterfaceLanguage, as?: 'records', image?: string): string {
  const view = sampleView(item);
  const reader = makeReader({ language, baseUrl, path: `/item/${item.id}` });
  return renderItemPage({
    view,
    reader,
    archive: sampleArchive,
    images: sampleImages(view),
    ...(as && { as }),
    ...(image && { image }),
  });
}

describe('the page of an item', () => {
  for (const language of interfaceLanguages)
    for (const item of sampleItems)
      test(`${item.id} in ${language} is sound, together and side by side`, () => {
        checkMarkup(page(item, language));
        checkMarkup(page(item, language, 'records'));
      });

  test('every field stands in one section', () => {
    assert.deepEqual(sections.flatMap((section) => section.fields).sort(), [...fieldNames].sort());
  });

  test('every statement has its anchor, whichever way it is read', () => {
    for (const item of [cloth, song, print])
      for (const html of [page(item, 'fr'), page(item, 'fr', 'records')])
        for (const { statement } of compareStatements(item.records))
          assert.ok(html.includes(` id="${statementId(statement)}"`), `${statementId(statement)} is missing`);
  });

  test('the leading partner is named with its title, and the others with theirs', () => {
    const html = page(cloth, 'ar');
    assert.match(html, /<h1 lang="ar" dir="rtl">قماش العرش الذهبي<\/h1>/);
    assert.match(html, /class="told-by">.*كما يرويه .*dimashq.*أرشيف دمشق للحرف/);
    assert.match(html, /<cite lang="en" dir="ltr">Cloth of the golden stool<\/cite>/);
  });

  test('a title in a language that is not the page’s bears its own language and direction', () => {
    assert.match(page(print, 'ar'), /<h1 lang="(?:ja|fr)" dir="ltr">/);
    const [, attributes] = /<html ([^>]*)>/.exec(page(print, 'ar'))!;
    assert.equal(attributes, 'lang="ar" dir="rtl"');
  });

  test('what all say is shown once with all who say it; what differs stands side by side with name and day', () => {
    const html = page(cloth, 'en');
    const type =
      /<div class="field field-type">.*?<\/dl>|<div class="field field-type">.*?(?=<div class="field)/s.exec(
        html,
      )![0];
    assert.equal(type.match(/kente cloth/g)!.length, 1);
    for (const partner of ['Kumasi', 'Lyon', 'Damascus']) assert.ok(type.includes(partner));
    const date = /<div class="field field-date">.*?(?=<div class="field)/s.exec(html)![0];
    assert.match(date, /Accounts differ/);
    assert.equal(date.match(/<li>/g)!.length, 2, 'two accounts: one of two partners, one of one');
    assert.match(date, /about 1895.*Kumasi.*March 14, 2025.*Damascus.*September 20, 2025/s);
    assert.match(date, /1910–1920.*Lyon.*June 2, 2025/s);
    // Heights in centimetres and metres are the same; widths are not.
    const size = /<div class="field field-dimension">.*?<\/dl>/s.exec(html)![0];
    assert.equal(size.match(/Height/g)!.length, 1);
    assert.equal(size.match(/Width/g)!.length, 2);
  });

  test('living heritage shows who performs it, when, and how it is passed on', () => {
    const html = page(song, 'en');
    for (const text of [
      'Weavers’ fellowship',
      'first thread of the year',
      'Taught at the loom',
      'Intangible',
    ])
      assert.ok(html.includes(text), text);
    assert.match(html, /In another language \(1\)/);
    assert.match(html, /<span lang="am" dir="ltr">/);
    assert.match(html, /All of this is said by/);
  });

  test('programs find one describedby, and each form', () => {
    const html = page(cloth, 'en');
    assert.equal(html.match(/rel="describedby"/g)!.length, 1);
    for (const ending of ['jsonld', 'ttl', 'nt', 'nq', 'trig'])
      assert.ok(
        html.includes(`rel="alternate" type=`) && html.includes(`href="/item/kente1.${ending}"`),
        ending,
      );
    assert.ok(
      html.includes('?manifest=https%3A%2F%2Ftessera.example%2Fiiif%2Fpresentation%2F3%2Fkente1%2Fmanifest'),
    );
  });

  test('a picture is plain first, has its words, and opens by address', () => {
    assert.match(page(cloth, 'fr'), /alt="Bandes de soie or, vertes et rouges" lang="fr" dir="ltr"/);
    const second = page(print, 'en', undefined, 'print1b');
    assert.match(second, /<img src="\/iiif\/image\/3\/print1b\/full\/!1600,1200\/0\/default.jpg"/);
    assert.match(second, /href="\/item\/print1\?image=print1a#viewer"/);
    assert.match(page(print, 'en', undefined, 'print1c'), /role="status">This picture is being prepared/);
  });

  test('texts made to break out stay texts', () => {
    for (const html of [page(hostile, 'en'), page(hostile, 'ar', 'records')]) {
      checkMarkup(html);
      assert.doesNotMatch(html, /<script>|<svg onload|<img src=x/);
      assert.ok(html.includes('&#60;script&#62;alert(1)'));
      const title = /<title>(.*?)<\/title>/s.exec(html)![1]!;
      assert.doesNotMatch(title, /[\u202A-\u202E]/, 'nothing isolates direction marks in a title');
      for (const [, before] of html.matchAll(/(<[^<>]*>)[^<>]*\u202E/g)) assert.match(before!, / dir="/);
    }
  });
});

describe('the page of a record', () => {
  const reader = makeReader({ language: 'en', baseUrl, path: '/item/kente1/record/lyon' });
  const render = (record: string) =>
    renderRecordPage({ view: sampleView(cloth), archive: sampleArchive, reader, record });

  test('it is one partner’s description, whole, and leads back to all', () => {
    const html = render('lyon')!;
    checkMarkup(html);
    assert.ok(html.includes('Pagne royal à vingt-quatre bandes'));
    assert.ok(!html.includes('Nana Akua Mensah'));
    assert.doesNotMatch(html, /<details class="other-languages">/);
    assert.match(html, /href="\/item\/kente1" hreflang="en">Everyone who describes this item/);
    assert.ok(html.includes('href="/item/kente1/record/lyon.ttl"'));
    assert.equal(html.match(/rel="describedby"/g)!.length, 1);
  });

  test('a record that is not there gives nothing', () => assert.equal(render('nobody'), undefined));
});
