import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { editRecord } from '../../server/acts/edit-record.ts';
import { followDeadlines } from '../../server/acts/follow-deadlines.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  done,
  itemOf,
  newestProposal,
  now,
  refusedFor,
  steward,
  title,
} from './acts-world.ts';

const isOdd = (n: number): boolean => n % 2 === 1;

test('of two stewards who decide at the same moment, one is counted first and the other sees a conflict', async (t) => {
  const archive = actsWorld(t, { approvals: 2, veto: ['c'] });
  const rounds = 12;
  const proposals: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    await depositRows(archive, [{ id: `${n}`, content: title(`Title ${n}`) }]);
    proposals.push(newestProposal(archive));
  }
  const gate = new Int32Array(new SharedArrayBuffer(4 * rounds));
  // In every second round the other steward says no by a veto, which decides as well.
  const outcomes = await Promise.all(
    ['b', 'c'].map(async (partner) => {
      const votes = proposals.map((proposal, round) => ({
        proposal,
        vote: partner === 'c' && isOdd(round) ? ('veto' as const) : ('approve' as const),
      }));
      const worker = new Worker(new URL('./vote-in-thread.ts', import.meta.url), {
        workerData: { dataDir: archive.dataDir, gate, voters: 2, partner, votes },
      });
      const [result] = (await once(worker, 'message')) as [string[]];
      return result;
    }),
  );
  for (const [round, proposal] of proposals.entries()) {
    const pair = outcomes.map((of) => of[round]!);
    assert.equal(pair.filter((outcome) => outcome === 'conflict').length, 1, `round ${round}: ${pair}`);
    const first = pair.find((outcome) => outcome !== 'conflict')!;
    const is = count(
      archive,
      'SELECT count(*) AS n FROM record JOIN revision ON revision.id = published WHERE proposal = ?',
      proposal,
    );
    assert.equal(is, first === 'accepted' ? 1 : 0, `round ${round}: ${pair}`);
    assert.equal(count(archive, 'SELECT count(*) AS n FROM vote WHERE proposal = ?', proposal), 2);
  }
  const published = outcomes.flat().filter((outcome) => outcome === 'accepted').length;
  assert.equal(count(archive, "SELECT count(*) AS n FROM log WHERE kind = 'record.published'"), published);
  assert.equal(count(archive, "SELECT count(*) AS n FROM log WHERE kind = 'proposal.closed'"), rounds);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('two connections in one process: the second finds it decided', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const proposal = newestProposal(archive);
  const other = openArchive(archive.dataDir);
  t.after(() => other.close());
  const [first, second] = await Promise.all([
    cast(archive, 'b', 'approve', { proposal }),
    cast(other, 'c', 'return', { proposal }),
  ]);
  assert.equal(done(first).standing.outcome, 'accepted');
  assert.equal(refusedFor(second), 'conflict');
});

test('an edit on a basis that is no longer the newest is refused, and overwrites nothing', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  const place = { item: itemOf('1'), record: 'a', basis: 1, time: now() };
  done(editRecord(archive, { ...place, content: title('Uno'), actor: steward('a', 'x') }));
  assert.equal(
    refusedFor(editRecord(archive, { ...place, content: title('Un'), actor: steward('a', 'y') })),
    'conflict',
  );
  assert.equal(archive.reader.item(place.item)!.records[0]!.content.title!.en![0], 'Uno');
});

test('two who settle, or revert, the same thing at once do it once', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const other = openArchive(archive.dataDir);
  t.after(() => other.close());
  const rows = Array.from({ length: 450 }, (_, i) => ({ id: `${i}`, content: title(`Row ${i}`) }));
  await depositRows(archive, rows);
  const proposal = newestProposal(archive);
  // As a crash would leave it: the vote is kept, nothing has been settled yet.
  archive.writer.transact((tx) => {
    tx.vote({ proposal, partner: 'b', actor: 'b', vote: 'approve', time: now() });
    tx.setProposal(proposal, 'settling');
  });
  await Promise.all([followDeadlines(archive, now()), followDeadlines(other, now())]);
  const times = (kind: string) => count(archive, 'SELECT count(*) AS n FROM log WHERE kind = ?', kind);
  assert.deepEqual(['record.published', 'proposal.closed'].map(times), [450, 1]);
  assert.equal(count(archive, 'SELECT count(*) AS n FROM decision'), 1);

  const deposit = archive.curation.proposal(proposal)!.deposit!;
  const by = { deposit, actor: steward('a'), time: now() };
  const both = await Promise.all([revertDeposit(archive, by), revertDeposit(other, by)]);
  assert.deepEqual(
    both.map((outcome) => done(outcome).reverted.withdrawn),
    [450, 450],
  );
  assert.equal(done(both[0]!).deposit, done(both[1]!).deposit);
  assert.deepEqual(['record.withdrawn', 'deposit.reverted'].map(times), [450, 1]);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});
