import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from './collect-rows.ts';

const records = [
  { id: '1', title: { en: ['a "quoted" \\ [text]'], ja: '絹' }, list: [1, { deep: [{}] }] },
  { id: '2', title: '}{][,"', empty: [] },
  { id: '3', title: 'é\n\u2028' },
];

for (const size of [1 << 16, 5, 1])
  for (const [name, bytes] of [
    ['an array', JSON.stringify(records)],
    ['an array set out over lines', JSON.stringify(records, null, 2)],
    ['objects one after another', records.map((r) => JSON.stringify(r, null, 1)).join('\n')],
    ['JSON lines', records.map((r) => JSON.stringify(r)).join('\n')],
    ['JSON lines with CRLF and empty lines', `${records.map((r) => JSON.stringify(r)).join('\r\n\r\n')}\r\n`],
  ] as const)
    test(`${name}, in parts of ${size} bytes`, async () => {
      const { values, problems } = await collectRows({ bytes, size });
      assert.deepEqual(problems, []);
      assert.deepEqual(values, records);
    });

test('one object is one row, and an empty array none', async () => {
  assert.deepEqual((await collectRows({ bytes: JSON.stringify(records[0], null, 2) })).values, [records[0]]);
  assert.deepEqual(await collectRows({ bytes: ' [ ] ' }), { rows: [], values: [], problems: [], codes: [] });
});

test('a broken line of JSON lines is its own problem, with its line as row', async () => {
  const { values, problems } = await collectRows({
    bytes: '{"id":1}\n{"id":2,\n[3]\n\n"4"\n{"id":5}',
    format: 'ndjson',
  });
  assert.deepEqual(values, [{ id: 1 }, { id: 5 }]);
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [
      ['json.syntax', 2],
      ['json.kind', 3],
      ['json.kind', 5],
    ],
  );
});

test('a broken element of an array is its own problem; the ones after it are found', async () => {
  const bytes =
    '[{"id":1},\n{"id":2,"a":[1,2},\n{"id":3,"t":"open},\n {"id":4}, 5, {"id":6 "x":1},\n{"id":7}]';
  const { values, problems } = await collectRows({ bytes });
  assert.deepEqual(values, [{ id: 1 }, { id: 4 }, { id: 7 }]);
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [
      ['json.syntax', 2],
      ['json.syntax', 3],
      ['json.kind', 5],
      ['json.syntax', 6],
    ],
  );
});

test('a file that is cut short gives what is whole, and a failure', async () => {
  const { values, failure } = await collectRows({ bytes: '[{"id":1},{"id":2,"title":"ab' });
  assert.deepEqual(values, [{ id: 1 }]);
  assert.equal(failure?.code, 'json.cut');
});

test('an object of more than 16 MB is a failure, in both forms', async () => {
  const long = 'x'.repeat(17_000_000);
  for (const bytes of [`[{"id":1},{"id":"${long}"}]`, `{"id":1}\n{"id":"${long}`]) {
    const { values, failure } = await collectRows({ bytes, size: 1 << 20 });
    assert.deepEqual(values, [{ id: 1 }]);
    assert.equal(failure?.code, 'json.size');
  }
});

test('JSON in UTF-16 is read', async () => {
  const { values } = await collectRows({ bytes: Buffer.from(`\ufeff${JSON.stringify(records)}`, 'utf16le') });
  assert.deepEqual(values, records);
});
