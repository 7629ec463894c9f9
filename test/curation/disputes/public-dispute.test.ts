import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concerned, personsConcerned } from '../../../server/curation/disputes/concerned.ts';
import { drawOrder } from '../../../server/curation/disputes/draw-panel.ts';
import { partyDispute, publicDispute } from '../../../server/curation/disputes/public-dispute.ts';
import type { Mediator } from '../../../server/curation/disputes/types.ts';
import {
  act,
  atPanel,
  because,
  day,
  filed,
  operator,
  person,
  rules,
  seats,
  steward,
  vote,
  wait,
} from './play-dispute.ts';

test('the public sees parties, ground, steps, deadlines, outcome, votes and dissent', () => {
  const state = vote(atPanel(), ['dismissed', 'amended', 'amended'], 5);
  const seen = publicDispute(state)!;
  assert.deepEqual([seen.claimant, seen.respondents, seen.ground], [state.claimant, ['paris'], 'fact']);
  const [outcome] = seen.outcomes;
  assert.deepEqual([outcome?.outcome, outcome?.way, outcome?.final], ['amended', 'panel', false]);
  assert.deepEqual(
    outcome?.votes.map(({ partner, dissent, reasons }) => [partner, dissent, reasons?.en?.[0]]),
    seats(state).map((partner, n) => [
      partner,
      n === 0,
      n === 0 ? 'Vote 0: dismissed.' : `Vote ${n}: amended.`,
    ]),
  );
  assert.deepEqual(seen.next, { at: day(19), what: 'appeal', who: ['lagos', 'paris'] });
  assert.deepEqual(
    seen.steps.map(({ kind }) => kind),
    [
      'filed',
      'seeded',
      'answered',
      'talks-opened',
      'panel-called',
      'panel-drawn',
      'voted',
      'voted',
      'voted',
      'decided',
    ],
  );
  assert.deepEqual(seen.steps[0]!.reasons, state.reasons);
  assert.equal(publicDispute(wait(state, 19))?.outcomes[0]?.final, true);
});

test('anyone can draw again from what is shown', () => {
  const seen = publicDispute(atPanel())!;
  const [panel] = seen.panels;
  const order = drawOrder({ seed: seen.seed!, dispute: seen.id, candidates: seen.candidates });
  assert.deepEqual(panel?.ranked, order);
  assert.deepEqual(panel?.partners, order.slice(0, panel?.size));
});

test('votes are secret until the outcome, for the parties too', () => {
  const state = vote(atPanel(), ['dismissed'], 5);
  for (const seen of [publicDispute(state)!, partyDispute(state)]) {
    assert.deepEqual(seen.steps.at(-1), { at: day(5), kind: 'voted', by: seats(state)[0] });
    assert.doesNotMatch(JSON.stringify(seen), /dismissed/);
  }
  const first = vote(atPanel(), ['dismissed', 'dismissed'], 5);
  const appealed = act(first, steward('lagos'), { kind: 'appeal', reasons: because('No.') }, 6);
  const second = publicDispute(vote(appealed, ['withdrawn'], 7))!;
  assert.match(JSON.stringify(second), /dismissed/);
  assert.doesNotMatch(JSON.stringify(second), /withdrawn/);
});

test('a request that nobody admitted is not public, and persons never are', () => {
  const asked = filed({ asks: 'correction' }, person('p-secret'));
  assert.equal(publicDispute(asked), undefined);
  assert.equal(partyDispute(asked).id, asked.id);
  assert.equal(publicDispute(act(asked, person('p-secret'), { kind: 'withdraw' }, 1)), undefined);
  const few = { ...rules, partners: ['accra', 'lagos', 'paris'] };
  const called = wait(filed({ asks: 'correction' }, person('p-secret'), few), 14, few);
  const mediator = { kind: 'outside', person: 'm-secret', institution: 'University of Ibadan' } as const;
  const named = act(called, operator, { kind: 'name-mediator', mediator }, 15, few);
  const late = wait(named, 80, few);
  const proposed = act(late, person('p-secret'), { kind: 'propose', outcome: 'amended' }, 81, few);
  for (const seen of [publicDispute(proposed)!, partyDispute(proposed)]) {
    assert.doesNotMatch(JSON.stringify(seen), /secret/);
    assert.deepEqual(seen.claimant, { kind: 'person' });
    assert.equal(seen.steps.at(-1)?.by, 'claimant');
    assert.equal(seen.overdue[0]?.who, 'mediator');
    assert.match(JSON.stringify(seen.mediators), /Ibadan/);
  }
});

