import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { bowl } from './sample-contents.ts';

const ids = (content: Parameters<typeof statementsOf>[0]) => statementsOf(content).map(statementId);

test('a statement keeps its identifier while property and value stay, whatever stands around it', () => {
  const one = ids({ title: { en: ['Bowl'] }, date: [{ edtf: '1850' }] });
  const more = ids({
    title: { ja: ['鉢'], en: ['Bowl', 'Dish'] },
    date: [{ edtf: '1850', display: { en: ['1850'] } }],
    nature: ['tangible'],
  });
  for (const id of one) assert.ok(more.includes(id), id);
  assert.notDeepEqual(ids({ title: { en: ['Bowl'] } }), ids({ title: { fr: ['Bowl'] } }));
  assert.match(one[0]!, /^title-[0-9a-f]{10}$/);
});

test('values that mean the same have one key: units, EDTF forms, English labels, case and Unicode forms', () => {
  const same: [Parameters<typeof statementsOf>[0], Parameters<typeof statementsOf>[0]][] = [
    [
      { dimension: [{ kind: 'height', value: 10, unit: 'cm' }] },
      { dimension: [{ kind: 'height', value: 100, unit: 'mm' }] },
    ],
    [{ date: [{ edtf: '1850' }] }, { date: [{ edtf: '1850-01/1850-12' }] }],
    [{ type: [{ label: { en: ['Bowl'], ja: ['鉢'] } }] }, { type: [{ label: { en: ['bowl'] } }] }],
    [{ title: { en: ['Cafe\u0301  bowl'] } }, { title: { en: ['Café bowl'] } }],
  ];
  for (const [a, b] of same) assert.deepEqual(ids(a), ids(b));
});

test('every value of a full record is a statement with an identifier of its own', () => {
  const all = ids(bowl);
  assert.equal(new Set(all).size, all.length);
  assert.equal(all.length, 36);
});
