import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isTaken,
  mergeChoices,
  rowKey,
  withKinds,
} from '../../../../server/pages/workspace/deposits/merge-choices.ts';

const row = (number: number, more: object = {}) => ({
  row: number,
  id: `K-${number}`,
  outcome: 'new' as const,
  ...more,
});
const absent = (id: string) => ({ row: 0, id, outcome: 'absent' as const });

describe('choices, page by page', () => {
  test('a row that is not ticked is left out, one that is ticked again comes back, others stay as chosen', () => {
    const first = mergeChoices({}, { typed: { take: ['1', '3'] }, rows: [row(1), row(2), row(3)] });
    assert.deepEqual(first, { except: { rows: [2] } });
    const second = mergeChoices(first, {
      typed: { take: 'id:K-9' },
      rows: [row(4), absent('K-8'), absent('K-9')],
    });
    assert.deepEqual(second, { except: { rows: [2, 4], ids: ['K-8'] } });
    const third = mergeChoices(second, { typed: { take: ['1', '2', '3'] }, rows: [row(1), row(2), row(3)] });
    assert.deepEqual(third, { except: { rows: [4], ids: ['K-8'] } });
    assert.deepEqual(
      [row(4), row(5), absent('K-8')].map((one) => isTaken(third, one)),
      [false, true, false],
    );
  });
  test('what cannot be taken is not left out by choice', () => {
    assert.deepEqual(mergeChoices({}, { typed: {}, rows: [{ ...row(1), outcome: 'refused' as const }] }), {});
  });
  test('only what was offered can be joined; to stand apart is a choice too', () => {
    const offers = [{ item: 'abc', score: 0.9, because: [], title: {}, partners: [] }];
    const rows = [row(1, { offers }), row(2, { offers }), row(3, { offers }), row(4)];
    const typed = {
      take: ['1', '2', '3', '4'],
      'join.1': 'item:abc',
      'join.2': 'item:of-another',
      'join.3': 'apart',
      'join.4': '',
    };
    assert.deepEqual(mergeChoices({}, { typed, rows }), {
      joins: [
        { row: 1, item: 'abc' },
        { row: 3, item: null },
      ],
    });
    const taken = { take: ['1', '2', '3', '4'] };
    assert.deepEqual(mergeChoices({ joins: [{ row: 1, item: 'abc' }] }, { typed: taken, rows }), {});
  });
  test('the file is right where it is said so', () => {
    const typed = { take: ['1', '2'], right: '2' };
    assert.deepEqual(mergeChoices({ replaceEdits: [1, 7] }, { typed, rows: [row(1), row(2)] }), {
      replaceEdits: [7, 2],
    });
  });
  test('kinds count where some are left out', () => {
    assert.deepEqual(withKinds({ outcomes: ['new'] }, { kind: ['new', 'changed'] }, ['new', 'changed']), {});
    assert.deepEqual(withKinds({}, { kind: 'new' }, ['new', 'conflict']), { outcomes: ['new'] });
    assert.deepEqual(withKinds({}, {}, ['new']), { outcomes: [] });
  });
  test('a row is named by its number, an absent record by its id', () => {
    assert.deepEqual([rowKey(row(3)), rowKey(absent('K-1'))], ['3', 'id:K-1']);
  });
});
