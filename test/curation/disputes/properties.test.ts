import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../../server/curation/disputes/add-days.ts';
import { applyEvent, foldEvents } from '../../../server/curation/disputes/apply-event.ts';
import { decideDispute } from '../../../server/curation/disputes/decide-dispute.ts';
import { dueEvents } from '../../../server/curation/disputes/due-events.ts';
import type { DisputeEvent } from '../../../server/curation/disputes/events.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import { checkInvariants } from './check-invariants.ts';
import { day, system } from './play-dispute.ts';
import {
  chooser,
  driftRules,
  later,
  randomActor,
  randomCommand,
  randomFiling,
  randomFrom,
  randomRules,
} from './random-dispute.ts';

const kinds: Record<DisputeEvent['kind'], number> = {
  filed: 0,
  seeded: 0,
  admitted: 0,
  answered: 0,
  'talks-opened': 0,
  proposed: 0,
  agreed: 0,
  'panel-called': 0,
  'panel-drawn': 0,
  'panelist-left': 0,
  'panelist-drawn': 0,
  'panel-dissolved': 0,
  'mediator-needed': 0,
  'mediator-named': 0,
  'mediator-left': 0,
  voted: 0,
  decided: 0,
  appealed: 0,
  'became-final': 0,
  fulfilled: 0,
  withheld: 0,
  held: 0,
  released: 0,
  'fell-overdue': 0,
};

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** One dispute from filing through sixty random acts, checked after each; then left to itself for years. */
function play(seed: number): { ways: string[] } {
  const choose = chooser(randomFrom(seed));
  let rules = randomRules(choose);
  let now = day(0);
  let state: DisputeState | undefined;
  const follow = (events: readonly DisputeEvent[]) => {
    for (const event of events) {
      state = freeze(applyEvent(state, event));
      kinds[event.kind] += 1;
    }
  };
  const { actor, command } = randomFiling(rules, choose);
  const filing = decideDispute(undefined, command, actor, rules, now);
  if (filing.outcome === 'refused') return { ways: [] };
  follow(filing.events);
  const seeding = decideDispute(state, { kind: 'seed', seed: `head-${seed}` }, system, rules, now);
  assert.equal(seeding.outcome, 'accepted');
  if (seeding.outcome === 'accepted') follow(seeding.events);
  for (let step = 0; step < 60 && state?.phase !== 'closed'; step += 1) {
    now = later(now, choose);
    rules = driftRules(rules, choose);
    if (choose.chance(0.5)) follow(dueEvents(state!, rules, now));
    const next = randomCommand(state!, rules, choose);
    const decision = decideDispute(state, next, randomActor(state!, rules, choose), rules, now);
    if (decision.outcome === 'accepted') {
      assert.ok(decision.events.length > 0, 'what is accepted has happened');
      if (decision.events.some((event) => event.kind === 'decided' && event.way === 'withdrawal'))
        assert.equal(next.kind, 'withdraw');
      if (decision.events.some((event) => event.kind === 'decided' && event.way === 'mediator'))
        assert.equal(next.kind, 'decide');
      follow(decision.events);
    } else assert.ok(decision.reason.length > 10 && decision.remedy.length > 10);
    checkInvariants(state!, rules, now);
  }
  for (let month = 0; month < 24; month += 1) {
    now = addDays(now, 31);
    const due = dueEvents(state!, rules, now);
    if (due.length === 0) continue;
    follow(due);
    checkInvariants(state!, rules, now);
  }
  assert.ok(state!.phase === 'closed' || state!.overdue.length > 0, `left in ${state!.phase}, nobody named`);
  assert.deepEqual(foldEvents(state!.events), state);
  return { ways: state!.outcomes.map(({ way, outcome, round }) => `${way} ${outcome} ${round}`) };
}

test('whatever is done and in whatever order, a dispute keeps its rules', () => {
  const ways = new Map<string, number>();
  for (let seed = 1; seed <= 700; seed += 1) {
    try {
      for (const way of play(seed).ways) ways.set(way, (ways.get(way) ?? 0) + 1);
    } catch (error) {
      throw new Error(`Dispute of seed ${seed}`, { cause: error });
    }
  }
  // The walk is worth something only if it goes everywhere.
  for (const [kind, times] of Object.entries(kinds))
    assert.ok(times >= 10, `${kind} happened ${times} times`);
  for (const way of ['panel', 'mediator', 'agreement', 'withdrawal', 'no-majority'])
    for (const round of [1, 2])
      assert.ok(
        [...ways.keys()].some((key) => key.startsWith(way) && key.endsWith(`${round}`)),
        `no outcome by ${way} in round ${round}: ${JSON.stringify([...ways])}`,
      );
});
