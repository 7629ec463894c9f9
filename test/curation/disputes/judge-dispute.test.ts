import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawOrder } from '../../../server/curation/disputes/draw-panel.ts';
import { effects } from '../../../server/curation/disputes/effects.ts';
import { nextDeadline } from '../../../server/curation/disputes/next-deadline.ts';
import { lastOutcome } from '../../../server/curation/disputes/phases.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import type { Mediator } from '../../../server/curation/disputes/types.ts';
import {
  act,
  atPanel,
  because,
  day,
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

const defend = { kind: 'answer', answer: 'defend', reasons: because('It is right.') } as const;
const appeal = { kind: 'appeal', reasons: because('The ledger was not read.') } as const;
const summary = (state: DisputeState) => {
  const { outcome, way } = lastOutcome(state)!;
  return [state.phase, outcome, way];
};
/** Only two could be drawn. */
const few = { ...rules, partners: ['accra', 'kyoto', 'lagos', 'paris'] };
const kyoto: Mediator = { kind: 'partner', partner: 'kyoto' };
const outside: Mediator = { kind: 'outside', person: 'm-7', institution: 'University of Ibadan' };

test('a panel comes of a call, of silence, or of talks without agreement, and as the draw has it', () => {
  const order = drawOrder({ seed: 'a1b2c3', dispute: 'D-2026-000001', candidates: filed().candidates });
  const called = atPanel();
  assert.deepEqual(seats(called), order.slice(0, 3));
  assert.equal(called.due, day(2 + 21));
  assert.deepEqual(seats(wait(filed(), 14)), order.slice(0, 3));
  const talking = act(filed(), steward('paris'), defend, 3);
  assert.equal(talking.due, day(17));
  assert.equal(wait(talking, 16.9).phase, 'agreeing');
  assert.equal(wait(talking, 17).phase, 'panel');
  assert.equal(decide(filed(), steward('lagos'), { kind: 'call-panel' }, 1).outcome, 'refused');
  assert.equal(decide(talking, steward('kyoto'), { kind: 'call-panel' }, 4).outcome, 'refused');
  assert.equal(act(talking, steward('paris'), { kind: 'call-panel' }, 4).phase, 'panel');
});

test('partners of the day of filing alone can be drawn, and none that has come to describe the item', () => {
  const later = { ...rules, partners: [...rules.partners, 'aaa', 'bbb', 'ccc', 'ddd'] };
  assert.deepEqual(seats(wait(filed(), 14, later)), seats(wait(filed(), 14)));
  const [first] = seats(wait(filed(), 14));
  const described = { ...rules, describing: [...rules.describing, first!] };
  assert.ok(!seats(wait(filed(), 14, described)).includes(first!));
  const called = atPanel({}, steward('lagos'), { ...rules, describing: ['lagos', 'paris'] });
  const [, second] = seats(called);
  const talking = act(filed(), steward('paris'), defend, 1);
  const without = { ...rules, partners: rules.partners.filter((partner) => partner !== second) };
  const drawn = act(talking, steward('lagos'), { kind: 'call-panel' }, 2, without);
  assert.ok(!drawn.panels[0]!.ranked.includes(second!));
});

test('half of the panel and more decide as soon as they agree; dissent is kept', () => {
  const decided = vote(atPanel(), ['dismissed', 'amended', 'amended'], 5);
  assert.deepEqual(summary(decided), ['decided', 'amended', 'panel']);
  assert.equal(decided.due, day(5 + 14));
  assert.deepEqual(effects(decided).due, [{ partner: 'paris', what: 'amend', by: day(35) }]);
  const early = vote(atPanel(), ['dismissed', 'dismissed'], 5);
  assert.deepEqual(summary(early), ['decided', 'dismissed', 'panel']);
  assert.equal(effects(early).contested, false);
  const third = steward(seats(early)[2]!);
  const late = { kind: 'vote', outcome: 'amended', reasons: because('Too late.') } as const;
  assert.equal(decide(early, third, late, 6).outcome, 'refused');
});

test('table: votes cast by the deadline, and what comes of them', () => {
  const table = [
    [[], 'both-stand', 'no-majority'],
    [['amended'], 'amended', 'panel'],
    [['amended', 'dismissed'], 'both-stand', 'no-majority'],
    [['amended', 'amended'], 'amended', 'panel'],
    [['amended', 'dismissed', 'withdrawn'], 'both-stand', 'no-majority'],
    [['withdrawn', 'dismissed', 'withdrawn'], 'withdrawn', 'panel'],
  ] as const;
  for (const [votes, outcome, way] of table)
    assert.deepEqual(summary(wait(vote(atPanel(), votes, 10), 23)), ['decided', outcome, way]);
  assert.equal(wait(vote(atPanel(), ['amended'], 5), 22.9).phase, 'panel');
});

test('a vote is a panelist’s, comes once and with reasons', () => {
  const state = atPanel();
  const yes = { kind: 'vote', outcome: 'amended', reasons: because('Yes.') } as const;
  const [first] = seats(state);
  for (const actor of [steward('lagos'), steward('paris'), steward('oslo'), operator, person('p-1'), system])
    assert.equal(decide(state, actor, yes, 3).outcome, 'refused');
  assert.equal(decide(state, steward(first!), { ...yes, reasons: {} }, 3).outcome, 'refused');
  const once = act(state, steward(first!), yes, 3);
  assert.equal(decide(once, steward(first!), yes, 4).outcome, 'refused');
  assert.equal(decide(once, steward(first!), { kind: 'decline' }, 4).outcome, 'refused');
});

test('who declines, is removed or comes to describe the item is replaced by the next drawn, with full time', () => {
  const state = atPanel();
  const { ranked } = state.panels[0]!;
  const [a, b, c, d, e] = ranked as [string, string, string, string, string];
  const declined = act(state, steward(b), { kind: 'decline' }, 10);
  assert.deepEqual(seats(declined), [a, c, d]);
  assert.equal(declined.due, day(31));
  const gone = { ...rules, partners: rules.partners.filter((partner) => partner !== a) };
  assert.deepEqual(seats(wait(declined, 11, gone)), [c, d, e]);
  const describes = { ...rules, describing: [...rules.describing, c] };
  assert.deepEqual(seats(wait(state, 11, describes)), [a, b, d]);
  const both = act(state, steward(b), { kind: 'decline' }, 11, {
    ...rules,
    partners: rules.partners.filter((partner) => partner !== d),
  });
  assert.deepEqual(seats(both), [a, c, e]);
  assert.equal(both.panels[0]!.left.length, 1);
  const voted = vote(state, ['amended'], 3);
  assert.deepEqual(seats(wait(voted, 11, gone)), [a, b, c]);
});

test('a panel that cannot be filled any more decides nothing, and a mediator is asked for', () => {
  let state = vote(atPanel(), ['amended'], 3);
  for (let n = 0; n < 3; n += 1) {
    const free = state.panels[0]!.seats.find((seat) => !seat.vote)!;
    state = act(state, steward(free.partner), { kind: 'decline' }, 4);
  }
  assert.equal(state.phase, 'panel');
  const free = state.panels[0]!.seats.find((seat) => !seat.vote)!;
  state = act(state, steward(free.partner), { kind: 'decline' }, 4);
  assert.deepEqual([state.phase, state.panels[0]!.dissolved, state.outcomes.length], ['naming', true, 0]);
});

test('with too few for a panel the operator names a mediator, or is named as overdue', () => {
  const naming = atPanel({}, steward('lagos'), few);
  assert.deepEqual(nextDeadline(naming), { at: day(16), what: 'name-mediator', who: ['operator'] });
  const late = wait(naming, 16, few);
  assert.deepEqual(late.overdue, [{ who: 'operator', what: 'name-mediator', since: day(16) }]);
  assert.equal(effects(late).contested, true);
  for (const mediator of [
    { kind: 'partner', partner: 'paris' },
    { kind: 'partner', partner: 'oslo' },
    { kind: 'outside', person: 'm-7', institution: ' ' },
  ] as const)
    assert.equal(decide(late, operator, { kind: 'name-mediator', mediator }, 20, few).outcome, 'refused');
  assert.equal(
    decide(late, steward('accra'), { kind: 'name-mediator', mediator: kyoto }, 20, few).outcome,
    'refused',
  );
  const named = act(late, operator, { kind: 'name-mediator', mediator: kyoto }, 20, few);
  assert.deepEqual([named.phase, named.due, named.overdue], ['mediation', day(41), []]);
  const ruling = { kind: 'decide', outcome: 'withdrawn', reasons: because('It is not theirs.') } as const;
  assert.equal(decide(named, operator, ruling, 21, few).outcome, 'refused');
  const decided = act(named, steward('kyoto'), ruling, 21, few);
  assert.deepEqual(summary(decided), ['decided', 'withdrawn', 'mediator']);
  assert.equal(effects(decided).held, true);
});

test('a mediator who declines, is late or leaves makes room for another', () => {
  const naming = atPanel({}, steward('lagos'), few);
  const named = act(naming, operator, { kind: 'name-mediator', mediator: outside }, 3, few);
  assert.equal(
    decide(named, operator, { kind: 'name-mediator', mediator: kyoto }, 4, few).outcome,
    'refused',
  );
  const declined = act(named, person('m-7'), { kind: 'decline' }, 4, few);
  assert.equal(declined.phase, 'naming');
  const late = wait(named, 24, few);
  assert.deepEqual(late.overdue, [{ who: 'person:m-7', what: 'decide', since: day(24) }]);
  const ruling = { kind: 'decide', outcome: 'both-stand', reasons: because('Both are known.') } as const;
  assert.deepEqual(summary(act(late, person('m-7'), ruling, 25, few)), ['decided', 'both-stand', 'mediator']);
  const other = act(late, operator, { kind: 'name-mediator', mediator: kyoto }, 25, few);
  assert.equal(decide(other, person('m-7'), ruling, 26, few).outcome, 'refused');
  const without = { ...few, partners: ['accra', 'lagos', 'paris'] };
  assert.equal(wait(other, 26, without).phase, 'naming');
});

test('an appeal is possible once, in time, and others judge it; the second outcome is final', () => {
  const first = vote(atPanel(), ['both-stand', 'both-stand'], 5);
  assert.equal(decide(first, steward('kano'), appeal, 6).outcome, 'refused');
  assert.equal(decide(first, steward('paris'), { ...appeal, reasons: {} }, 6).outcome, 'refused');
  assert.equal(decide(first, steward('lagos'), appeal, 19).outcome, 'refused');
  assert.equal(wait(first, 19).phase, 'closed');
  const appealed = act(first, steward('lagos'), appeal, 6);
  assert.deepEqual([appealed.phase, appealed.round, effects(appealed).contested], ['panel', 2, true]);
  assert.ok(seats(appealed).every((name) => !seats(first).includes(name)));
  const second = vote(appealed, ['amended', 'amended'], 8);
  assert.deepEqual(summary(second), ['owing', 'amended', 'panel']);
  assert.equal(decide(second, steward('paris'), appeal, 9).outcome, 'refused');
  assert.equal(second.outcomes.length, 2);
});

test('an appeal that finds too few who have not judged goes to a mediator who has not either', () => {
  const five = { ...rules, partners: rules.partners.filter((name) => name !== 'kano') };
  const first = vote(atPanel({}, steward('lagos'), five), ['both-stand', 'both-stand'], 5, five);
  const appealed = act(first, steward('paris'), appeal, 6, five);
  assert.equal(appealed.phase, 'naming');
  const judged = { kind: 'partner', partner: seats(first)[0]! } as const;
  assert.equal(
    decide(appealed, operator, { kind: 'name-mediator', mediator: judged }, 7, five).outcome,
    'refused',
  );
  const named = act(appealed, operator, { kind: 'name-mediator', mediator: outside }, 7, five);
  const ruling = { kind: 'decide', outcome: 'dismissed', reasons: because('No.') } as const;
  assert.deepEqual(summary(act(named, person('m-7'), ruling, 8, five)), ['closed', 'dismissed', 'mediator']);
});

test('an amendment made before the appeal days are over ends what is owed, and the days run on', () => {
  const decided = vote(atPanel(), ['amended', 'amended'], 5);
  const done = act(decided, system, { kind: 'amended', partner: 'paris' }, 6);
  assert.deepEqual([done.phase, effects(done).contested], ['decided', false]);
  assert.equal(wait(done, 19).phase, 'closed');
  const again = act(done, steward('paris'), appeal, 7);
  assert.equal(effects(again).contested, true);
  const undone = act(decided, steward('paris'), appeal, 7);
  assert.deepEqual(effects(undone).due, []);
});
