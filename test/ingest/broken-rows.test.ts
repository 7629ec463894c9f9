import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RowDraft, readDrafts } from '../../ingest/ingest.ts';

const file = new URL('../../fixtures/broken/broken-rows.csv', import.meta.url).pathname;

test('a file full of faults: the sound rows are taken, each fault is said with its row, column and remedy', async () => {
  const outcomes = await Array.fromAsync(readDrafts({ file, language: 'en' }));
  const byId = new Map<string, RowDraft[]>();
  for (const outcome of outcomes)
    if (outcome.draft) byId.set(outcome.draft.id, [...(byId.get(outcome.draft.id) ?? []), outcome]);
  const said = (id: string, at = 0) =>
    byId.get(id)?.[at]?.problems.map(({ code, column, severity }) => [code, column, severity]);

  const sound = [...byId.keys()].filter((id) => id.startsWith('OK-'));
  assert.ok(sound.length >= 10);
  for (const id of sound) {
    assert.ok(byId.get(id)?.[0]?.content, id);
    assert.deepEqual(said(id), [], id);
  }
  assert.deepEqual(said(''), [['id.missing', 'id', 'error']]);
  assert.deepEqual(said('BAD-TITLE'), [['title.missing', 'title', 'error']]);
  assert.deepEqual(said('BAD-DATE'), [['date.edtf', 'date', 'warning']]);
  assert.deepEqual(said('BAD-RIGHTS'), [['rights.unknown', 'rights', 'error']]);
  assert.deepEqual(said('OK-1', 1), [['id.duplicate', 'id', 'error']]);
  assert.deepEqual(said('BAD-PATH'), [['media.path', 'media', 'warning']]);
  assert.deepEqual(said('BAD-UNIT'), [['dimension.form', 'height', 'warning']]);
  for (const id of ['', 'BAD-TITLE', 'BAD-RIGHTS']) assert.equal(byId.get(id)?.[0]?.content, undefined, id);
  assert.equal(byId.get('OK-1')?.[1]?.content, undefined);

  const problems = outcomes.flatMap((outcome) => outcome.problems);
  assert.ok(problems.some(({ code, column }) => code === 'column.unknown' && column === 'colour of mood'));
  for (const problem of problems) assert.ok(problem.message && problem.remedy, problem.code);
});
