import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from '../collect-rows.ts';
import { textRow, writeXlsx } from './write-workbook.ts';

const headings = textRow('id', 'title', 'a', 'b');

test('texts, numbers, truth values and rich text arrive plain; furigana is no part of a text', async () => {
  const bytes = writeXlsx({
    shared: [
      '<t>id</t>',
      '<t>title</t>',
      '<r><rPr><b/></rPr><t>山</t></r><r><t xml:space="preserve"> 水画</t></r><rPh sb="0" eb="1"><t>サンスイ</t></rPh>',
      '<t>a_x000D_&#10;b</t>',
    ],
    sheets: [
      {
        name: 'Objects',
        rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>n</t></is></c></row>
          <row r="2" hidden="1"><c r="A2"><v>60.100000000000001</v></c><c r="B2" t="s"><v>2</v></c><c r="D2" t="b"><v>1</v></c></row>
          <row r="4"><c r="A4"><v>1E3</v></c><c r="B4" t="s"><v>3</v></c></row>`,
      },
    ],
  });
  const { values, rows, codes } = await collectRows({ bytes });
  assert.deepEqual(values, [
    { id: '60.1', title: '山 水画', n: 'true' },
    { id: '1000', title: 'a\r\nb', n: '' },
  ]);
  assert.deepEqual(
    rows.map(({ row, line }) => [row, line]),
    [
      [1, 2],
      [3, 4],
    ],
  );
  assert.deepEqual(codes, []);
});

test('numbers are dates by their format alone, in either system, and no further than it shows', async () => {
  const cells = (...styled: [style: number, value: string][]) =>
    `<row><c t="inlineStr"><is><t>x</t></is></c>${styled.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;
  const formats = [14, 17, 22, 20, 'yyyy', '[$-411]ggge"年"m"月"d"日"', '00000', '0.00"d"', '[h]:mm', 16];
  const sheet = {
    name: 'S',
    rows: `${textRow('id', 'day', 'month', 'moment', 'time', 'year', 'era', 'zeros', 'number', 'span', 'noYear')}${cells(
      [1, '10716'],
      [2, '10716'],
      [3, '10716.604166666666'],
      [4, '0.75'],
      [5, '10716'],
      [6, '10716'],
      [7, '42'],
      [8, '2.5'],
      [9, '1.5'],
      [10, '10716'],
    )}${cells([1, '59'], [1, '60'], [1, '61'], [1, '-5'])}`,
  };
  const first = (await collectRows({ bytes: writeXlsx({ formats, sheets: [sheet] }) })).values;
  assert.deepEqual(first[0], {
    id: 'x',
    day: '1929-05-03',
    month: '1929-05',
    moment: '1929-05-03T14:30:00',
    time: '18:00:00',
    year: '1929',
    era: '1929-05-03',
    zeros: '00042',
    number: '2.5',
    span: '36:00:00',
    noYear: '--05-03',
  });
  // The 29 February 1900 that never was is serial 60.
  assert.deepEqual([first[1]?.day, first[1]?.moment, first[1]?.time], ['1900-02-28', '1900-03-01', '-5']);
  const later = (await collectRows({ bytes: writeXlsx({ formats, from1904: true, sheets: [sheet] }) }))
    .values;
  assert.equal(later[0]?.day, '1933-05-04');
});

test('formulas give the value they last had, and errors nothing, which is said', async () => {
  const bytes = writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: `${headings}<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>NOW()</f></c></row>
          <row r="3"><c r="A3" t="inlineStr"><is><t>=SUM(A1)</t></is></c></row>`,
      },
    ],
  });
  const { values, problems } = await collectRows({ bytes });
  assert.deepEqual(values, [
    { id: '2', title: 'ab', a: '', b: '' },
    { id: '=SUM(A1)', title: '', a: '', b: '' },
  ]);
  assert.deepEqual(
    problems.map(({ code, row, column, severity }) => [code, row, column, severity]),
    [
      ['cell.formulas', 1, undefined, 'warning'],
      ['cell.error', 1, 'a', 'warning'],
      ['cell.formula', 1, 'b', 'warning'],
    ],
  );
});

test('the first sheet with headings is read, others are named; any can be told', async () => {
  const sheets = [
    { name: 'Hidden', state: 'hidden', rows: `${textRow('id', 'title')}${textRow('h', 'hidden')}` },
    { name: 'Notes', rows: textRow('only words of explanation') },
    { name: 'Objects', rows: `${textRow('id', 'title')}${textRow('1', 'bowl')}` },
    { name: '資料', rows: `${textRow('id', 'title')}${textRow('2', '鉢')}` },
  ];
  const bytes = writeXlsx({ sheets });
  const first = await collectRows({ bytes });
  assert.deepEqual(first.values, [{ id: '1', title: 'bowl' }]);
  assert.deepEqual(first.codes, ['sheet.others']);
  assert.match(first.problems[0]!.message, /“資料”/);
  assert.deepEqual((await collectRows({ bytes, sheet: '資料' })).values, [{ id: '2', title: '鉢' }]);
  const unknown = await collectRows({ bytes, sheet: 'Nope' });
  assert.equal(unknown.failure?.code, 'sheet.unknown');
  assert.match(unknown.failure!.remedy, /“Objects”/);
  assert.equal((await collectRows({ bytes, sheet: 'Notes' })).failure?.code, 'sheet.headings');
});

test('a title above the headings is passed over, and headings over several columns join those below', async () => {
  const bytes = writeXlsx({
    sheets: [
      {
        name: 'S',
        merges: ['A1:F1', 'A3:A4', 'B3:B4', 'C3:E3'],
        rows: `${textRow('The collection')}<row r="3"><c r="A3" t="inlineStr"><is><t>id</t></is></c><c r="B3" t="inlineStr"><is><t>title</t></is></c><c r="C3" t="inlineStr"><is><t>Size</t></is></c></row>
        <row r="4"><c r="C4" t="inlineStr"><is><t>height</t></is></c><c r="D4" t="inlineStr"><is><t>width</t></is></c><c r="E4" t="inlineStr"><is><t>depth</t></is></c></row>
        <row r="5"><c r="A5"><v>1</v></c><c r="B5" t="inlineStr"><is><t>bowl</t></is></c><c r="C5"><v>7</v></c><c r="D5"><v>8</v></c><c r="E5"><v>9</v></c></row>`,
      },
    ],
  });
  const { values, codes, rows } = await collectRows({ bytes });
  assert.deepEqual(values, [
    { id: '1', title: 'bowl', 'Size / height': '7', 'Size / width': '8', 'Size / depth': '9' },
  ]);
  assert.deepEqual(codes, ['sheet.above']);
  assert.equal(rows[0]!.row, 4);
});

test('a heading over columns that nothing tells apart numbers them', async () => {
  const bytes = writeXlsx({
    sheets: [
      {
        name: 'S',
        merges: ['C1:D1'],
        rows: `${textRow('id', 'title', 'artist')}${textRow('1', 'bowl', 'A', 'B')}`,
      },
    ],
  });
  const { values, codes } = await collectRows({ bytes });
  assert.deepEqual(values, [{ id: '1', title: 'bowl', artist: 'A', 'artist 2': 'B' }]);
  assert.deepEqual(codes, ['column.merged']);
});

test('headings that repeat or are missing are named, as in other tables', async () => {
  const { values, codes } = await collectRows({
    bytes: writeXlsx({
      sheets: [{ name: 'S', rows: `${textRow('id', 'title', 'title', '')}${textRow('1', 'a', 'b', 'c')}` }],
    }),
  });
  assert.deepEqual(values, [{ id: '1', title: 'a' }]);
  assert.deepEqual(codes, ['column.repeated', 'column.unnamed']);
});
