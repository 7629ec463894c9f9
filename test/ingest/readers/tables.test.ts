import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from './collect-rows.ts';

for (const [name, delimiter] of [
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['bar', '|'],
] as const)
  test(`the ${name} is found as delimiter, though others stand in the cells`, async () => {
    const others = [',', ';', '|'].filter((d) => d !== delimiter).join(' ');
    const bytes = [
      `id${delimiter}title${delimiter}note`,
      ...[1, 2, 3].map((i) => `${i}${delimiter}a${others}b${delimiter}c`),
    ].join('\n');
    const { values, problems } = await collectRows({ bytes });
    assert.deepEqual(problems, []);
    assert.deepEqual(values[2], { id: '3', title: `a${others}b`, note: 'c' });
  });

test('quotes, doubled quotes, line breaks in cells and every line end are read as RFC 4180 says', async () => {
  for (const end of ['\n', '\r\n', '\r'])
    for (const size of [1 << 16, 3, 1]) {
      const bytes = [
        'id,title,note',
        '1,"a, b","say ""no"""',
        `2,"two${end}lines",5" x 3"`,
        '"3",,""',
        '',
      ].join(end);
      const { values, problems } = await collectRows({ bytes, size });
      assert.deepEqual(problems, []);
      assert.deepEqual(values, [
        { id: '1', title: 'a, b', note: 'say "no"' },
        { id: '2', title: `two${end}lines`, note: '5" x 3"' },
        { id: '3', title: '', note: '' },
      ]);
    }
});

test('rows count as a spreadsheet counts them, lines as an editor does', async () => {
  const { rows } = await collectRows({ bytes: 'id,title\n\n1,"a\nb"\n,\n2,c\n' });
  assert.deepEqual(
    rows.map(({ row, line }) => [row, line]),
    [
      [2, 3],
      [4, 6],
    ],
  );
});

test('a ragged row is its own problem; the others go on', async () => {
  const { values, problems } = await collectRows({
    bytes: 'id,title,note\n1,a,b\n2,c\n3,d,e,f\n4,g,h,,\n5,i,j\n',
  });
  assert.deepEqual(
    values.map((v) => v.id),
    ['1', '4', '5'],
  );
  assert.deepEqual(
    problems.map(({ code, row, severity }) => [code, row, severity]),
    [
      ['row.columns', 2, 'error'],
      ['row.columns', 3, 'error'],
    ],
  );
  for (const problem of problems) assert.ok(problem.remedy && problem.message);
});

test('a quote that never closes spoils its own row only', async () => {
  const { values, problems } = await collectRows({ bytes: 'id,title\n1,"open\n2,b\n3,c\n' });
  assert.deepEqual(
    values.map((v) => v.id),
    ['2', '3'],
  );
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [['quote.open', 1]],
  );
});

test('text after a closing quote is a problem of the row in CSV, and plain text in TSV', async () => {
  const csv = await collectRows({ bytes: 'id,title\n1,"a" b\n2,c\n' });
  assert.deepEqual(csv.codes, ['quote.stray']);
  assert.deepEqual(csv.values, [{ id: '2', title: 'c' }]);
  const tsv = await collectRows({ bytes: 'id\ttitle\n1\t"a" b\n2\tc\n' });
  assert.deepEqual(tsv.codes, []);
  assert.deepEqual(tsv.values, [
    { id: '1', title: '"a" b' },
    { id: '2', title: 'c' },
  ]);
});

test('a quote that is not closed within 16 MB spoils its own row only', async () => {
  const lines = Array.from(
    { length: 40_000 },
    (_, i) => `${i},x,${'a title that fills the file '.repeat(16)}`,
  ).join('\n');
  const { rows, problems } = await collectRows({ bytes: `id,title,note\nx,"open,\n${lines}\n` });
  assert.equal(rows.length, 40_000);
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [['quote.open', 1]],
  );
});

test('repeated and missing headings are said; their values are set aside', async () => {
  const { values, codes } = await collectRows({ bytes: 'id,title,,title\n1,a,,b\n2,c,x,d\n' });
  assert.deepEqual(values, [
    { id: '1', title: 'a' },
    { id: '2', title: 'c' },
  ]);
  assert.deepEqual(codes, ['column.repeated', 'column.unnamed']);
});

test('a cell of 2 MB is a problem of its row', async () => {
  const long = 'x'.repeat(2_000_000);
  const { values, problems } = await collectRows({ bytes: `id,title\n1,${long}\n2,"${long}"\n3,c\n` });
  assert.deepEqual(values, [{ id: '3', title: 'c' }]);
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [
      ['cell.size', 1],
      ['cell.size', 2],
    ],
  );
  assert.ok(problems.every(({ value }) => (value?.length ?? 0) < 100));
});

test('3,000 columns are a failure that says what is allowed', async () => {
  const heading = Array.from({ length: 3000 }, (_, i) => `c${i}`).join(',');
  const { failure } = await collectRows({ bytes: `${heading}\n` });
  assert.equal(failure?.code, 'table.columns');
  assert.match(failure?.message ?? '', /2000/);
});

test('a heading named after a part of the language is a heading like others', async () => {
  const { values } = await collectRows({ bytes: 'id,constructor,toString\n1,a,b\n' });
  assert.equal(values[0]?.constructor, 'a');
});
