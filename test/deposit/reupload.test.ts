import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { saveCollection } from '../../server/acts/save-members.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import {
  actsWorld,
  cast,
  count,
  done,
  itemOf,
  newestProposal,
  now,
  steward,
  title,
  titlesOf,
} from '../acts/acts-world.ts';
import { depositRows } from './deposit-rows.ts';

type Drafts = Parameters<typeof depositRows>[1];
type Options = Parameters<typeof depositRows>[2];
async function upload(archive: Archive, drafts: Drafts, options?: Options) {
  const { result, problems } = await depositRows(archive, drafts, options);
  if (result.outcome !== 'done') return assert.fail(result.message);
  return {
    ...result.summary,
    deposit: result.deposit,
    codes: problems.map(({ code, path }) => `${code} ${path}`.trim()),
  };
}
const says = (archive: Archive, id: string) => titlesOf(archive, itemOf(id)).a;
const two = [
  { id: '1', content: title('One') },
  { id: '2', content: title('Two') },
];
const edit = (archive: Archive, id: string, text: string) =>
  done(
    editRecord(archive, {
      item: itemOf(id),
      record: 'a',
      content: { ...title(text), description: { en: ['Old.'] } },
      actor: steward('a'),
      time: now(),
    }),
  );
const withText = (text: string, description: string) => ({
  ...title(text),
  description: { en: [description] },
});

test('a partial file leaves absent rows alone, a complete one takes them back', async (t) => {
  const archive = actsWorld(t);
  await upload(archive, two);
  assert.equal((await upload(archive, [two[0]!])).withdrawn, 0);
  assert.equal(says(archive, '2'), 'Two');
  assert.equal((await upload(archive, [two[0]!], { complete: true })).withdrawn, 1);
  assert.equal(says(archive, '2'), undefined);
});

test('what a curator’s complete file does not hold is proposed, once, to the partner’s steward', async (t) => {
  const archive = actsWorld(t, { approvals: 2, veto: ['c'] });
  await upload(archive, two);
  done(await cast(archive, 'b', 'approve'));
  const absent = { complete: true, role: 'curator' } as const;
  const first = await upload(archive, [two[0]!], absent);
  assert.deepEqual([first.withdrawn, first.proposed], [0, 1]);
  assert.equal(says(archive, '2'), 'Two');
  const proposal = newestProposal(archive);
  const revisions = count(archive, 'SELECT count(*) AS n FROM revision');
  const again = await upload(archive, [two[0]!], absent);
  assert.deepEqual([again.proposed, count(archive, 'SELECT count(*) AS n FROM revision')], [0, revisions]);
  // Taking back one's own record takes one's own approval alone.
  done(await cast(archive, 'a', 'approve', { proposal }));
  assert.equal(says(archive, '2'), undefined);
  assert.equal(archive.curation.proposal(proposal)!.outcome, 'accepted');
});

test('a row that comes again while its withdrawal is proposed is taken as it is', async (t) => {
  const archive = actsWorld(t);
  await upload(archive, [{ id: '2', content: withText('Two', 'Old.') }]);
  edit(archive, '2', 'Edited');
  await upload(archive, [two[0]!], { complete: true, role: 'curator' });
  await upload(archive, [{ id: '2', content: withText('Two', 'New.') }]);
  assert.equal(says(archive, '2'), 'Edited');
  assert.deepEqual(archive.reader.item(itemOf('2'))!.records[0]!.content.description, { en: ['New.'] });
});

test('the same file twice while a proposal is open changes nothing', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  assert.equal((await upload(archive, two)).proposed, 2);
  const tables = ['revision', 'proposal', 'vote', 'record', 'change'];
  const counts = () => tables.map((table) => count(archive, `SELECT count(*) AS n FROM ${table}`));
  const before = counts();
  assert.equal((await upload(archive, two)).same, 2);
  assert.deepEqual(counts(), before);
});

