import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('EAD 2002 in Latin 1 with a DOCTYPE: a record for each unit, related to the one it is in', async () => {
  const { drafts, codes } = await mapSample('ead-2002.xml');
  assert.deepEqual(
    drafts.map(({ draft }) => [draft!.id, draft!.relatedRows ?? []]),
    [
      ['DE-1-N1', []],
      ['DE-1-N1/s1', ['DE-1-N1']],
      ['DE-1-N1/1/1', ['DE-1-N1/s1']],
      ['DE-1-N1/1/2', ['DE-1-N1/s1']],
      ['DE-1-N1/2', ['DE-1-N1']],
    ],
  );
  // What stands after the components came too late for the whole, and is named.
  assert.deepEqual(codes, ['ead.late']);
});

test('the whole: title, dates, prose in lines, index terms however they are grouped', async () => {
  const record = (await mapSample('ead-2002.xml')).contents[0]!;
  assert.deepEqual(record.title, { und: ['Nachlass Müller, 1870 bis 1933'] });
  assert.deepEqual(record.date, [{ edtf: '1870/1933', display: { und: ['1870 bis 1933'] } }]);
  assert.deepEqual(record.description, { und: ['Briefe und Tagebücher.\neins\nzwei'] });
  assert.deepEqual(record.subject!.map(({ label }) => label.und![0]).sort(), ['Frauenbewegung', 'Köln']);
  assert.deepEqual(record.language, ['de']);
  assert.deepEqual(record.type, [{ label: { en: ['fonds'] } }]);
});

test('parts: the repository is that of the whole unless they say another, the creator is not', async () => {
  const { contents } = await mapSample('ead-2002.xml');
  const [, series, file, dated, ring] = contents;
  assert.deepEqual(series!.owner, [{ label: { und: ['Stadtarchiv'] }, kind: 'group' }]);
  assert.equal(series!.creator, undefined);
  assert.deepEqual(file!.title, { und: ['An Clara'] });
  assert.deepEqual(file!.location, [{ label: { und: ['Karton 1'] } }]);
  assert.deepEqual(file!.date, [{ edtf: '1900~', display: { und: ['um 1900'] } }]);
  // A unit without a title is called by its date.
  assert.deepEqual(dated!.title, { und: ['Mai 1901'] });
  assert.deepEqual(ring!.owner, [{ label: { und: ['Museum'] }, kind: 'group' }]);
  assert.deepEqual(ring!.media, [{ url: 'https://archive.example/ring.jpg', alt: { und: ['Der Ring'] } }]);
});
