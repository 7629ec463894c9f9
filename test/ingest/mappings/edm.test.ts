import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('EDM: what an address points to in the document stands in its place', async () => {
  const { contents, problems } = await mapSample('edm.xml');
  assert.deepEqual(problems, []);
  const record = contents[0]!;
  assert.deepEqual(record.creator, [
    { agent: { label: { de: ['Clara Schmidt'], ja: ['クララ・シュミット'] }, dates: '1850–1920' } },
  ]);
  assert.deepEqual(record.place, [{ label: { de: ['Köln'] } }]);
  assert.deepEqual(record.date![0]!.display, { de: ['um 1880'] });
  assert.deepEqual(record.type, [{ id: 'http://vocab.getty.edu/aat/300194567', label: { en: ['jug'] } }]);
});

test('EDM: the aggregation gives owner, pictures and their rights, and the page', async () => {
  const record = (await mapSample('edm.xml')).contents[0]!;
  assert.deepEqual(record.owner, [{ label: { und: ['Museum'] }, kind: 'group' }]);
  assert.deepEqual(record.mediaRights, ['http://creativecommons.org/licenses/by/4.0/']);
  assert.deepEqual(record.media, [
    {
      url: 'https://m.example/1.jpg',
      alt: { de: ['Vorderseite'] },
      rights: 'http://creativecommons.org/publicdomain/zero/1.0/',
    },
  ]);
  assert.deepEqual(record.source, ['https://m.example/page/1']);
  assert.equal(record.rights, undefined);
});
