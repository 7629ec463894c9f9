import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedFile } from './shared-data.ts';
import { readReal } from './xml-coverage.ts';

for (const at of [1, 2, 3]) {
  const { path, skip } = sharedFile(`lido/mnha_example_full_final_${at}.xml`);
  test(`LIDO of the MNHA, file ${at}: every element with text reaches a field, in three languages`, {
    skip,
  }, async () => {
    const { taken, problems, unread } = await readReal(path);
    assert.deepEqual(unread, []);
    assert.deepEqual(problems, []);
    assert.equal(taken.length, 1);
    const { content } = taken[0]!;
    assert.deepEqual(Object.keys(content.title!), ['fr', 'de', 'en']);
    for (const type of content.type!) assert.deepEqual(Object.keys(type.label), ['fr', 'de', 'en']);
    assert.deepEqual(content.metadataRights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
    assert.deepEqual(content.owner![0]!.label.de, ['Nationalmuseum für Geschichte und Kunst Luxemburg']);
  });
}
