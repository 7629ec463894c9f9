import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDeadlines } from '../../server/acts/follow-deadlines.ts';
import { proposeAgreement } from '../../server/acts/propose-agreement.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import { withdrawProposal } from '../../server/acts/withdraw-proposal.ts';
import type { Agreement } from '../../server/archive/archive.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  curator,
  done,
  inboxOf,
  inDays,
  itemOf,
  newestProposal,
  now,
  partnerView,
  refusedFor,
  steward,
  title,
  titlesOf,
} from './acts-world.ts';

const propose = (archive: Archive, by: string, agreement: Partial<Agreement>, partners = ['a', 'b', 'c']) =>
  proposeAgreement(archive, {
    collection: 'shared',
    agreement: { ...defaultAgreement, ...agreement },
    partners,
    actor: steward(by),
    time: now(),
  });
const members = (archive: Archive) => archive.reader.collection('shared')!.partners;
const agreed = (archive: Archive) => archive.reader.collection('shared')!.agreement;

test('an agreement is changed by the agreement that it replaces', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const { proposal, effective } = done(propose(archive, 'a', { approvals: 1, days: 30 }));
  assert.equal(effective, false);
  assert.equal(agreed(archive).approvals, 2);
  assert.equal(refusedFor(await cast(archive, 'd', 'approve', { proposal })), 'forbidden');
  assert.equal(done(await cast(archive, 'b', 'approve', { proposal })).standing.outcome, 'accepted');
  assert.deepEqual(agreed(archive), { ...defaultAgreement, days: 30 });
  assert.deepEqual(
    archive.curation.agreements('shared').map(({ version }) => version),
    [1, 2],
  );
  // Now one approval suffices, and the next change takes effect as it is put.
  assert.equal(done(propose(archive, 'c', { approvals: 'all' })).effective, true);
  assert.equal(count(archive, "SELECT count(*) AS n FROM decision WHERE kind = 'agreement.changed'"), 2);
});

test('whoever is taken in or put out, or loses a veto, must say yes', async (t) => {
  const archive = actsWorld(t, { approvals: 1, veto: ['c'] });
  // c's veto goes only with c.
  const veto = done(propose(archive, 'a', { veto: [] })).proposal;
  assert.equal(done(await cast(archive, 'b', 'approve', { proposal: veto })).standing.outcome, 'proposed');
  assert.deepEqual(agreed(archive).veto, ['c']);
  assert.equal(done(await cast(archive, 'c', 'return', { proposal: veto })).standing.outcome, 'returned');
  // d comes in with its own yes, and is told.
  const taken = done(propose(archive, 'a', { veto: ['c'] }, ['a', 'b', 'c', 'd'])).proposal;
  assert.deepEqual(inboxOf(archive, 'd'), [`proposal.opened proposal/${taken}`]);
  assert.deepEqual(members(archive), ['a', 'b', 'c']);
  done(await cast(archive, 'd', 'approve', { proposal: taken }));
  assert.deepEqual(members(archive), ['a', 'b', 'c', 'd']);
  // b goes out with its own yes alone, and silence is not one.
  const out = done(propose(archive, 'a', { veto: ['c'], silence: 'publish' }, ['a', 'c', 'd'])).proposal;
  await followDeadlines(archive, inDays(15));
  assert.deepEqual(members(archive), ['a', 'b', 'c', 'd']);
  done(await cast(archive, 'b', 'approve', { proposal: out }));
  assert.deepEqual(members(archive), ['a', 'c', 'd']);
});

test('who would be taken in is not counted among those who decide', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const { proposal } = done(propose(archive, 'a', { approvals: 2 }, ['a', 'b', 'c', 'd']));
  assert.equal(done(await cast(archive, 'd', 'approve', { proposal })).standing.outcome, 'proposed');
  assert.equal(done(await cast(archive, 'b', 'approve', { proposal })).standing.outcome, 'accepted');
});

test('a change that was proposed against an older agreement does not take effect', async (t) => {
  const archive = actsWorld(t, { approvals: 2, silence: 'publish' });
  const older = done(propose(archive, 'a', { approvals: 1 })).proposal;
  const newer = done(propose(archive, 'b', { approvals: 2, veto: ['c'] })).proposal;
  done(await cast(archive, 'c', 'approve', { proposal: newer }));
  assert.equal(refusedFor(await cast(archive, 'b', 'approve', { proposal: older })), 'conflict');
  assert.deepEqual(agreed(archive).veto, ['c']);
  await followDeadlines(archive, inDays(15));
  assert.deepEqual(agreed(archive).veto, ['c']);
  assert.equal(archive.curation.proposal(older)!.outcome, 'withdrawn');
  assert.ok(inboxOf(archive, 'a').includes(`proposal.overtaken proposal/${older}`));
});

