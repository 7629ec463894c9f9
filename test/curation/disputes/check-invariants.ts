import assert from 'node:assert/strict';
import { foldEvents } from '../../../server/curation/disputes/apply-event.ts';
import { dueEvents } from '../../../server/curation/disputes/due-events.ts';
import { effects } from '../../../server/curation/disputes/effects.ts';
import type { DisputeEvent } from '../../../server/curation/disputes/events.ts';
import { nextDeadline } from '../../../server/curation/disputes/next-deadline.ts';
import { partyDispute, publicDispute } from '../../../server/curation/disputes/public-dispute.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import type { DisputeRules } from '../../../server/curation/disputes/types.ts';

type EventOf<K extends DisputeEvent['kind']> = Extract<DisputeEvent, { kind: K }>;
const all = <K extends DisputeEvent['kind']>(events: readonly DisputeEvent[], kind: K) =>
  events.filter((event): event is EventOf<K> => event.kind === kind);

/** Who sat and how they voted before an event, read off the list without the code under test. */
function votesBefore(events: readonly DisputeEvent[]) {
  const start = events.findLastIndex(({ kind }) => kind === 'panel-drawn');
  const drawn = events[start] as EventOf<'panel-drawn'>;
  const since = events.slice(start);
  const left = all(since, 'panelist-left').map(({ partner }) => partner);
  const sitting = [...drawn.panelists, ...all(since, 'panelist-drawn').map(({ partner }) => partner)].filter(
    (name) => !left.includes(name),
  );
  const due = all(since, 'panelist-drawn').at(-1)?.due ?? drawn.due;
  const votes = all(since, 'voted');
  for (const { by } of votes) assert.ok(sitting.includes(by), `${by} voted without a seat`);
  assert.equal(new Set(votes.map(({ by }) => by)).size, votes.length, 'nobody votes twice');
  return { size: drawn.size, due, votes: votes.map(({ outcome }) => outcome) };
}

/** That an outcome came about by one of the ways there are, as the events before it show. */
function checkWay(events: readonly DisputeEvent[], event: EventOf<'decided'>) {
  const filed = events[0] as EventOf<'filed'>;
  const claimant =
    filed.claimant.kind === 'partner' ? filed.claimant.partner : `person:${filed.claimant.person}`;
  if (event.way === 'withdrawal') return assert.equal(event.outcome, 'dismissed');
  if (event.way === 'mediator')
    return assert.ok(all(events, 'mediator-named').length > all(events, 'mediator-left').length);
  if (event.way === 'agreement') {
    const answer = event.outcome === 'amended' ? 'amend' : 'withdraw';
    const answers = all(events, 'answered');
    const accepted = filed.respondents.every((name) =>
      answers.some(({ by, answer: given }) => by === name && given === answer),
    );
    const proposal = all(events, 'proposed').at(-1);
    const behind = new Set([
      proposal?.by,
      ...all(events, 'agreed')
        .filter(({ number }) => number === proposal?.number)
        .map(({ by }) => by),
    ]);
    const agreed =
      proposal?.outcome === event.outcome &&
      [claimant, ...filed.respondents].every((name) => behind.has(name));
    return assert.ok(accepted || agreed, 'all parties stand behind what was agreed');
  }
  const { size, due, votes } = votesBefore(events);
  const ended = votes.length === size || Date.parse(event.at) >= Date.parse(due);
  const most = Math.max(0, ...votes.map((name) => votes.filter((other) => other === name).length));
  if (event.way === 'no-majority') {
    assert.equal(event.outcome, 'both-stand');
    return assert.ok(ended && most <= votes.length / 2);
  }
  const mine = votes.filter((name) => name === event.outcome).length;
  return assert.ok(mine > size / 2 || (ended && mine > votes.length / 2), 'a majority stands behind it');
}

