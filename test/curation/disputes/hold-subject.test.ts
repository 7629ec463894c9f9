import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effects } from '../../../server/curation/disputes/effects.ts';
import {
  act,
  atPanel,
  because,
  decide,
  filed,
  operator,
  person,
  rules,
  seats,
  steward,
  system,
  vote,
  wait,
} from './play-dispute.ts';

const two = { ...rules, vetoHolders: ['kano', 'lagos'] };
const hold = { kind: 'hold' } as const;
const release = { kind: 'release' } as const;
const held = (state: Parameters<typeof effects>[0]) => effects(state).held;

test('a veto holder holds at once on the ground of harm, and lets go; others cannot', () => {
  const state = filed({ ground: 'harm' }, steward('lagos'), two);
  for (const actor of [steward('paris'), steward('kyoto'), operator, system])
    assert.equal(decide(state, actor, hold, 0, two).outcome, 'refused');
  const once = act(state, steward('lagos'), hold, 0, two);
  assert.equal(held(once), true);
  assert.equal(decide(once, steward('lagos'), hold, 1, two).outcome, 'refused');
  assert.equal(decide(once, steward('kano'), release, 1, two).outcome, 'refused');
  const both = act(once, steward('kano'), hold, 1, two);
  const one = act(both, steward('lagos'), release, 2, two);
  assert.equal(held(one), true);
  assert.equal(held(act(one, steward('kano'), release, 3, two)), false);
  assert.equal(decide(filed(), steward('lagos'), hold, 0).outcome, 'refused');
});

test('the operator holds on a person’s request for takedown, and on no other', () => {
  assert.equal(held(act(filed({ asks: 'takedown' }, person('p-1')), operator, hold, 0)), true);
  assert.equal(decide(filed({ asks: 'restriction' }, person('p-1')), operator, hold, 0).outcome, 'refused');
});

test('table: what a hold comes to with each outcome of a panel', () => {
  // An amendment is owed until the record changes; the others are final when the days of an appeal are over.
  for (const [outcome, after] of [
    ['amended', true],
    ['both-stand', false],
    ['dismissed', false],
    ['withdrawn', true],
  ] as const) {
    const state = act(atPanel({ ground: 'harm' }), steward('lagos'), hold, 2);
    const decided = vote(state, [outcome, outcome], 3);
    assert.equal(held(decided), true, outcome);
    assert.equal(held(wait(decided, 90)), after, outcome);
    assert.equal(decide(decided, steward('lagos'), hold, 4).outcome, 'refused');
    const released = act(decided, steward('lagos'), release, 4);
    assert.equal(held(released), outcome === 'withdrawn', outcome);
  }
});

test('a hold counts again while an appeal is open', () => {
  const state = act(atPanel({ ground: 'harm' }), steward('lagos'), hold, 2);
  const decided = vote(state, ['dismissed', 'dismissed'], 3);
  const appealed = act(decided, steward('lagos'), { kind: 'appeal', reasons: because('No.') }, 4);
  assert.equal(held(appealed), true);
});

test('a withdrawal that was judged holds on any ground, through an appeal, until another outcome', () => {
  const decided = vote(atPanel(), ['withdrawn', 'withdrawn'], 3);
  assert.equal(held(decided), true);
  const appealed = act(decided, steward('paris'), { kind: 'appeal', reasons: because('No.') }, 4);
  assert.deepEqual([held(appealed), effects(appealed).contested], [true, true]);
  assert.ok(seats(appealed).length === 3);
  assert.equal(held(vote(appealed, ['both-stand', 'both-stand'], 5)), false);
});

test('a hold stays where a withdrawal is agreed', () => {
  const state = act(filed({ ground: 'harm' }), steward('lagos'), hold, 0);
  assert.equal(held(act(state, steward('paris'), { kind: 'answer', answer: 'withdraw' }, 1)), true);
});
