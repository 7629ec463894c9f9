import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredVote } from '../../server/archive/curation-reader.ts';
import {
  type Command,
  decide,
  type Matter,
  type Rules,
  standingOf,
  type Vote,
} from '../../server/curation/decide.ts';
import { votesFor } from '../../server/curation/votes-for.ts';
import { seeded } from './seeded.ts';

const before = '2026-01-01T00:00:00.000Z';
const deadline = '2026-01-15T00:00:00.000Z';
const after = '2026-01-15T00:00:00.001Z';
const three: Rules = { partners: ['a', 'b', 'c'], approvals: 2, veto: ['c'], days: 14, silence: 'hold' };
const vote = (text: string): Vote[] =>
  text.split(' ').flatMap((word) => {
    const [partner, kind] = word.split(':');
    if (!partner || !kind) return [];
    return [{ partner, vote: ({ y: 'approve', n: 'return', v: 'veto' } as const)[kind as 'y' | 'n' | 'v'] }];
  });

const table: [what: string, rules: Partial<Rules>, votes: string, now: string, expected: string][] = [
  ['one of two approvals waits', {}, 'a:y', before, 'proposed'],
  ['two of two publish', {}, 'a:y b:y', before, 'accepted'],
  ['two without the own partner’s do not', {}, 'b:y c:y', before, 'proposed'],
  ['the own partner’s completes them', {}, 'b:y c:y a:y', before, 'accepted'],
  ['a partner’s last vote counts', {}, 'a:y b:y b:n', before, 'proposed'],
  ['a partner counts once', {}, 'a:y a:y a:y', before, 'proposed'],
  ['a veto returns, whatever the number', {}, 'a:y b:y c:v', before, 'returned'],
  ['a veto of one who holds none is a no like others', {}, 'a:y b:v', before, 'proposed'],
  ['the own partner’s no returns', {}, 'a:n b:y c:y', before, 'returned'],
  ['too few can still say yes', {}, 'a:y b:n c:n', before, 'returned'],
  ['all means all', { approvals: 'all' }, 'a:y b:y', before, 'proposed'],
  ['all means all, done', { approvals: 'all' }, 'a:y b:y c:y', before, 'accepted'],
  ['a no where all must', { approvals: 'all' }, 'a:y b:n', before, 'returned'],
  ['silence that holds', {}, 'a:y', after, 'proposed'],
  ['silence that publishes, in time', { silence: 'publish' }, 'a:y', before, 'proposed'],
  ['silence that publishes, at the deadline', { silence: 'publish' }, 'a:y', deadline, 'accepted'],
  ['silence of the own partner never publishes', { silence: 'publish' }, 'b:y', after, 'proposed'],
  ['silence after a veto', { silence: 'publish' }, 'a:y c:v', after, 'returned'],
  ['strangers count for nothing', {}, 'a:y x:y y:y', before, 'proposed'],
  ['a stranger’s veto stops nothing', { veto: ['x'] }, 'a:y b:y x:v', before, 'accepted'],
  ['more approvals than partners means all', { approvals: 9 }, 'a:y b:y c:y', before, 'accepted'],
  ['who is required must say yes', { required: ['x'] }, 'a:y b:y', before, 'proposed'],
  ['who is required is not counted in their stead', { required: ['x'] }, 'a:y x:y', before, 'proposed'],
  ['with who is required', { required: ['x'] }, 'a:y b:y x:y', before, 'accepted'],
  ['silence of who is required', { required: ['x'], silence: 'publish' }, 'a:y b:y', after, 'proposed'],
  ['a no of who is required', { required: ['x'] }, 'a:y b:y x:n', before, 'returned'],
];
for (const [what, rules, votes, now, expected] of table)
  test(`standing: ${what}`, () => {
    const matter = { partner: 'a', rules: { ...three, ...rules }, votes: vote(votes), deadline };
    assert.equal(standingOf(matter, now).outcome, expected);
  });

test('who may do what', () => {
  const matter: Matter = { partner: 'a', rules: three, votes: vote('a:y'), deadline, state: 'open' };
  const outcome = (command: Command, partner: string, role: 'reader' | 'curator' | 'steward', m = matter) =>
    decide(m, command, { id: 'x', partner, role }, before).outcome;
  assert.equal(outcome({ kind: 'approve' }, 'b', 'steward'), 'accepted');
  assert.equal(outcome({ kind: 'approve' }, 'b', 'curator'), 'refused');
  assert.equal(outcome({ kind: 'approve' }, 'b', 'reader'), 'refused');
  assert.equal(outcome({ kind: 'approve' }, 'x', 'steward'), 'refused');
  assert.equal(outcome({ kind: 'approve' }, 'b', 'steward', { ...matter, state: 'decided' }), 'refused');
  assert.equal(outcome({ kind: 'return', reason: false }, 'b', 'steward'), 'refused');
  assert.equal(outcome({ kind: 'veto', reason: true }, 'b', 'steward'), 'refused');
  assert.equal(outcome({ kind: 'veto', reason: true }, 'c', 'steward'), 'returned');
  assert.equal(outcome({ kind: 'propose' }, 'b', 'steward'), 'refused');
  assert.equal(outcome({ kind: 'withdraw' }, 'b', 'steward'), 'refused');
  assert.equal(outcome({ kind: 'withdraw' }, 'a', 'curator'), 'withdrawn');
  const taken = { ...matter, rules: { ...three, required: ['x'] } };
  assert.equal(outcome({ kind: 'approve' }, 'x', 'steward', taken), 'proposed');
  const stranger = { ...taken, partner: 'x', votes: [] };
  assert.equal(outcome({ kind: 'propose' }, 'x', 'steward', stranger), 'refused');
});

