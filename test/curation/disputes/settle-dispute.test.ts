import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effects } from '../../../server/curation/disputes/effects.ts';
import { nextDeadline } from '../../../server/curation/disputes/next-deadline.ts';
import { lastOutcome } from '../../../server/curation/disputes/phases.ts';
import {
  act,
  atPanel,
  because,
  day,
  decide,
  filed,
  operator,
  person,
  steward,
  system,
  wait,
} from './play-dispute.ts';

const accept = (answer: 'amend' | 'withdraw') => ({ kind: 'answer', answer }) as const;
const defend = { kind: 'answer', answer: 'defend', reasons: because('It is right.') } as const;

test('an answer that accepts settles: an amendment is owed, marked until it is made, and then all is over', () => {
  const owing = act(filed(), steward('paris'), accept('amend'), 3);
  assert.equal(owing.phase, 'owing');
  assert.deepEqual(effects(owing), {
    contested: true,
    held: false,
    due: [{ partner: 'paris', what: 'amend', by: day(33) }],
  });
  const done = act(owing, system, { kind: 'amended', partner: 'paris' }, 10);
  assert.equal(done.phase, 'closed');
  assert.deepEqual(effects(done), { contested: false, held: false, due: [] });
  assert.equal(decide(done, system, { kind: 'amended', partner: 'paris' }, 11).outcome, 'refused');
});

test('an amendment that does not come is overdue by name, stays marked, and still ends when it comes', () => {
  const late = wait(act(filed(), steward('paris'), accept('amend'), 3), 33);
  assert.deepEqual(late.overdue, [{ who: 'paris', what: 'amend', since: day(33) }]);
  assert.equal(nextDeadline(late), undefined);
  assert.equal(effects(late).contested, true);
  const done = act(late, system, { kind: 'amended', partner: 'paris' }, 90);
  assert.deepEqual([done.phase, done.overdue], ['closed', []]);
});

test('a withdrawal that was agreed is made by the respondent, or else by holding the subject back', () => {
  const owing = act(filed(), steward('paris'), accept('withdraw'), 3);
  assert.deepEqual(effects(owing), {
    contested: true,
    held: false,
    due: [{ partner: 'paris', what: 'withdraw', by: day(33) }],
  });
  const done = act(owing, system, { kind: 'amended', partner: 'paris' }, 20);
  assert.deepEqual([done.phase, effects(done).held], ['closed', false]);
  const late = wait(owing, 33);
  assert.deepEqual([late.phase, effects(late)], ['closed', { contested: false, held: true, due: [] }]);
});

test('against harm, or where less is to be shown, to amend is an offer that the claimant may take', () => {
  for (const [change, claimant] of [
    [{ ground: 'harm' }, steward('lagos')],
    [{ asks: 'takedown' }, person('p-1')],
    [{ asks: 'restriction' }, person('p-1')],
  ] as const) {
    const offered = act(filed(change, claimant), steward('paris'), accept('amend'), 3);
    assert.deepEqual([offered.phase, offered.proposal?.outcome], ['agreeing', 'amended']);
    const taken = act(offered, claimant, { kind: 'agree', proposal: 1 }, 4);
    assert.equal(lastOutcome(taken)?.way, 'agreement');
    const called = act(offered, claimant, { kind: 'call-panel' }, 4);
    assert.equal(called.phase, 'panel');
  }
  assert.equal(
    act(filed({ asks: 'correction' }, person('p-1')), steward('paris'), accept('amend'), 3).phase,
    'owing',
  );
});

