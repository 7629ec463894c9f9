import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordContent } from '../../vocab/fields.ts';
import { besideUnspoken, type SpeaksOf } from '../../vocab/speaks-of.ts';

const before: RecordContent = {
  title: { en: ['Mask'], ar: ['قناع'] },
  identifier: [
    { value: '1901.5', kind: 'accession' },
    { value: 'a', kind: 'local' },
  ],
  date: [{ edtf: '1850~', display: { en: ['c. 1850'] } }],
  material: [{ id: 'concept/silk', label: { en: ['silk'], ja: ['絹'] } }, { label: { en: ['wood'] } }],
  dimension: [
    { kind: 'height', value: 10, unit: 'cm' },
    { kind: 'width', value: 5, unit: 'cm' },
  ],
  description: { en: ['Carved.'] },
  media: [{ file: 'f1', alt: { en: ['front'], fr: ['face'] } }],
  creator: [
    { agent: { label: { en: ['Kiyo'], ja: ['清'] } }, role: { label: { en: ['carver'], ja: ['彫'] } } },
  ],
  provenance: [{ text: { en: ['Found'], fr: ['Trouvé'] }, edtf: '1900' }],
};
const after = (row: RecordContent, speaksOf: SpeaksOf) => besideUnspoken({ before, after: row, speaksOf });

test('what a source has no column for stays, and an empty cell takes away', () => {
  const { description, ...rest } = before;
  assert.deepEqual(after({}, {}), before);
  assert.deepEqual(after({}, { description: ['en', 'und'] }), rest);
  assert.deepEqual(after({}, { description: 'all' }), rest);
  assert.deepEqual(after({}, { description: ['fr'] }).description, description);
});

test('a column of one language leaves the others', () => {
  assert.deepEqual(after({ title: { en: ['Helmet mask'] } }, { title: ['en', 'und'] }).title, {
    en: ['Helmet mask'],
    ar: ['قناع'],
  });
  assert.deepEqual(after({}, { title: ['en'] }).title, { ar: ['قناع'] });
  assert.deepEqual(after({}, { title: ['en', 'ar'] }).title, undefined);
  assert.deepEqual(
    after({ material: [{ id: 'concept/silk', label: { en: ['Silk'] } }] }, { material: ['en'] }).material,
    [{ id: 'concept/silk', label: { en: ['Silk'], ja: ['絹'] } }],
  );
  assert.deepEqual(
    after(
      { creator: [{ agent: { label: { en: ['Kiyo'] } }, role: { label: { en: ['maker'] } } }] },
      {
        creator: ['en'],
      },
    ).creator,
    [{ agent: { label: { en: ['Kiyo'], ja: ['清'] } }, role: { label: { en: ['maker'], ja: ['彫'] } } }],
  );
  assert.deepEqual(after({ media: [{ file: 'f1', alt: { en: ['the front'] } }] }, { media: ['en'] }).media, [
    { file: 'f1', alt: { en: ['the front'], fr: ['face'] } },
  ]);
  assert.deepEqual(after({ provenance: [{ text: { en: ['Found'] } }] }, { provenance: ['en'] }).provenance, [
    { text: { en: ['Found'], fr: ['Trouvé'] } },
  ]);
});

test('a column of one measurement or identifier leaves the others', () => {
  assert.deepEqual(after({}, { dimension: ['width'] }).dimension, [before.dimension![0]]);
  assert.deepEqual(
    after({ identifier: [{ value: 'a', kind: 'local' }] }, { identifier: ['local'] }).identifier,
    before.identifier,
  );
});

test('a wording stays with its date, and goes with it', () => {
  assert.deepEqual(after({ date: [{ edtf: '1850~' }] }, { date: ['edtf'] }).date, before.date);
  assert.deepEqual(after({ date: [{ edtf: '1860' }] }, { date: ['edtf'] }).date, [{ edtf: '1860' }]);
  assert.deepEqual(after({ date: [{ display: { en: ['c. 1850'] } }] }, { date: ['en'] }).date, before.date);
  assert.deepEqual(after({ date: [{ display: { en: ['1860'] } }] }, { date: ['en'] }).date, [
    { display: { en: ['1860'] } },
  ]);
  assert.deepEqual(after({}, { date: ['edtf', 'en'] }).date, undefined);
});
