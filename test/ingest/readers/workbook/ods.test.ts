import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from '../collect-rows.ts';
import { writeOds } from './write-workbook.ts';

const cell = (text: string, attributes = 'office:value-type="string"'): string =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (name: string, ...rows: string[]): string =>
  `<table:table table:name="${name}">${rows.join('')}</table:table>`;

test('cells of an OpenDocument spreadsheet say what they state', async () => {
  const bytes = writeOds(
    table(
      'Objekte',
      row(cell('id'), cell('title'), cell('date'), cell('n'), cell('zeros'), cell('flag')),
      row(
        cell('A 1'),
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Krug<text:s text:c="2"/>mit <text:span>Deckel</text:span></text:p><text:p>zweite Zeile</text:p></table:table-cell>',
        cell('03.05.29', 'office:value-type="date" office:date-value="1929-05-03"'),
        cell('60,10', 'office:value-type="float" office:value="60.1"'),
        cell('0042', 'office:value-type="float" office:value="42"'),
        cell('WAHR', 'office:value-type="boolean" office:boolean-value="true"'),
      ),
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      row(cell('A 2'), cell('=1+1'), cell('#DIV/0!', 'table:formula="of:=1/0" office:value-type="string"')),
    ) + table('Zweite', row(cell('id'), cell('title'), cell('x')), row(cell('9'), cell('neun'))),
  );
  const { values, codes, rows } = await collectRows({ bytes, name: 'a.ods' });
  assert.deepEqual(values, [
    {
      id: 'A 1',
      title: 'Krug  mit Deckel\nzweite Zeile',
      date: '1929-05-03',
      n: '60.1',
      zeros: '0042',
      flag: 'true',
    },
    { id: 'A 2', title: '=1+1', date: '', n: '', zeros: '', flag: '' },
  ]);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 1_048_002],
  );
  assert.deepEqual(codes, ['sheet.others', 'cell.formulas', 'cell.error']);
  assert.deepEqual((await collectRows({ bytes, sheet: 'Zweite' })).values, [
    { id: '9', title: 'neun', x: '' },
  ]);
});

test('merged headings of an OpenDocument spreadsheet join those below', async () => {
  const bytes = writeOds(
    table(
      'T',
      row(
        cell('id', 'table:number-rows-spanned="2"'),
        cell('title', 'table:number-rows-spanned="2"'),
        cell('Maße', 'table:number-columns-spanned="2"'),
        '<table:covered-table-cell/>',
      ),
      row('<table:covered-table-cell/>', '<table:covered-table-cell/>', cell('Höhe'), cell('Breite')),
      row(cell('1'), cell('Krug'), cell('7'), cell('8')),
    ),
  );
  assert.deepEqual((await collectRows({ bytes })).values, [
    { id: '1', title: 'Krug', 'Maße / Höhe': '7', 'Maße / Breite': '8' },
  ]);
});

test('a row of content that says it stands for a million is read a thousand times at most', async () => {
  const bytes = writeOds(
    table(
      'T',
      row(cell('id'), cell('title')),
      `<table:table-row table:number-rows-repeated="1000000">${cell('1')}${cell('x')}</table:table-row>`,
    ),
  );
  assert.equal((await collectRows({ bytes })).values.length, 1000);
});
