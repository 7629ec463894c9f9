import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents } from '../../../server/curation/disputes/apply-event.ts';
import type { DisputeCommand } from '../../../server/curation/disputes/commands.ts';
import type { DisputeState } from '../../../server/curation/disputes/state.ts';
import type { DisputeActor, Phase } from '../../../server/curation/disputes/types.ts';
import {
  act,
  atPanel,
  because,
  decide,
  filed,
  operator,
  rules,
  seats,
  steward,
  system,
  vote,
  wait,
} from './play-dispute.ts';

// Each command, by whoever may give it, in each phase: the phase that follows, or `-` where it is refused.

const few = { ...rules, partners: ['accra', 'kyoto', 'lagos', 'paris'] };
const reasons = because('So it is.');
const mediator = { kind: 'partner', partner: 'kyoto' } as const;

const agreeing = act(filed(), steward('paris'), { kind: 'answer', answer: 'defend', reasons }, 1);
const naming = atPanel({}, steward('lagos'), few);
const mediation = act(naming, operator, { kind: 'name-mediator', mediator }, 3, few);
const decided = vote(atPanel(), ['amended', 'amended'], 3);
/** A state of each phase, all on or before day 3; a proposal by paris stands where one can. */
const states: Record<Phase, DisputeState> = {
  answering: filed(),
  agreeing,
  panel: atPanel(),
  naming,
  mediation,
  decided,
  owing: act(filed(), steward('paris'), { kind: 'answer', answer: 'amend' }, 3),
  closed: act(filed(), steward('lagos'), { kind: 'withdraw' }, 3),
};
const phases = Object.keys(states) as Phase[];

const panelist = (state: DisputeState): DisputeActor =>
  steward(state.panels.length > 0 ? seats(state)[0]! : 'hanoi');

const table: [string, (state: DisputeState) => [DisputeActor, DisputeCommand], string][] = [
  //                                                    answering agreeing panel naming mediation decided owing closed
  [
    'answer',
    () => [steward('paris'), { kind: 'answer', answer: 'defend', reasons }],
    'agreeing - - - - - - -',
  ],
  [
    'propose',
    () => [steward('paris'), { kind: 'propose', outcome: 'amended' }],
    'answering agreeing panel naming mediation - - -',
  ],
  ['withdraw', () => [steward('lagos'), { kind: 'withdraw' }], 'closed closed closed closed closed - - -'],
  ['call-panel', () => [steward('lagos'), { kind: 'call-panel' }], '- panel - - - - - -'],
  [
    'vote',
    (state) => [panelist(state), { kind: 'vote', outcome: 'amended', reasons }],
    '- - panel - - - - -',
  ],
  [
    'decline',
    (state) => [state.phase === 'mediation' ? steward('kyoto') : panelist(state), { kind: 'decline' }],
    '- - panel - naming - - -',
  ],
  ['name-mediator', () => [operator, { kind: 'name-mediator', mediator }], '- - - mediation - - - -'],
  [
    'decide',
    () => [steward('kyoto'), { kind: 'decide', outcome: 'amended', reasons }],
    '- - - - decided - - -',
  ],
  ['appeal', () => [steward('lagos'), { kind: 'appeal', reasons }], '- - - - - panel - -'],
  ['amended', () => [system, { kind: 'amended', partner: 'paris' }], '- - - - - decided closed -'],
  ['hold', () => [steward('lagos'), { kind: 'hold' }], '- - - - - - - -'],
  ['admit', () => [operator, { kind: 'admit' }], '- - - - - - - -'],
  ['seed', () => [system, { kind: 'seed', seed: 'again' }], '- - - - - - - -'],
];

test('each phase is what it is called', () => {
  for (const phase of phases) assert.equal(states[phase].phase, phase);
});

for (const [name, given, row] of table)
  test(`table: ${name}`, () => {
    const found = phases.map((phase) => {
      const state = states[phase];
      const by = phase === 'naming' || phase === 'mediation' ? few : rules;
      const [actor, command] = given(state);
      const decision = decide(state, actor, command, 4, by);
      if (decision.outcome === 'refused') return '-';
      return foldEvents([...state.events, ...decision.events])!.phase;
    });
    assert.equal(found.join(' '), row);
  });

test('table: what time alone brings', () => {
  const after = phases.map((phase) => {
    const by = phase === 'naming' || phase === 'mediation' ? few : rules;
    const { due } = states[phase];
    if (due === undefined) return '-';
    const passed = wait(states[phase], (Date.parse(due) - Date.parse('2026-01-01')) / 86_400_000, by);
    return `${passed.phase}${passed.overdue.map(({ who }) => `:${who}`).join('')}`;
  });
  assert.deepEqual(after, [
    'panel',
    'panel',
    'decided',
    'naming:operator',
    'mediation:kyoto',
    'owing',
    'owing:paris',
    '-',
  ]);
});
