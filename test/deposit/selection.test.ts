import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRecord } from '../../server/acts/edit-record.ts';
import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { choicesOf } from '../../server/deposit/selection.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import {
  actsWorld,
  count,
  curator,
  done,
  itemOf,
  now,
  steward,
  title,
  titlesOf,
} from '../acts/acts-world.ts';
import { depositRows } from './deposit-rows.ts';

// Part of a source is taken, or the rest of one that was broken off.

const says = (archive: Archive, id: string) => titlesOf(archive, itemOf(id)).a;
const drafts = (...ids: string[]) => ids.map((id) => ({ id, content: title(`Row ${id}`) }));
const outcomes = ({ rows }: Awaited<ReturnType<typeof depositRows>>) =>
  Object.fromEntries(rows.map(({ id, outcome }) => [id, outcome]));

test('rows are taken by kind, by number or by id, and left out likewise', () => {
  const shown = (outcome: 'new' | 'changed' | 'same', ...marks: ('edited' | 'differs')[]) => ({
    outcome,
    marks,
  });
  const takes = (
    selection: Parameters<typeof choicesOf>[0],
    row: Parameters<ReturnType<typeof choicesOf>['takes']>[0],
  ) => choicesOf(selection).takes(row);
  const row = { row: 7, id: 'x', shown: shown('new') };
  assert.equal(takes({}, row), true);
  assert.equal(takes({ outcomes: ['new'] }, row), true);
  assert.equal(takes({ outcomes: ['changed'] }, row), false);
  assert.equal(takes({ outcomes: ['changed'] }, { ...row, shown: shown('changed', 'edited') }), false);
  assert.equal(takes({ outcomes: ['conflict'] }, { ...row, shown: shown('changed', 'differs') }), true);
  assert.equal(
    takes({ outcomes: ['new'] }, { row: 7, id: 'x' }),
    false,
    'nothing is known of how it was shown',
  );
  assert.equal(takes({ only: { rows: [7] } }, row), true);
  assert.equal(takes({ only: { ids: ['y'] } }, row), false);
  assert.equal(takes({ except: { ids: ['x'] } }, row), false);
  assert.equal(takes({ only: { rows: [7] }, outcomes: ['same'] }, row), false);
  const absent = { outcome: 'absent', marks: ['edited'] } as const;
  const { takesAbsent } = choicesOf({ outcomes: ['absent'], except: { ids: ['x'] } });
  assert.deepEqual(
    [takesAbsent('x', { ...absent, marks: [] }), takesAbsent('y', { ...absent, marks: ['edited'] })],
    [false, true],
  );
  assert.equal(choicesOf({ outcomes: ['new'] }).takesAbsent('y', { ...absent, marks: [] }), false);
});

test('what is left out of a complete source by choice is not withdrawn', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, drafts('1', '2', '3', '4'), { complete: true });
  const changed = ['1', '2'].map((id) => ({ id, content: title(`Changed ${id}`) }));
  const part = await depositRows(archive, changed, {
    complete: true,
    selection: { except: { rows: [2], ids: ['3'] } },
  });
  assert.deepEqual(outcomes(part), { 1: 'changed', 2: 'left', 4: 'absent' });
  assert.deepEqual(
    ['1', '2', '3', '4'].map((id) => says(archive, id)),
    ['Changed 1', 'Row 2', 'Row 3', undefined],
  );
  assert.deepEqual(
    part.result.outcome === 'done' && [part.result.summary.left, part.result.summary.withdrawn],
    [1, 1],
  );
  assert.deepEqual([part.counts.left, part.counts.changed], [1, 1]);
});

