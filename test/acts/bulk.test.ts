import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { editRecord } from '../../server/acts/edit-record.ts';
import { followDeadlines } from '../../server/acts/follow-deadlines.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  count,
  curator,
  done,
  inboxOf,
  itemOf,
  newestProposal,
  now,
  steward,
  title,
  titlesOf,
} from './acts-world.ts';

const size = 10_000;
const rows = (text: string, n = size) =>
  Array.from({ length: n }, (_, i) => ({ id: `${i}`, content: title(`${text} ${i}`) }));
const published = (archive: Archive): number =>
  count(archive, 'SELECT count(*) AS n FROM record WHERE published IS NOT NULL');

/** Starts work in a process of its own and kills it as soon as some of it is done; says how much was. */
async function killInTheMidst(
  archive: Archive,
  what: 'vote' | 'revert',
  id: number,
  progress: () => number,
): Promise<number> {
  const script = fileURLToPath(new URL('./work-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, archive.dataDir, what, String(id)], { stdio: 'inherit' });
  const gone = once(child, 'exit');
  while (progress() < 200 && child.exitCode === null) await setTimeout(5);
  child.kill('SIGKILL');
  await gone;
  return progress();
}

const timed = async (t: TestContext, what: string, work: () => Promise<unknown>): Promise<void> => {
  const begin = performance.now();
  await work();
  const ms = performance.now() - begin;
  t.diagnostic(`${what}: ${Math.round(ms)} ms, ${Math.round((size / ms) * 1000)} records/s`);
};

test('a deposit of 10,000 is decided as one, row by row, through a kill, and reverted with others’ later edits kept', {
  timeout: 240_000,
}, async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await timed(t, 'proposed', () => depositRows(archive, rows('First')));
  const first = newestProposal(archive);
  assert.deepEqual(archive.curation.countsIn(first), { proposed: size });
  assert.equal(published(archive), 0);

  // Some rows are returned by themselves before the rest is decided as one.
  const some = archive.curation.revisionsIn(first, 0, 50).map(({ id }) => id);
  for (const revision of some) {
    done(await cast(archive, 'b', 'return', { proposal: first, revision }));
    done(await cast(archive, 'c', 'return', { proposal: first, revision }));
  }
  assert.deepEqual(archive.curation.countsIn(first), { proposed: size - 50, returned: 50 });
  await timed(t, 'decided as one', async () =>
    done(await cast(archive, 'b', 'approve', { proposal: first })),
  );
  assert.deepEqual(archive.curation.countsIn(first), { published: size - 50, returned: 50 });
  assert.equal(archive.curation.proposal(first)!.outcome, 'mixed');
  assert.equal(published(archive), size - 50);
  assert.equal(inboxOf(archive, 'a').at(-1), `proposal.mixed proposal/${first}`);

  // Killed while it settles, it goes on when the deadlines are followed next.
  await depositRows(archive, rows('Second'));
  const second = newestProposal(archive);
  const half = () => archive.curation.countsIn(second).published ?? 0;
  const reached = await killInTheMidst(archive, 'vote', second, half);
  assert.ok(reached >= 200 && reached < size, `killed after ${reached}`);
  assert.equal(archive.curation.proposal(second)!.state, 'settling');
  await followDeadlines(archive, now());
  assert.deepEqual(archive.curation.countsIn(second), { published: size });
  assert.equal(archive.curation.proposal(second)!.outcome, 'accepted');
  assert.equal(count(archive, "SELECT count(*) AS n FROM decision WHERE kind = 'records.published'"), 2);
  t.diagnostic(`killed after ${reached} of ${size} were settled`);

  // Later edits: by somebody else of the same partner (published and still proposed), by a later deposit; and another partner's record.
  const { deposit } = archive.curation.proposal(second)!;
  const edit = (id: string, actor: ReturnType<typeof steward>) =>
    done(
      editRecord(archive, {
        item: itemOf(id),
        record: 'a',
        content: title(`Edited ${id}`),
        actor,
        time: now(),
      }),
    ).proposal!;
  for (const id of ['100', '5000'])
    done(await cast(archive, 'c', 'approve', { proposal: edit(id, steward('a', 'own')) }));
  edit('101', curator('a'));
  await depositRows(archive, [{ id: 'beside', content: title('Beside'), item: 'a/shared/7' }], {
    partner: 'b',
  });
  done(await cast(archive, 'a', 'approve'));
  await depositRows(archive, [{ id: '9999', content: title('Third 9999') }]);
  done(await cast(archive, 'b', 'approve'));

  const reverts = () =>
    count(
      archive,
      "SELECT count(*) AS n FROM revision JOIN deposit ON deposit.id = deposit WHERE mode = 'revert'",
    );
  const done_ = await killInTheMidst(archive, 'revert', deposit!, reverts);
  assert.ok(done_ >= 200 && done_ < size - 50, `killed after ${done_}`);
  t.diagnostic(`killed after ${done_} were reverted`);
  assert.equal(archive.curation.deposit(deposit!)!.revertedBy, undefined);
  await timed(t, 'the rest reverted', () => followDeadlines(archive, now()));
  const { revertedBy } = archive.curation.deposit(deposit!)!;
  assert.deepEqual(archive.curation.deposit(revertedBy!)!.summary, {
    rows: size,
    restored: size - 50 - 4,
    withdrawn: 50,
    unproposed: 0,
    kept: 4,
  });
  assert.equal(count(archive, "SELECT count(*) AS n FROM deposit WHERE mode = 'revert'"), 1);
  assert.equal(count(archive, "SELECT count(*) AS n FROM log WHERE kind = 'deposit.reverted'"), 1);
  const titles = (id: string) => titlesOf(archive, itemOf(id));
  assert.deepEqual(['0', '60', '100', '101', '5000', '9999'].map(titles), [
    {},
    { a: 'First 60' },
    { a: 'Edited 100' },
    { a: 'Second 101' },
    { a: 'Edited 5000' },
    { a: 'Third 9999' },
  ]);
  assert.deepEqual(
    titles('7'),
    { b: 'Beside' },
    'another partner’s record stays, the reverted one of the same item is gone',
  );

  // The revert is a deposit like any other: reverting it brings everything back.
  const again = done(
    await revertDeposit(archive, { deposit: revertedBy!, actor: steward('a'), time: now() }),
  );
  assert.equal(again.reverted.restored, size - 4);
  assert.deepEqual(['0', '7', '100'].map(titles), [
    { a: 'Second 0' },
    { a: 'Second 7', b: 'Beside' },
    { a: 'Edited 100' },
  ]);
  assert.equal(archive.curation.deposit(deposit!)!.revertedBy, undefined);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});
