import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { editRecord, restoreRevision, withdrawRecord } from '../../server/acts/edit-record.ts';
import { followDeadlines } from '../../server/acts/follow-deadlines.ts';
import { proposeAgreement } from '../../server/acts/propose-agreement.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import { withdrawProposal } from '../../server/acts/withdraw-proposal.ts';
import type { Agreement } from '../../server/archive/archive.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { seeded } from '../curation/seeded.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { actsWorld, count, itemOf, title, titlesOf } from './acts-world.ts';
import { checkPublications } from './check-publications.ts';
import { publicationModel } from './publication-model.ts';

// Random sequences of acts through a real archive, beside a model that is written without the archive's rules. What is public is compared after
// every act, and every publication is justified from the rows of the database alone.

const partners = ['a', 'b', 'c'];
const rows = ['1', '2'];
const begin = Date.parse('2026-01-01T00:00:00.000Z');

type Ways = { atOnce: number; voted: number; silent: number; reverted: number; shown: number };

async function story(t: TestContext, seed: number, steps: number, ways: Ways): Promise<void> {
  const random = seeded(seed);
  const anyAgreement = (): Agreement => ({
    ...defaultAgreement,
    approvals: random.pick([1, 1, 2, 2, 2, 3, 'all'] as const),
    veto: random.chance(0.3) ? [random.pick(partners)] : [],
    days: 7,
    silence: random.pick(['publish', 'publish', 'hold']),
  });
  const first = anyAgreement();
  const archive = actsWorld(t, first, partners);
  const model = publicationModel(first, partners);
  let texts = 0;
  const fresh = () => {
    texts += 1;
    return title(`Text ${texts}`);
  };
  const everyone = [...partners, 'd'];
  const tick = (ms: number) => t.mock.timers.setTime(Date.now() + ms);
  const now = () => new Date().toISOString();

  const acts: Record<string, () => Promise<void> | void> = {
    deposit: async () => {
      const [partner, role] = [random.pick(everyone), random.pick(['curator', 'steward'] as const)];
      const drafts = rows.filter(() => random.chance(0.7)).map((id) => ({ id, content: fresh() }));
      const { result } = await depositRows(archive, drafts, { partner, role, overwriteEdits: true });
      assert.equal(result.outcome, 'done');
      if (result.outcome !== 'done' || drafts.length === 0) return;
      const { proposal } = archive.curation.deposit(result.deposit!)!;
      model.put({ partner, role, drafts, deposit: result.deposit!, proposal, now: now() });
    },
    edit: () => {
      const [partner, id, role] = [
        random.pick(partners),
        random.pick(rows),
        random.pick(['curator', 'steward'] as const),
      ];
      const content = fresh();
      const place = { item: itemOf(id, partner), record: partner };
      const outcome = editRecord(archive, {
        ...place,
        content,
        actor: { id: 'e', partner, role },
        time: now(),
      });
      if (outcome.outcome === 'done')
        model.put({ ...act(outcome), partner, role, drafts: [{ id, content }], now: now() });
    },
    restore: () => {
      const [partner, id] = [random.pick(partners), random.pick(rows)];
      const place = { item: itemOf(id, partner), record: partner };
      const revision = 1 + random.below(4);
      const outcome = restoreRevision(archive, {
        ...place,
        revision,
        actor: { id: 'r', partner, role: 'steward' },
        time: now(),
      });
      if (outcome.outcome !== 'done') return;
      const record = archive.curation.recordAt(place.item, partner)!;
      const { content } = archive.curation.revisionsOf(record.id).find(({ number }) => number === revision)!;
      model.put({ ...act(outcome), partner, role: 'steward', drafts: [{ id, content }], now: now() });
    },
    takeBack: () => {
      const [partner, id] = [random.pick(partners), random.pick(rows)];
      const place = { item: itemOf(id, partner), record: partner };
      const outcome = withdrawRecord(archive, {
        ...place,
        actor: { id: 'w', partner, role: 'steward' },
        time: now(),
      });
      if (outcome.outcome === 'done') model.takeBack({ partner, id, deposit: lastDeposit(archive) });
    },
    vote: async () => {
      const open = archive.curation.openProposals(0, 100);
      if (open.length === 0) return;
      // Most often the newest, so that much comes to its end.
      const proposal = random.chance(0.6) ? open.at(-1)! : random.pick(open);
      const alone = proposal.kind === 'records' && random.chance(0.4);
      const revisions = archive.curation.revisionsIn(proposal.id, 0, 100);
      const revision = alone && revisions.length ? random.pick(revisions) : undefined;
      const partner = random.chance(0.9) ? random.pick(partners) : 'd';
      const vote = random.chance(0.8) ? 'approve' : random.pick(['return', 'veto'] as const);
      const role = random.chance(0.95) ? 'steward' : 'curator';
      const outcome = await voteOn(archive, {
        proposal: proposal.id,
        ...(revision && { revision: revision.id }),
        vote,
        reason: { en: ['No.'] },
        actor: { id: 'v', partner, role },
        time: now(),
      });
      const row = revision && `${revision.partner} ${revision.sourceId}`;
      model.vote({
        proposal: proposal.id,
        row,
        revision: revision?.id,
        partner,
        role,
        vote,
        now: now(),
        counted: outcome.outcome === 'done',
      });
    },
    giveUp: async () => {
      const open = archive.curation.openProposals(0, 100);
      if (open.length === 0) return;
      const proposal = random.pick(open);
      const partner = random.pick(partners);
      const outcome = await withdrawProposal(archive, {
        proposal: proposal.id,
        actor: { id: 'g', partner, role: 'steward' },
        time: now(),
      });
      if (outcome.outcome === 'done') model.giveUp(proposal.id, partner);
    },
    agree: () => {
      const partner = random.pick(partners);
      const agreement = anyAgreement();
      const outcome = proposeAgreement(archive, {
        collection: 'shared',
        agreement,
        partners,
        actor: { id: 'p', partner, role: 'steward' },
        time: now(),
      });
      assert.equal(outcome.outcome, 'done');
      if (outcome.outcome === 'done')
        model.putAgreement({ proposal: outcome.proposal, partner, agreement, now: now() });
    },
    revert: async () => {
      const deposits = partners
        .flatMap((p) => archive.curation.deposits(p, 1e9, 100))
        .filter((d) => d.mode !== 'revert');
      if (deposits.length === 0) return;
      deposits.sort((a, b) => b.id - a.id);
      const deposit = random.pick(deposits.slice(0, 4));
      const outcome = await revertDeposit(archive, {
        deposit: deposit.id,
        actor: { id: 'u', partner: deposit.partner, role: 'steward' },
        time: now(),
      });
      if (outcome.outcome === 'done') model.revert(deposit.id);
    },
    restrict: () => {
      const [partner, id] = [random.pick(partners), random.pick(rows)];
      const access = random.pick([
        { level: 'withheld' },
        { level: 'partners' },
        { level: 'public' },
        { level: 'public' },
      ] as const);
      const outcome = restrict(archive, {
        item: itemOf(id, partner),
        record: partner,
        access,
        ground: 'own',
        actor: { id: 's', partner, role: 'steward' },
        time: now(),
      });
      if (outcome.outcome === 'done') model.restrict(`${partner} ${id}`, access.level !== 'public');
    },
    wait: async () => {
      tick(4 * 86_400_000);
      await followDeadlines(archive, now());
      model.deadlines(now());
    },
  };
  const act = (outcome: { proposal?: number }) => ({
    deposit: lastDeposit(archive),
    proposal: outcome.proposal,
  });
  const weights = {
    deposit: 4,
    edit: 4,
    vote: 14,
    restore: 1,
    takeBack: 1,
    giveUp: 1,
    agree: 1,
    revert: 2,
    restrict: 1,
    wait: 4,
  } as const;
  const names = Object.entries(weights).flatMap(([name, n]) => Array<string>(n).fill(name));

  const told: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    tick(1000);
    const name = random.pick(names);
    told.push(name);
    await acts[name]!();
    for (const partner of partners)
      for (const id of rows) {
        const expected = model.shown(`${partner} ${id}`);
        const found = titlesOf(archive, itemOf(id, partner))[partner];
        assert.equal(found, expected, `seed ${seed}, step ${step} (${told.join(' ')}): ${partner} ${id}`);
        if (found !== undefined) ways.shown += 1;
      }
    checkPublications(archive.db, `seed ${seed}, step ${step} (${told.join(' ')})`);
  }
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  const published = (where: string) =>
    count(
      archive,
      `SELECT count(*) AS n FROM revision JOIN deposit ON deposit.id = deposit WHERE published_at IS NOT NULL AND content <> '{}' AND ${where}`,
    );
  ways.atOnce += published("decided IS NULL AND mode <> 'revert'");
  ways.voted += published("decided ->> 'silence' = 0");
  ways.silent += published("decided ->> 'silence' = 1");
  ways.reverted += published("mode = 'revert'");
}

const lastDeposit = (archive: Archive): number =>
  (archive.db.prepare('SELECT max(id) AS id FROM deposit').get() as { id: number }).id;

test('property: what is public is what the partners’ rules made so', { timeout: 300_000 }, async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: begin });
  const ways: Ways = { atOnce: 0, voted: 0, silent: 0, reverted: 0, shown: 0 };
  for (let seed = 1; seed <= 60; seed += 1) await story(t, seed, 60, ways);
  t.diagnostic(JSON.stringify(ways));
  for (const [way, times] of Object.entries(ways)) assert.ok(times > 10, `${way}: only ${times} times`);
});
