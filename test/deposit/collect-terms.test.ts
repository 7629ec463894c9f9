import assert from 'node:assert/strict';
import test from 'node:test';
import { collectTerms } from '../../server/deposit/collect-terms.ts';
import type { OpenTerm } from '../../server/vocabulary/match-terms.ts';

const open = (key: string): OpenTerm => ({ field: 'subject', key, label: { en: [key] }, candidates: [] });

test('a term is told once, with its first five rows, those in most rows first', () => {
  const terms = collectTerms();
  terms.add(1, [open('en mask')]);
  for (let row = 2; row <= 8; row += 1) terms.add(row, [open('en drum')]);
  const { entries, more } = terms.list();
  assert.deepEqual(
    entries.map(({ key, rows, first }) => ({ key, rows, first })),
    [
      { key: 'en drum', rows: 7, first: [2, 3, 4, 5, 6] },
      { key: 'en mask', rows: 1, first: [1] },
    ],
  );
  assert.equal(more, 0);
});

test('of a source with more than 5,000 terms the first ones are kept, and the others counted', () => {
  const terms = collectTerms();
  for (let row = 1; row <= 5_003; row += 1) terms.add(row, [open(`en ${row}`)]);
  terms.add(5_004, [open('en 1')]);
  const { entries, more } = terms.list();
  assert.equal(entries.length, 5_000);
  assert.equal(more, 3);
  assert.equal(entries[0]!.key, 'en 1');
});
