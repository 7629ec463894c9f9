import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileCommand } from '../../../server/curation/disputes/commands.ts';
import { disputeRules } from '../../../server/curation/disputes/rules.ts';
import type { DisputeActor } from '../../../server/curation/disputes/types.ts';
import {
  because,
  day,
  decide,
  fileCommand,
  filed,
  operator,
  partners,
  person,
  rules,
  statement,
  steward,
  system,
} from './play-dispute.ts';

const refusals: [string, DisputeActor, Partial<FileCommand>, RegExp][] = [
  ['one’s own statement', steward('paris'), {}, /what they said themselves/],
  [
    'one’s own second record',
    steward('paris'),
    { subject: { ...statement, record: 'paris.2' } },
    /what they said themselves/,
  ],
  ['a curator', { kind: 'partner', partner: 'lagos', role: 'curator' }, {}, /steward speaks/],
  ['a stranger', steward('oslo'), {}, /no active partner/],
  ['the operator', operator, {}, /between partners/],
  [
    'a record that is not there',
    steward('lagos'),
    { subject: { ...statement, record: 'kyoto' } },
    /no record/,
  ],
  [
    'a fact about a whole record',
    steward('lagos'),
    { subject: { kind: 'record', item: 'i1', record: 'paris' } },
    /contests a statement/,
  ],
  ['a partner’s request', steward('lagos'), { asks: 'takedown' }, /who are no partner/],
  ['a person who asks for nothing', person('p-1'), {}, /not said what/],
  ['no reasons', steward('lagos'), { reasons: { en: ['  '] } }, /no text/],
  ['a language that is none', steward('lagos'), { reasons: { 'not a tag': ['x'] } }, /no language tag/],
  ['a text without end', steward('lagos'), { reasons: because('x'.repeat(20_001)) }, /20000 are allowed/],
  [
    'a link that runs',
    steward('lagos'),
    { evidence: [{ text: because('See'), url: 'javascript:alert(1)' }] },
    /no web address/,
  ],
  [
    'a link with a password',
    steward('lagos'),
    { evidence: [{ text: because('See'), url: 'https://me:secret@example.org/' }] },
    /no web address/,
  ],
  ['evidence without words', steward('lagos'), { evidence: [{ text: {} }] }, /evidence\[0\]/],
  ['a number with spaces', steward('lagos'), { id: 'D 1\n2' }, /number/],
];

for (const [name, actor, change, reason] of refusals)
  test(`is refused: ${name}`, () => {
    const decision = decide(undefined, actor, { ...fileCommand, ...change }, 0);
    assert.equal(decision.outcome, 'refused');
    assert.match(decision.outcome === 'refused' ? decision.reason : '', reason);
    assert.ok(decision.outcome === 'refused' && decision.remedy.length > 10);
  });

test('a dispute names its parties, those who could judge it, and its deadline', () => {
  const state = filed();
  assert.deepEqual(state.respondents, ['paris']);
  assert.deepEqual(state.candidates, ['accra', 'cusco', 'hanoi', 'kano', 'kyoto', 'quito']);
  assert.equal(state.due, day(14));
  assert.deepEqual(state.admitted, { by: 'lagos', at: day(0) });
});

test('an item as a whole is answered for by all who describe it, apart from the claimant', () => {
  const subject = { kind: 'item', item: 'i1' } as const;
  assert.deepEqual(filed({ subject, ground: 'harm' }, steward('lagos')).respondents, ['paris']);
  assert.deepEqual(filed({ subject, asks: 'takedown' }, person('p-1')).respondents, ['lagos', 'paris']);
  const alone = disputeRules({ partners, describing: ['lagos'] });
  const decision = decide(undefined, steward('lagos'), { ...fileCommand, subject, ground: 'harm' }, 0, alone);
  assert.equal(decision.outcome, 'refused');
});

test('on the ground of harm, those who could hold the subject do not judge', () => {
  const held = { ...rules, vetoHolders: ['kyoto', 'lagos'] };
  assert.ok(filed({}, steward('lagos'), held).candidates.includes('kyoto'));
  assert.ok(!filed({ ground: 'harm' }, steward('lagos'), held).candidates.includes('kyoto'));
});

test('nothing happens before the seed, which the archive notes once', () => {
  const decision = decide(undefined, steward('lagos'), fileCommand, 0);
  assert.equal(decision.outcome, 'accepted');
  const state = { ...filed() };
  delete state.seed;
  assert.match(JSON.stringify(decide(state, steward('lagos'), { kind: 'withdraw' }, 0)), /seed/);
  assert.equal(decide(state, steward('lagos'), { kind: 'seed', seed: 'mine' }, 0).outcome, 'refused');
  assert.equal(decide(filed(), system, { kind: 'seed', seed: 'again' }, 0).outcome, 'refused');
  assert.equal(decide(undefined, steward('lagos'), { kind: 'withdraw' }, 0).outcome, 'refused');
  assert.equal(decide(filed(), steward('lagos'), fileCommand, 0).outcome, 'refused');
});

test('rules of odd panels and whole days alone', () => {
  assert.throws(() => disputeRules({ partners, describing: [], panelSize: 4 }), /odd number/);
  assert.throws(() => disputeRules({ partners, describing: [], answerDays: 1.5 }), /answerDays/);
});