test('edits made here are kept against a later file, field by field, unless it is told to replace them', async (t) => {
  const archive = actsWorld(t);
  await upload(archive, [{ id: '1', content: withText('One', 'Old.') }]);
  edit(archive, '1', 'Edited');
  const unchanged = await upload(archive, [{ id: '1', content: withText('One', 'Old.') }]);
  assert.deepEqual(
    [unchanged.same, unchanged.kept, unchanged.codes],
    [1, 0, []],
    'a source that says nothing new conflicts with nothing',
  );
  const later = await upload(archive, [{ id: '1', content: withText('Uno', 'New.') }]);
  assert.deepEqual([later.changed, later.kept, later.codes], [1, 1, ['edit.kept title']]);
  const content = () => archive.reader.item(itemOf('1'))!.records[0]!.content;
  assert.deepEqual(content(), withText('Edited', 'New.'));
  const dry = await upload(archive, [{ id: '1', content: withText('Un', 'New.') }], { dryRun: true });
  assert.deepEqual(dry.codes, ['edit.kept title'], 'the preview says so too');
  const forced = await upload(archive, [{ id: '1', content: withText('Uno', 'New.') }], {
    overwriteEdits: true,
  });
  assert.equal(forced.changed, 1);
  assert.deepEqual(content(), withText('Uno', 'New.'));
});

test('a record that was taken back by hand stays so until the file is told to replace that', async (t) => {
  const archive = actsWorld(t);
  await upload(archive, two);
  done(withdrawRecord(archive, { item: itemOf('1'), record: 'a', actor: steward('a'), time: now() }));
  const again = await upload(archive, two);
  assert.deepEqual([again.same, again.kept, again.codes], [2, 1, ['record.taken-back']]);
  assert.equal(says(archive, '1'), undefined);
  await upload(archive, two, { overwriteEdits: true });
  assert.equal(says(archive, '1'), 'One');
});

test('a complete file takes back what is only proposed too', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  await upload(archive, two);
  await upload(archive, [two[0]!], { complete: true });
  const first = archive.curation.openProposals(0, 9)[0]!.id;
  done(await cast(archive, 'b', 'approve', { proposal: first }));
  assert.deepEqual([says(archive, '1'), says(archive, '2')], ['One', undefined]);
});

test('an agreement that changes during a deposit holds for the rest of it', async (t) => {
  const archive = actsWorld(t);
  const drafts = Array.from({ length: 801 }, (_, i) => ({ id: `${i}`, content: title(`Row ${i}`) }));
  // The rows are asked for one by one: between the first batch and the second the partners agree otherwise.
  let asked = 0;
  const slow = new Proxy(drafts, {
    get: (target, key) => {
      if (key === '500') {
        asked += 1;
        const collection = archive.reader.collection('shared')!;
        if (asked === 1)
          saveCollection(archive, { ...collection, agreement: { ...defaultAgreement, approvals: 2 } });
      }
      return Reflect.get(target, key);
    },
  });
  const { created, proposed } = await upload(archive, slow);
  assert.deepEqual([created, proposed], [400, 401]);
});

test('a vote on the whole counts for what its voter could see', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const drafts = Array.from({ length: 450 }, (_, i) => ({ id: `${i}`, content: title(`Row ${i}`) }));
  let vote: ReturnType<typeof cast> | undefined;
  const slow = new Proxy(drafts, {
    get: (target, key) => {
      if (key === '420') vote ??= cast(archive, 'b', 'approve');
      return Reflect.get(target, key);
    },
  });
  await upload(archive, slow);
  done(await vote!);
  const published = () => count(archive, 'SELECT count(*) AS n FROM record WHERE published IS NOT NULL');
  assert.equal(published(), 400);
  done(await cast(archive, 'b', 'approve'));
  assert.equal(published(), 450);
});

test('a partner outside the collection deposits nothing', async (t) => {
  const archive = actsWorld(t);
  const { refused, codes } = await upload(archive, two, { partner: 'd' });
  assert.deepEqual([refused, codes], [2, ['decision.refused', 'decision.refused']]);
  assert.equal(count(archive, 'SELECT count(*) AS n FROM record'), 0);
});
