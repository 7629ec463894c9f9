import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedFile } from './shared-data.ts';
import { readReal } from './xml-coverage.ts';

const whole = sharedFile('mods/example.xml');
test('MODS of Florida State University: three records, nothing with text left', {
  skip: whole.skip,
}, async () => {
  const { taken, problems } = await readReal(whole.path);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    taken.map(({ id }) => id),
    ['FSU_2010002_J1232_SR5-02', 'FSU_MSS0204_B01_F10_09', 'FSU_MSS2008003_B18_F01_004'],
  );
  const [drawing, receipt, news] = taken.map(({ content }) => content);
  assert.deepEqual(drawing!.date, [{ edtf: '1966-12-08' }]);
  assert.equal(drawing!.creator![0]!.agent.kind, 'group');
  assert.equal(drawing!.subject!.length, 13);
  assert.equal(receipt!.type![1]!.id, 'http://vocab.getty.edu/aat/300027015');
  assert.deepEqual(receipt!.rights, ['http://rightsstatements.org/vocab/NoC-US/1.0/']);
  assert.deepEqual(news!.title, {
    und: ['Broward NOW News: National Organization for Women, February 1987'],
  });
  assert.deepEqual(news!.language, ['en']);
  for (const record of [drawing, receipt])
    assert.match(record!.relation![0]!.target, /^http:\/\/purl\.fcla\.edu/);
});

for (const name of [
  'identifier',
  'location',
  'name',
  'originInfo',
  'physicalDesc',
  'rights',
  'subject',
  'title',
]) {
  const { path, skip } = sharedFile(`mods/${name}.xml`);
  test(`MODS by element: ${name} leaves nothing with text`, { skip }, async () => {
    const { drafts, unread, problems } = await readReal(path);
    assert.ok(drafts.length > 0);
    assert.deepEqual(unread, []);
    // These samples have one element each, so most lack a title or an identifier; that is all that is wrong with them.
    assert.deepEqual(
      problems.filter(({ code }) => !/^(?:title|id)\.missing$/.test(code)),
      [],
    );
  });
}
