import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../vocab/check.ts';
import type { Draft } from '../../vocab/draft.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { bowl, song } from './sample-contents.ts';

const draft = (content: RecordContent, id = 'a'): Draft => ({ id, row: 1, content });
const codes = (content: RecordContent, id?: string) =>
  check(draft(content, id)).problems.map((p) => `${p.severity} ${p.code} ${p.path}`);

test('good records pass as they are, tangible and intangible', () => {
  assert.deepEqual(check(draft(bowl)), { content: bowl, problems: [] });
  assert.deepEqual(check(draft(song)), { content: song, problems: [] });
});

test('each fault is named with its place, and errors refuse the record', () => {
  const title = { en: ['x'] };
  const cases: [RecordContent, string[]][] = [
    [{}, ['error title.missing title']],
    [{ title: { en: ['  '] } }, ['error title.missing title']],
    [{ title: { 'not a tag': ['x'] } }, ['error language.tag title.not a tag']],
    [{ title, rights: ['http://example.org/mine'] }, ['error rights.unknown rights[0]']],
    [{ title, source: ['javascript:alert(1)'] }, ['error address.form source[0]']],
    [
      { title, dimension: [{ kind: 'height', value: -1, unit: 'cm' }] },
      ['error dimension.form dimension[0]'],
    ],
    [{ title, nature: ['virtual'] }, ['error choice.unknown nature[0]']],
    [{ title, language: ['nonsense!'] }, ['error language.tag language[0]']],
    [{ title, type: [{ id: 'javascript:x', label: { en: ['y'] } }] }, ['error term.id type[0]']],
    [{ title, relation: [{ target: 'somewhere' }] }, ['error relation.target relation[0]']],
    [{ title, media: [{ url: 'file:///etc/passwd' }] }, ['error media.address media[0]']],
  ];
  for (const [content, expected] of cases) {
    assert.deepEqual(codes(content), expected);
    assert.equal(check(draft(content)).content, undefined);
  }
  assert.deepEqual(codes({ title }, ' '), ['error id.missing id']);
  for (const problem of check(draft({})).problems) assert.ok(problem.message && problem.remedy);
});

test('a date that is no EDTF is kept as text, with a warning', () => {
  const { content, problems } = check(draft({ title: { en: ['x'] }, date: [{ edtf: 'circa 1850' }] }));
  assert.deepEqual(content?.date, [{ display: { und: ['circa 1850'] } }]);
  assert.deepEqual(
    problems.map((p) => [p.severity, p.code]),
    [['warning', 'date.edtf']],
  );
});

test('texts are brought to NFC and freed of what no format can write, with a warning', () => {
  const { content, problems } = check(draft({ title: { en: ['Cafe\u0301 \u0000\ud800 end'] } }));
  assert.deepEqual(content?.title, { en: ['Café \ufffd end'] });
  assert.deepEqual(
    problems.map((p) => p.code),
    ['text.characters'],
  );
});

test('rights are written in the form that IIIF and Europeana demand', () => {
  const content = {
    title: { en: ['x'] },
    rights: [
      'https://creativecommons.org/licenses/by-sa/4.0/deed.de',
      'https://rightsstatements.org/page/InC/1.0',
    ],
  };
  assert.deepEqual(check(draft(content)).content?.rights, [
    'http://creativecommons.org/licenses/by-sa/4.0/',
    'http://rightsstatements.org/vocab/InC/1.0/',
  ]);
});
