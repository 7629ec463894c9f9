import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRecord, restoreRevision, withdrawRecord } from '../../server/acts/edit-record.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import {
  actsWorld,
  cast,
  curator,
  done,
  itemOf,
  newestProposal,
  now,
  refusedFor,
  steward,
  title,
  titlesOf,
} from './acts-world.ts';

const put = async (archive: Archive, text: string, ids = ['1'], options = {}): Promise<number> => {
  const { result } = await depositRows(
    archive,
    ids.map((id) => ({ id, content: title(text) })),
    options,
  );
  return result.outcome === 'done' ? result.deposit! : assert.fail(result.message);
};
const revert = (archive: Archive, deposit: number) =>
  revertDeposit(archive, { deposit, actor: steward('a'), time: now() });
const says = (archive: Archive, id = '1') => titlesOf(archive, itemOf(id)).a;

test('deposits are reverted in any order, each alone, and reverts too', async (t) => {
  const archive = actsWorld(t);
  const one = await put(archive, 'One');
  const two = await put(archive, 'Two');
  const three = await put(archive, 'Three');
  done(await revert(archive, two));
  assert.equal(says(archive), 'Three', 'what came later stays');
  done(await revert(archive, three));
  assert.equal(says(archive), 'One', 'not what was reverted before');
  assert.equal(refusedFor(await revert(archive, three)), 'conflict');
  done(await revert(archive, one));
  assert.equal(says(archive), undefined);
  const { revertedBy } = archive.curation.deposit(one)!;
  done(await revert(archive, revertedBy!));
  assert.equal(says(archive), 'One');
  done(await revert(archive, one));
  assert.equal(says(archive), undefined, 'what stands again can be reverted again');
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('the same text said again by a later deposit is that one’s', async (t) => {
  const archive = actsWorld(t);
  const first = await put(archive, 'Same');
  await put(archive, 'Other');
  await put(archive, 'Same');
  const fourth = await put(archive, 'Fourth');
  done(await revert(archive, fourth));
  assert.equal(says(archive), 'Same');
  done(await revert(archive, first));
  assert.equal(says(archive), 'Same');
});

test('a row twice in one deposit is reverted to what was before the deposit', async (t) => {
  const archive = actsWorld(t);
  await put(archive, 'Before');
  const { result } = await depositRows(archive, [
    { id: '1', content: title('A') },
    { id: '1', content: title('B') },
  ]);
  done(await revert(archive, result.outcome === 'done' ? result.deposit! : 0));
  assert.equal(says(archive), 'Before');
});

test('a complete deposit’s withdrawals come back with its revert; a taken back record with that of the act', async (t) => {
  const archive = actsWorld(t);
  await put(archive, 'One', ['1', '2']);
  const complete = await put(archive, 'One', ['1'], { complete: true });
  assert.equal(says(archive, '2'), undefined);
  done(await revert(archive, complete));
  assert.equal(says(archive, '2'), 'One');
  done(withdrawRecord(archive, { item: itemOf('2'), record: 'a', actor: steward('a'), time: now() }));
  assert.equal(says(archive, '2'), undefined);
  const act = archive.curation.deposits('a', 1e9, 1)[0]!;
  done(await revert(archive, act.id));
  assert.equal(says(archive, '2'), 'One');
});

test('what was only proposed is taken back from the partners; who may not revert does not', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const deposit = await put(archive, 'One', ['1', '2']);
  const proposal = newestProposal(archive);
  const by = (actor: ReturnType<typeof steward>) => revertDeposit(archive, { deposit, actor, time: now() });
  assert.equal(refusedFor(await by(steward('b'))), 'forbidden');
  assert.equal(refusedFor(await by(curator('a'))), 'forbidden');
  assert.deepEqual(done(await revert(archive, deposit)).reverted, {
    restored: 0,
    withdrawn: 0,
    unproposed: 2,
    kept: 0,
  });
  assert.equal(archive.curation.proposal(proposal)!.outcome, 'withdrawn');
  assert.equal(refusedFor(await cast(archive, 'b', 'approve', { proposal })), 'conflict');
});

test('after a revert the same file is taken again, and edits made before it are still known', async (t) => {
  const archive = actsWorld(t);
  const deposit = await put(archive, 'One');
  done(await revert(archive, deposit));
  await put(archive, 'One');
  assert.equal(says(archive), 'One');
  done(
    editRecord(archive, {
      item: itemOf('1'),
      record: 'a',
      content: title('Edited'),
      actor: steward('a'),
      time: now(),
    }),
  );
  const later = await put(archive, 'Later', ['1'], { overwriteEdits: true });
  assert.equal(says(archive), 'Later');
  done(await revert(archive, later));
  assert.equal(says(archive), 'Edited');
  await put(archive, 'Last');
  assert.equal(
    says(archive),
    'Edited',
    'the edit is kept against a file that has not been told to replace it',
  );
});

test('any revision can be restored as a new one, by the same rules as an edit', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await put(archive, 'One');
  done(await cast(archive, 'b', 'approve'));
  await put(archive, 'Two');
  done(await cast(archive, 'b', 'approve'));
  const restore = (revision: number, actor = steward('a')) =>
    restoreRevision(archive, { item: itemOf('1'), record: 'a', revision, actor, time: now() });
  assert.equal(refusedFor(restore(9)), 'unknown');
  assert.equal(refusedFor(restore(1, steward('b'))), 'forbidden');
  assert.deepEqual([done(restore(1)).published, says(archive)], [false, 'Two']);
  done(await cast(archive, 'c', 'approve'));
  assert.equal(says(archive), 'One');
  assert.deepEqual(
    archive.curation.revisionsOf(1).map(({ number, mode, decided }) => [number, mode, decided?.approvals]),
    [
      [1, 'partial', ['a', 'b']],
      [2, 'partial', ['a', 'b']],
      [3, 'restore', ['a', 'c']],
    ],
  );
});
