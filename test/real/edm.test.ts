import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedFile } from './shared-data.ts';
import { readReal } from './xml-coverage.ts';

const { path, skip } = sharedFile('edm/edm_ext.xml');
test('EDM of CARARE: places and times in their words, rights of the pictures, nothing with text left', {
  skip,
}, async () => {
  const { taken, problems } = await readReal(path);
  assert.deepEqual(problems, []);
  const { id, content } = taken[0]!;
  assert.equal(id, 'CMC_HA/936');
  assert.deepEqual(content.place, [{ label: { en: ['Skara Brae'] } }]);
  assert.deepEqual(content.period, [{ label: { en: ['Neolithic'] } }]);
  assert.deepEqual(content.mediaRights, ['http://rightsstatements.org/vocab/InC/1.0/']);
  assert.equal(content.subject!.length, 5);
  assert.deepEqual(content.language, ['en']);
});