function checkOutcomes({ events }: DisputeState) {
  const decided = all(events, 'decided');
  for (const event of decided) checkWay(events.slice(0, events.indexOf(event)), event);
  const final = decided.filter(({ appealBy }) => appealBy === undefined).length;
  assert.ok(final + all(events, 'became-final').length <= 1, 'one final outcome');
  assert.ok(all(events, 'appealed').length <= 1, 'one appeal');
  assert.ok(decided.length <= 1 + all(events, 'appealed').length, 'a second outcome only after an appeal');
  assert.ok(all(events, 'seeded').length <= 1, 'one seed');
}

function checkPanels({ panels, claimant, respondents, candidates, mediators }: DisputeState) {
  const sat = panels.map(({ round, seats, left }) => ({
    round,
    names: [...seats, ...left].map(({ partner }) => partner),
  }));
  const parties = [...respondents, ...(claimant.kind === 'partner' ? [claimant.partner] : [])];
  for (const { names } of sat) {
    assert.equal(new Set(names).size, names.length, 'nobody sits twice');
    for (const name of names) {
      assert.ok(!parties.includes(name), `${name} is a party and sits`);
      assert.ok(candidates.includes(name), `${name} was no candidate at filing`);
    }
  }
  const first = sat.filter(({ round }) => round === 1).flatMap(({ names }) => names);
  const second = sat.filter(({ round }) => round === 2).flatMap(({ names }) => names);
  assert.ok(
    second.every((name) => !first.includes(name)),
    'others judge an appeal',
  );
  for (const { mediator, round } of mediators) {
    if (mediator.kind !== 'partner') continue;
    assert.ok(!parties.includes(mediator.partner), 'a party mediates');
    assert.ok(round === 1 || !first.includes(mediator.partner), 'a first judge mediates the appeal');
  }
}

function checkEffects(state: DisputeState) {
  const { held, contested, due } = effects(state);
  const harm = state.ground === 'harm' || state.asks === 'takedown';
  assert.ok(!held || harm || state.outcomes.at(-1)?.outcome === 'withdrawn', 'held without a cause');
  assert.ok(!(contested && state.phase === 'closed'), 'contested though closed');
  assert.equal(due.length > 0 && state.phase === 'closed', false, 'owed though closed');
  if (state.claimant.kind === 'person' && !state.admitted && state.outcomes.length === 0)
    assert.equal(contested, false, 'stained by asking');
  if (state.phase === 'closed') return;
  const next = nextDeadline(state);
  assert.ok(next !== undefined || state.overdue.length > 0, `hangs silently in ${state.phase}`);
  assert.ok(next === undefined || next.who.length > 0, 'a deadline for nobody');
}

function checkPictures(state: DisputeState) {
  const seen = publicDispute(state);
  const mayBeSeen = state.admitted !== undefined || state.outcomes.some(({ way }) => way !== 'withdrawal');
  assert.equal(seen !== undefined, mayBeSeen);
  assert.doesNotMatch(JSON.stringify([seen, partyDispute(state)]), /secret/, 'a person is named');
  if (state.ground === 'harm' && effects(state).held)
    assert.doesNotMatch(JSON.stringify(seen ?? null), /CANARY/, 'a text is told of what is held');
}

/** All that must hold of a dispute at any time. */
export function checkInvariants(state: DisputeState, rules: DisputeRules, now: string) {
  const copy: DisputeEvent[] = JSON.parse(JSON.stringify(state.events));
  assert.deepEqual(foldEvents(copy), JSON.parse(JSON.stringify(state)), 'the fold is the state');
  checkOutcomes(state);
  checkPanels(state);
  checkEffects(state);
  checkPictures(state);
  const due = dueEvents(state, rules, now);
  const after = foldEvents([...state.events, ...due])!;
  assert.deepEqual(dueEvents(after, rules, now), [], 'what was due is due no more');
  if (after.phase !== 'panel') return;
  for (const { partner, vote } of after.panels.at(-1)!.seats)
    assert.ok(
      vote || (rules.partners.includes(partner) && !rules.describing.includes(partner)),
      `${partner} sits and cannot`,
    );
}
