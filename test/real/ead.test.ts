import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedFile } from './shared-data.ts';
import { readReal } from './xml-coverage.ts';

/** Components counted by another program; each finding aid is one more record. */
const components = { mc00003: 1324, mc00019: 43, mc00022: 31, mc00062: 596, mc00192: 61, mc00212: 2 };

for (const [name, count] of Object.entries(components)) {
  const { path, skip } = sharedFile(`ead3/${name}.xml`);
  test(`EAD3 of NC State, ${name}: ${count} components, each related to its parent`, { skip }, async () => {
    const { taken, problems } = await readReal(path);
    assert.deepEqual(problems, []);
    assert.equal(taken.length, count + 1);
    const ids = new Set(taken.map(({ id }) => id));
    assert.equal(ids.size, taken.length);
    const [whole, ...parts] = taken;
    assert.equal(whole!.id, name);
    assert.equal(whole!.relatedRows, undefined);
    for (const part of parts) {
      assert.ok(ids.has(part.relatedRows![0]!), part.id);
      assert.match(part.content.owner![0]!.label.und![0]!, /^North Carolina State University/);
    }
    const dated = parts.filter(({ content }) => content.date?.some(({ edtf }) => edtf));
    const worded = parts.filter(({ content }) => content.date);
    if (worded.length > 50)
      assert.ok(dated.length > worded.length * 0.9, `${dated.length} of ${worded.length}`);
  });
}

const test3 = sharedFile('ead3/EAD3test-xsd.xml');
test('EAD3 with twelve levels: empty components are refused, nothing with text is left', {
  skip: test3.skip,
}, async () => {
  const { drafts, taken, problems } = await readReal(test3.path);
  assert.equal(drafts.length, 24);
  assert.equal(taken.length, 17);
  assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['title.missing']);
  const { content } = taken[0]!;
  assert.deepEqual(content.date, [{ edtf: '1917/1955', display: { und: ['1917–1955'] } }]);
  assert.deepEqual(content.metadataRights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
});

const sink = sharedFile('ead3/ead2002_kitchen_sink.xml');
test('EAD 2002 with every kind of prose: nothing with text is left', { skip: sink.skip }, async () => {
  const { taken, problems } = await readReal(sink.path);
  assert.deepEqual(problems, []);
  assert.equal(taken.length, 2);
  assert.deepEqual(taken[1]!.relatedRows, [taken[0]!.id]);
  assert.ok(taken[0]!.content.description!.und!.length > 20);
});
