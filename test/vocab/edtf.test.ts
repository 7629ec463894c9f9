import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edtfBounds } from '../../vocab/edtf.ts';

const year = (from: string, to = from) => ({
  begin: `${from}-01-01T00:00:00Z`,
  end: `${to}-12-31T23:59:59Z`,
});

test('EDTF has bounds, and what is no EDTF has none', () => {
  const cases: [string, ReturnType<typeof edtfBounds>][] = [
    ['1850', year('1850')],
    ['1850~', year('1850')],
    ['1762/1787', year('1762', '1787')],
    ['18XX', year('1800', '1899')],
    ['15XX?', year('1500', '1599')],
    ['-0300', year('-0300')],
    ['Y-12000', year('-12000')],
    ['1850-03-02', { begin: '1850-03-02T00:00:00Z', end: '1850-03-02T23:59:59Z' }],
    ['1850/..', { begin: '1850-01-01T00:00:00Z', end: null }],
    ['../1850', { begin: null, end: '1850-12-31T23:59:59Z' }],
    ['1787/1762', undefined],
    ['1850-13', undefined],
    ['about 1850', undefined],
    ['', undefined],
  ];
  for (const [edtf, bounds] of cases) assert.deepEqual(edtfBounds(edtf), bounds, edtf);
});