test('access by agreement counts at once for what is there already', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const see = (...partners: string[]) => titlesOf(archive, itemOf('1'), partnerView(...partners));
  assert.deepEqual(titlesOf(archive, itemOf('1')), { a: 'One' });
  const before = count(archive, 'SELECT count(*) AS n FROM change');
  done(propose(archive, 'a', { access: { level: 'named', partners: ['d'] } }));
  assert.deepEqual(
    [titlesOf(archive, itemOf('1')), see('b'), see('d'), see('a'), see()],
    [{}, {}, { a: 'One' }, { a: 'One' }, {}],
  );
  assert.equal(count(archive, 'SELECT count(*) AS n FROM change'), before + 1, 'followers are told');
  done(propose(archive, 'a', { access: { level: 'public' } }));
  assert.deepEqual(titlesOf(archive, itemOf('1')), { a: 'One' });
});

test('what makes no sense is refused', (t) => {
  const archive = actsWorld(t);
  assert.equal(refusedFor(propose(archive, 'a', { approvals: 4 })), 'invalid');
  assert.equal(refusedFor(propose(archive, 'a', { approvals: 0 })), 'invalid');
  assert.equal(refusedFor(propose(archive, 'a', { veto: ['d'] })), 'invalid');
  assert.equal(refusedFor(propose(archive, 'a', { days: 0 })), 'invalid');
  assert.equal(refusedFor(propose(archive, 'a', {}, [])), 'invalid');
  assert.equal(refusedFor(propose(archive, 'a', {}, ['a', 'nobody'])), 'unknown');
  assert.equal(refusedFor(propose(archive, 'd', {})), 'forbidden');
  assert.deepEqual(members(archive), ['a', 'b', 'c']);
});

test('the days that pass: silence publishes what the own partner approved, and those who hold are reminded once', async (t) => {
  const archive = actsWorld(t, { approvals: 2, silence: 'publish' });
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  await depositRows(archive, [{ id: '2', content: title('Two') }], { role: 'curator' });
  const [mine, drafted] = archive.curation.openProposals(0, 10).map(({ id }) => id);
  await followDeadlines(archive, inDays(13));
  assert.deepEqual(titlesOf(archive, itemOf('1')), {});
  await followDeadlines(archive, inDays(15));
  assert.deepEqual(titlesOf(archive, itemOf('1')), { a: 'One' });
  assert.deepEqual(archive.reader.item(itemOf('1'))!.records[0]!.decided, {
    approvals: ['a'],
    silence: true,
  });
  assert.equal(archive.curation.proposal(mine!)!.outcome, 'accepted');
  assert.deepEqual(titlesOf(archive, itemOf('2')), {}, 'nobody at the own partner has approved it');
  await followDeadlines(archive, inDays(16));
  assert.equal(inboxOf(archive, 'a').filter((notice) => notice.startsWith('proposal.overdue')).length, 1);
  // The steward's yes, late, finds the others' silence.
  const late = await voteOn(archive, {
    proposal: drafted!,
    vote: 'approve',
    actor: steward('a'),
    time: inDays(17),
  });
  assert.equal(done(late).standing.outcome, 'accepted');
  assert.deepEqual(titlesOf(archive, itemOf('2')), { a: 'Two' });
});

test('a proposal is taken back by a steward of its partner or by whoever put it, and by nobody else', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const proposal = newestProposal(archive);
  const takeBack = (actor: ReturnType<typeof steward>) =>
    withdrawProposal(archive, { proposal, actor, time: now() });
  assert.equal(refusedFor(await takeBack(steward('b'))), 'forbidden');
  assert.equal(refusedFor(await takeBack(curator('a'))), 'forbidden');
  done(await takeBack(steward('a')));
  assert.equal(archive.curation.proposal(proposal)!.outcome, 'withdrawn');
  assert.equal(refusedFor(await cast(archive, 'b', 'approve', { proposal })), 'conflict');
  assert.deepEqual(titlesOf(archive, itemOf('1')), {});
});

test('a proposal whose every revision was replaced by a newer one is closed', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const proposal = newestProposal(archive);
  await depositRows(archive, [{ id: '1', content: title('Uno') }]);
  await followDeadlines(archive, now());
  assert.deepEqual(
    archive.curation.openProposals(0, 10).map(({ id }) => id === proposal),
    [false],
  );
  assert.equal(archive.curation.proposal(proposal)!.state, 'closed');
});