test('a row joins the item that was chosen for it, or stands apart whatever it bears', async (t) => {
  const archive = actsWorld(t);
  const urn: RecordContent['identifier'] = [{ kind: 'other', value: 'urn:x:1' }];
  await depositRows(archive, [{ id: 'b1', content: { ...title('Mask'), identifier: urn } }], {
    partner: 'b',
  });
  const mask = itemOf('b1', 'b');
  const rows = [
    { id: '1', content: title('A mask') },
    { id: '2', content: { ...title('Another'), identifier: urn } },
    { id: '3', content: title('Third') },
  ];
  const selection = {
    joins: [
      { row: 1, item: mask },
      { row: 2, item: null },
      { row: 3, item: 'nosuchitem' },
    ],
  };
  const taken = await depositRows(archive, rows, { selection });
  assert.deepEqual(
    taken.rows.map(({ item, joins, problems }) => [item, joins, problems?.[0]?.code]),
    [
      [mask, 'choice', undefined],
      [itemOf('2'), undefined, undefined],
      [undefined, undefined, 'item.unknown'],
    ],
  );
  assert.deepEqual(titlesOf(archive, mask), { b: 'Mask', a: 'A mask' });
  assert.deepEqual(titlesOf(archive, itemOf('2')), { a: 'Another' });
});

test('the source replaces edits in the rows for which that was chosen', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, drafts('1', '2'));
  for (const id of ['1', '2']) {
    const content = title(`Edited ${id}`);
    done(editRecord(archive, { item: itemOf(id), record: 'a', content, actor: steward('a'), time: now() }));
  }
  const changed = ['1', '2'].map((id) => ({ id, content: title(`From the file ${id}`) }));
  await depositRows(archive, changed, { selection: { replaceEdits: [2] } });
  assert.deepEqual([says(archive, '1'), says(archive, '2')], ['Edited 1', 'From the file 2']);
});

for (const role of ['steward', 'curator'] as const)
  test(`a deposit of a ${role} that was broken off goes on under its number, and counts what it had done`, async (t) => {
    const archive = actsWorld(t, role === 'curator' ? { approvals: 2 } : {});
    const ids = Array.from({ length: 1000 }, (_, n) => `${n}`);
    const old = drafts('0', '1', '999', 'gone');
    await depositRows(archive, old, { complete: true });
    if (role === 'curator') archive.db.exec('UPDATE collection SET agreement = agreement');
    const rows = ids.map((id) => ({ id, content: title(id === '0' ? 'Row 0' : `Thing ${id}`) }));
    const options = { upload: 'u-test', complete: true, role } as const;
    const revisions = () => count(archive, 'SELECT count(*) AS n FROM revision');
    const broken = await depositRows(archive, rows, { ...options, stopAfter: 400 });
    assert.equal(broken.result.outcome, 'stopped');
    assert.ok(revisions() > 300 && revisions() < 1000, `${revisions()}`);
    const whole = await depositRows(archive, rows, options);
    assert.ok(whole.result.outcome === 'done');
    const { summary, deposit } = whole.result;
    assert.deepEqual([summary.rows, summary.refused], [1000, 0]);
    if (role === 'steward')
      assert.deepEqual([summary.created, summary.changed, summary.same, summary.withdrawn], [997, 2, 1, 1]);
    else assert.deepEqual([summary.proposed, summary.same], [999, 1]);
    assert.equal(count(archive, "SELECT count(*) AS n FROM deposit WHERE upload = 'u-test'"), 1);
    assert.equal(
      count(
        archive,
        'SELECT count(DISTINCT proposal) AS n FROM revision WHERE proposal IS NOT NULL AND deposit = 2',
      ),
      role === 'curator' ? 1 : 0,
    );
    const before = revisions();
    const again = await depositRows(archive, rows, options);
    assert.ok(again.result.outcome === 'done');
    assert.deepEqual([again.result.deposit, again.result.summary, revisions()], [deposit, summary, before]);
    assert.deepEqual((await verifyArchive(archive)).faults, []);
    if (role === 'curator') return;
    await revertDeposit(archive, {
      deposit: deposit!,
      actor: steward('a'),
      time: now(),
      onProgress: () => {},
    });
    assert.deepEqual(
      [says(archive, '1'), says(archive, '5'), says(archive, 'gone')],
      ['Row 1', undefined, 'Row gone'],
    );
  });

test('a curator is shown what awaits the partner', async (t) => {
  const archive = actsWorld(t);
  const { rows } = await depositRows(archive, drafts('1'), {
    dryRun: true,
    role: curator('a').role as 'curator',
  });
  assert.deepEqual(rows[0]!.marks, ['waits']);
});