test('texts stay out while the subject is held for harm, and where the caller says so', () => {
  const canary = 'CANARY-9f3';
  const quoted = {
    reasons: because(canary),
    evidence: [{ text: because(canary), url: `https://example.org/${canary}` }],
  };
  const harm = filed({ ground: 'harm', ...quoted });
  assert.match(JSON.stringify(publicDispute(harm)), new RegExp(canary));
  assert.doesNotMatch(JSON.stringify(publicDispute(harm, { texts: false })), new RegExp(canary));
  const held = act(harm, steward('lagos'), { kind: 'hold', reasons: because(canary) }, 0);
  const defended = act(
    held,
    steward('paris'),
    { kind: 'answer', answer: 'defend', reasons: because(canary) },
    1,
  );
  let state = act(defended, steward('lagos'), { kind: 'call-panel' }, 2);
  const vote = { kind: 'vote', outcome: 'withdrawn', reasons: because(canary) } as const;
  const [a, b] = seats(state);
  state = act(state, steward(a!), { ...vote, outcome: 'dismissed' }, 3);
  state = act(act(state, steward(b!), vote, 3), steward(seats(state)[2]!), vote, 3);
  for (const each of [held, defended, state, wait(state, 60)]) {
    const seen = publicDispute(each)!;
    assert.equal(seen.textsWithheld, true);
    assert.equal(seen.subject, each.subject);
    assert.doesNotMatch(JSON.stringify(seen), new RegExp(canary));
    assert.match(JSON.stringify(partyDispute(each)), new RegExp(canary));
  }
  const judged = publicDispute(state)!;
  assert.deepEqual(
    judged.outcomes[0]?.votes.map(({ dissent }) => dissent),
    [true, false, false],
  );
});

test('everyone concerned is told: parties, panel or mediator, veto holders on harm, the operator; persons apart', () => {
  const two = { ...rules, vetoHolders: ['kano'] };
  assert.deepEqual(concerned(filed(), two), ['lagos', 'paris', 'operator']);
  assert.deepEqual(concerned(filed({ ground: 'harm' }), two), ['lagos', 'paris', 'kano', 'operator']);
  const panel = atPanel();
  assert.deepEqual(concerned(panel, rules), ['lagos', 'paris', ...seats(panel), 'operator']);
  const asked = filed({ asks: 'correction' }, person('p-1'));
  assert.deepEqual(concerned(asked, rules), ['paris', 'operator']);
  assert.deepEqual(personsConcerned(asked), ['p-1']);
  const few = { ...rules, partners: ['accra', 'lagos', 'paris'] };
  const naming = atPanel({}, steward('lagos'), few);
  const named = (mediator: Mediator) => act(naming, operator, { kind: 'name-mediator', mediator }, 3, few);
  const inside = named({ kind: 'partner', partner: 'accra' });
  assert.deepEqual(concerned(inside, few), ['lagos', 'paris', 'accra', 'operator']);
  const outside = named({ kind: 'outside', person: 'm-7', institution: 'University of Ibadan' });
  assert.deepEqual(personsConcerned(outside), ['m-7']);
  const left = act(outside, person('m-7'), { kind: 'decline' }, 4, few);
  assert.deepEqual(personsConcerned(left), []);
});

test('votes of a panel that did not come to decide are told, and dissent from nothing', () => {
  const settled = act(
    act(vote(atPanel(), ['dismissed'], 3), steward('paris'), { kind: 'propose', outcome: 'amended' }, 4),
    steward('lagos'),
    { kind: 'agree', proposal: 1 },
    5,
  );
  assert.deepEqual(
    publicDispute(settled)!.outcomes[0]!.votes.map(({ outcome, dissent }) => [outcome, dissent]),
    [['dismissed', false]],
  );
});
