import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsCsv } from '../../ingest/problems-csv.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import { collectRows } from './readers/collect-rows.ts';

const problem = (value: string, more: Partial<SourceProblem> = {}): SourceProblem => ({
  code: 'x.y',
  severity: 'error',
  path: 'title',
  row: 3,
  column: 'title@ar',
  value,
  message: 'Wrong, “so”.',
  remedy: 'Say "this".',
  ...more,
});

test('problems are a table that our own reader reads back', async () => {
  const text = (await Array.fromAsync(problemsCsv([problem('a\nb'), problem('c', { row: 0 })]))).join('');
  const { values, problems } = await collectRows({ bytes: text });
  assert.deepEqual(problems, []);
  assert.deepEqual(values, [
    {
      row: '3',
      column: 'title@ar',
      value: 'a\nb',
      code: 'x.y',
      severity: 'error',
      message: 'Wrong, “so”.',
      remedy: 'Say "this".',
    },
    { ...(values[1] as object), row: '', value: 'c' },
  ]);
});

test('no value opens as a formula', async () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const text = (await Array.fromAsync(problemsCsv([problem(`${start}HYPERLINK("http://x")`)]))).join('');
    const { values } = await collectRows({ bytes: text });
    assert.equal(String(values[0]?.value)[0], "'");
  }
  const heading = (await Array.fromAsync(problemsCsv([problem('x', { column: '=1+1' })]))).join('');
  assert.match(heading, /3,'=1\+1,x/);
});
