import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrafts } from '../../ingest/ingest.ts';
import { mapRows } from './mappings/map-rows.ts';
import { streamOf } from './readers/collect-rows.ts';

test('drafts come in order, each with its row; an id that comes again is an error of the later row', async () => {
  const { drafts, problems } = await mapRows('id,title\nA,one\n\nB,two\nA,three\nA,four\n');
  assert.deepEqual(
    drafts.map(({ row, content }) => [row, content !== undefined]),
    [
      [1, true],
      [3, true],
      [4, false],
      [5, false],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, row, column, value }) => [code, row, column, value]),
    [
      ['id.duplicate', 4, 'id', 'A'],
      ['id.duplicate', 5, 'id', 'A'],
    ],
  );
});

test('rows without id or title are refused, each with row, column and remedy', async () => {
  const { contents, problems } = await mapRows('id,title,note@en\n,a,\n2,,\n3,c,\n');
  assert.deepEqual(
    contents.map((content) => content !== undefined),
    [false, false, true],
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ code, row, column }) => [code, row, column]),
    [
      ['id.missing', 1, 'id'],
      ['title.missing', 2, 'title'],
    ],
  );
  for (const problem of problems) assert.ok(problem.message && problem.remedy);
});

test('problems of the reader and of the record stand in one list, by row', async () => {
  const { drafts, problems } = await mapRows('id,title,date\n1,a,1850\n2,b\n3,c,soon\n');
  assert.equal(drafts.length, 2);
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [
      ['row.columns', 2],
      ['date.edtf', 3],
    ],
  );
});

test('a source that no mapping knows ends with what to do', async () => {
  const outcomes = await Array.fromAsync(readDrafts({ file: streamOf('x,y\n1,2\n') }));
  assert.equal(outcomes.length, 1);
  assert.equal(outcomes[0]?.failed, true);
  assert.equal(outcomes[0]?.problems[0]?.code, 'mapping.unknown');
});

test('a failure of reading is the last outcome and says so', async () => {
  const outcomes = await Array.fromAsync(readDrafts({ file: streamOf('[{"id":"1","title":"a"},{"id":"2') }));
  assert.deepEqual(
    outcomes.map(({ row, failed, content }) => [row, failed, content !== undefined]),
    [
      [1, undefined, true],
      [2, true, false],
    ],
  );
});

test('the column of a problem is the one with the language', async () => {
  const { problems } = await mapRows('id,title@en,material@en,material@ja\n1,a,silk,x\u0001絹\n');
  assert.deepEqual(
    problems.map(({ code, column, path }) => [code, column, path]),
    [['text.characters', 'material@ja', 'material[0].label.ja']],
  );
});
