import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Journal, openJournal } from '../../../server/projections/quads/journal.ts';
import { packSubmission } from '../../../server/projections/quads/submission.ts';

let last = 0;
function append(journal: Journal, write: string[], drop: string[] = []) {
  const graphs = write.map((graph) => ({ graph, ntriples: '', fresh: true, about: '' }));
  const submission = packSubmission({ write: graphs, drop });
  return journal.append({ submission, sequence: ++last });
}

test('what leaves is what was there, whatever the batch says of it', () => {
  const journal = openJournal();
  assert.deepEqual(append(journal, ['a:1', 'a:2'], ['a:3']).leaving, []);
  assert.deepEqual(append(journal, ['a:2', 'a:3'], ['a:1', 'a:9']).leaving.toSorted(), ['a:1', 'a:2']);
  assert.deepEqual(append(journal, ['a:1'], ['a:3']).leaving, ['a:3']);
  assert.deepEqual(append(journal, ['a:1'], ['a:1']).leaving, ['a:1'], 'replaced');
  assert.deepEqual(append(journal, [], ['a:1', 'a:1']).leaving, ['a:1']);
  assert.deepEqual(append(journal, ['a:1']).leaving, []);
  journal.knowGraphs(['a:image']);
  assert.deepEqual(append(journal, [], ['a:image']).leaving, ['a:image']);
});

test('what both images have is forgotten, and no more', () => {
  const journal = openJournal();
  const [first, second, third] = [
    append(journal, ['a:1']),
    append(journal, ['a:2']),
    append(journal, ['a:3']),
  ];
  journal.images.plain = { file: 'f', pair: 'p', sequence: second.sequence };
  journal.trim();
  assert.deepEqual(journal.entries, [first, second, third]);
  assert.ok(journal.fromStart);
  journal.images.dataset = { file: 'f', pair: 'p', sequence: second.sequence };
  journal.trim();
  assert.deepEqual(journal.entries, [third]);
  assert.ok(!journal.fromStart);
});

test('more than is worth keeping is forgotten when both have it, and the images with it', () => {
  const journal = openJournal({ keepEntries: 2 });
  const image = { file: 'f', pair: 'p', sequence: last };
  journal.images = { plain: image, dataset: image };
  const entries = ['a:1', 'a:2', 'a:3', 'a:4'].map((name) => append(journal, [name]));
  journal.trim();
  assert.equal(journal.entries.length, 4, 'a replica needs them');
  for (const entry of entries.slice(0, 3)) entry.applied = { plain: true, dataset: true };
  journal.trim();
  assert.deepEqual(journal.entries, entries.slice(2));
  assert.deepEqual([journal.fromStart, journal.images], [false, {}]);
});