test('a vote on one revision weighs more than one on the whole, but a later veto on the whole stops it', () => {
  const votes: StoredVote[] = (
    [
      ['c', 'approve', 7],
      ['b', 'return', 7],
      ['b', 'approve', undefined],
      ['c', 'veto', undefined],
    ] as const
  ).map(([partner, kind, revision], index) => ({
    id: index + 1,
    proposal: 1,
    partner,
    actor: partner,
    vote: kind,
    time: before,
    ...(revision !== undefined && { revision }),
  }));
  const standing = (until: number) =>
    standingOf(
      {
        partner: 'a',
        rules: three,
        votes: [...vote('a:y'), ...votesFor(votes.slice(0, until), 7)],
        deadline,
      },
      before,
    ).outcome;
  assert.deepEqual([0, 1, 2, 3, 4].map(standing), [
    'proposed',
    'accepted',
    'accepted',
    'accepted',
    'returned',
  ]);
  const seen = votesFor([{ ...votes[2]!, upTo: 6 }], 7);
  assert.deepEqual(seen, [], 'nobody votes on what came later');
});

test('property: nothing is accepted without the approvals that the rules ask for', () => {
  const random = seeded(20261124);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const commands = ['propose', 'approve', 'approve', 'approve', 'return', 'veto', 'withdraw'] as const;
  let accepted = 0;
  for (let run = 0; run < 6000; run += 1) {
    const partners = names.slice(0, 1 + random.below(4));
    const required = random.chance(0.3) ? random.some(names) : [];
    const rules: Rules = {
      partners,
      approvals: random.chance(0.3) ? 'all' : 1 + random.below(partners.length + 1),
      veto: random.some(names),
      days: 14,
      silence: random.pick(['publish', 'hold']),
      ...(required.length && { required }),
    };
    const partner = random.pick(names);
    let votes: Vote[] = [];
    for (let step = 0; step < 8; step += 1) {
      const role = random.pick(['reader', 'curator', 'steward', 'steward', 'steward'] as const);
      const actor = { id: 'x', partner: random.pick(names), role };
      const kind = random.pick(commands);
      const now = random.pick([before, deadline, after]);
      const command: Command =
        kind === 'return' || kind === 'veto' ? { kind, reason: random.chance(0.9) } : { kind };
      const decision = decide({ partner, rules, votes, deadline, state: 'open' }, command, actor, now);
      if (decision.outcome === 'refused' || decision.outcome === 'withdrawn') continue;
      const said: Vote['vote'] = kind === 'propose' || kind === 'withdraw' ? 'approve' : kind;
      if (kind !== 'propose' || actor.role === 'steward')
        votes = [...votes, { partner: actor.partner, vote: said }];

      // From here on in words of its own: what did each say last, and is that enough?
      const sayOf = (name: string) => votes.filter((v) => v.partner === name).pop()?.vote;
      const yes = partners.filter((name) => sayOf(name) === 'approve').length;
      const no = partners.filter((name) => ['return', 'veto'].includes(sayOf(name) ?? '')).length;
      const enough = rules.approvals === 'all' ? partners.length : Math.min(rules.approvals, partners.length);
      const vetoed = rules.veto.some(
        (name) => sayOf(name) === 'veto' && [...partners, ...required].includes(name),
      );
      const musts = [partner, ...required].every((name) => sayOf(name) === 'approve');
      const silence = now >= deadline && rules.silence === 'publish';
      assert.equal(
        decision.outcome === 'accepted',
        musts && !vetoed && partners.length - no >= enough && (yes >= enough || silence),
        JSON.stringify({ rules, partner, votes, now, decision }),
      );
      for (const { partner: voter } of votes)
        assert.ok([...partners, ...required].includes(voter), 'a stranger’s vote was taken');
      const strangers = [
        ...votes,
        { partner: 'stranger', vote: random.pick(['approve', 'return', 'veto'] as const) },
      ];
      assert.deepEqual(standingOf({ partner, rules, votes: strangers, deadline }, now), decision);
      if (decision.outcome === 'accepted') accepted += 1;
    }
  }
  assert.ok(accepted > 800, `only ${accepted} were accepted, which tests little`);
});