test('parties settle on what all of them agree to, until others have decided', () => {
  const proposed = act(filed(), steward('lagos'), { kind: 'propose', outcome: 'both-stand' }, 1);
  const again = act(proposed, steward('paris'), { kind: 'propose', outcome: 'dismissed' }, 2);
  assert.equal(decide(again, steward('paris'), { kind: 'agree', proposal: 1 }, 3).outcome, 'refused');
  assert.equal(decide(again, steward('lagos'), { kind: 'agree', proposal: 1 }, 3).outcome, 'refused');
  assert.equal(decide(again, steward('paris'), { kind: 'agree', proposal: 2 }, 3).outcome, 'refused');
  assert.equal(decide(again, steward('kyoto'), { kind: 'agree', proposal: 2 }, 3).outcome, 'refused');
  const settled = act(again, steward('lagos'), { kind: 'agree', proposal: 2 }, 3);
  assert.deepEqual(lastOutcome(settled), {
    outcome: 'dismissed',
    way: 'agreement',
    round: 1,
    at: day(3),
  });
  assert.equal(settled.phase, 'closed');
  const appeal = { kind: 'appeal', reasons: because('I regret it.') } as const;
  assert.equal(decide(settled, steward('lagos'), appeal, 4).outcome, 'refused');
  const late = act(atPanel(), steward('paris'), { kind: 'propose', outcome: 'both-stand' }, 5);
  assert.equal(act(late, steward('lagos'), { kind: 'agree', proposal: 1 }, 6).phase, 'closed');
});

test('an item as a whole is settled by all who describe it, and only when they say the same', () => {
  const subject = { kind: 'item', item: 'i1' } as const;
  const asked = filed({ subject, asks: 'takedown' }, person('p-1'));
  const half = act(asked, steward('lagos'), accept('withdraw'), 1);
  assert.equal(half.phase, 'answering');
  const both = act(half, steward('paris'), accept('withdraw'), 2);
  assert.deepEqual(
    effects(both).due.map(({ partner, what }) => [partner, what]),
    [
      ['lagos', 'withdraw'],
      ['paris', 'withdraw'],
    ],
  );
  const one = act(both, system, { kind: 'amended', partner: 'lagos' }, 3);
  assert.equal(one.phase, 'owing');
  assert.equal(act(one, system, { kind: 'amended', partner: 'paris' }, 4).phase, 'closed');
  assert.equal(act(half, steward('paris'), accept('amend'), 2).phase, 'agreeing');
  const offer = act(act(asked, steward('lagos'), accept('amend'), 1), steward('paris'), accept('amend'), 2);
  assert.deepEqual(offer.proposal?.agreed, ['paris', 'lagos']);
  assert.equal(act(offer, person('p-1'), { kind: 'agree', proposal: 1 }, 3).phase, 'owing');
});

test('the claimant gives up: dismissed by withdrawal, and nobody else can', () => {
  const state = act(filed(), steward('paris'), defend, 1);
  assert.equal(decide(state, steward('paris'), { kind: 'withdraw' }, 2).outcome, 'refused');
  const over = act(state, steward('lagos'), { kind: 'withdraw', reasons: because('We erred.') }, 2);
  const { outcome, way } = lastOutcome(over)!;
  assert.deepEqual([outcome, way, over.phase], ['dismissed', 'withdrawal', 'closed']);
});

test('an answer comes once, from a respondent, in time, and a defence has reasons', () => {
  const state = filed();
  assert.equal(decide(state, steward('lagos'), defend, 1).outcome, 'refused');
  assert.equal(decide(state, steward('kyoto'), defend, 1).outcome, 'refused');
  assert.equal(decide(state, steward('paris'), { kind: 'answer', answer: 'defend' }, 1).outcome, 'refused');
  assert.equal(
    decide(act(state, steward('paris'), defend, 1), steward('paris'), defend, 2).outcome,
    'refused',
  );
  assert.equal(decide(state, steward('paris'), defend, 13.99).outcome, 'accepted');
  assert.equal(decide(state, steward('paris'), defend, 14).outcome, 'refused');
});

test('a person’s request is not marked before a respondent, the operator or silence admits it', () => {
  const asked = filed({ asks: 'correction' }, person('p-1'));
  assert.equal(effects(asked).contested, false);
  assert.equal(effects(act(asked, steward('paris'), defend, 1)).contested, false);
  for (const actor of [steward('kyoto'), person('p-1'), person('p-2'), system])
    assert.equal(decide(asked, actor, { kind: 'admit' }, 1).outcome, 'refused');
  for (const actor of [steward('paris'), operator])
    assert.equal(effects(act(asked, actor, { kind: 'admit' }, 1)).contested, true);
  const silent = wait(asked, 14);
  assert.deepEqual([silent.admitted?.by, silent.phase], ['deadline', 'panel']);
  assert.equal(effects(silent).contested, true);
  assert.equal(effects(filed()).contested, true);
});
