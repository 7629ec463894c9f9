import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnDispute } from '../../server/acts/act-on-dispute.ts';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { labelItem, removeLabel } from '../../server/acts/label-item.ts';
import { proposeAgreement } from '../../server/acts/propose-agreement.ts';
import { imagesOf } from '../../server/curation/images-of.ts';
import { actsWorld, done, itemOf, now, steward, title, titleId } from '../acts/acts-world.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from './publish-all.ts';

const rows = ['1', '2', '3'].map((id) => ({ id, content: { title: { en: [`Title ${id}`] } } }));

test('the public list holds what became different in public, and nothing else', async (t) => {
  const archive = temporaryArchive(t);
  const publishedKinds = () => {
    publishAll(archive);
    return archive.publicList.changesAfter(0, 100).map((c) => c.kind);
  };
  await depositRows(archive, rows, { complete: true });
  assert.deepEqual(publishedKinds(), ['create', 'create', 'create']);
  await depositRows(archive, rows);
  assert.deepEqual(publishedKinds(), ['create', 'create', 'create']);
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Other'] } } }]);
  await depositRows(archive, [rows[0]!]);
  // Changed and changed back before anyone looked: nothing became different.
  assert.equal(publishedKinds().length, 3);
  await depositRows(archive, [rows[1]!], { complete: true });
  assert.deepEqual(publishedKinds().slice(3), ['delete', 'delete']);
  await depositRows(archive, rows);
  assert.deepEqual(publishedKinds().slice(5), ['create', 'create']);
  const records = archive.publicList.records({ limit: 10 });
  assert.deepEqual(
    records.map((r) => r.deleted),
    [false, false, false],
  );
  assert.deepEqual(
    records.map((r) => r.seq),
    records.map((r) => r.seq).sort((a, b) => a - b),
  );
  assert.equal(archive.publicList.count({ partner: 'a' }), 3);
  assert.equal(archive.publicList.count({ partner: 'b' }), 0);
});

test('what waits for approvals leaves no trace in the public list', async (t) => {
  const archive = temporaryArchive(t, 2);
  await depositRows(archive, rows);
  publishAll(archive);
  assert.equal(archive.publicList.head(), 0);
  assert.deepEqual(archive.publicList.records({ limit: 10 }), []);
});

test('the list tells of it when labels, disputes or approvals change what exits show', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [
    { id: '1', content: title('One') },
    { id: '2', content: title('Two') },
  ]);
  const item = itemOf('1');
  /** Entries since the last time that anyone asked. */
  let head = 0;
  const told = () => {
    publishAll(archive);
    const changes = archive.publicList.changesAfter(head, 100);
    head = archive.publicList.head();
    return changes.map(({ kind, item: id, record }) => `${kind} ${id === item ? 1 : 2} ${record}`);
  };
  assert.deepEqual(told(), ['create 1 a', 'create 2 a']);
  const { label } = done(
    labelItem(archive, { item, scheme: 'tk', code: 'tk-clan', actor: steward('c'), time: now() }),
  );
  assert.deepEqual(told(), ['update 1 a']);
  done(removeLabel(archive, { item, label, actor: steward('c'), time: now() }));
  assert.deepEqual(told(), ['update 1 a']);
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'statement', item, record: 'a', statement: titleId('One') },
      ground: 'fact',
      reasons: { en: ['It is not so.'] },
      actor: steward('d'),
      time: now(),
    }),
  );
  assert.deepEqual(told(), ['update 1 a']);
  const by = {
    actor: { kind: 'partner' as const, partner: 'd', role: 'steward' as const },
    by: 'd',
    time: now(),
  };
  done(actOnDispute(archive, { number, command: { kind: 'withdraw' }, ...by }));
  assert.deepEqual(told(), ['update 1 a']);
  assert.deepEqual(told(), []);
});

test('a label on one record of an item says nothing of the others', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('One') }]);
  await depositRows(archive, [{ id: '1', content: title('Eins'), item: 'a/shared/1' }], { partner: 'b' });
  publishAll(archive);
  const head = archive.publicList.head();
  done(
    labelItem(archive, {
      item: itemOf('1'),
      record: 'b',
      scheme: 'notice',
      code: 'traditional_knowledge',
      actor: steward('b'),
      time: now(),
    }),
  );
  publishAll(archive);
  assert.deepEqual(
    archive.publicList.changesAfter(head, 10).map(({ record }) => record),
    ['b'],
  );
});

test('an agreement gives rights where records state none: to their pictures, and to their descriptions', async (t) => {
  const archive = actsWorld(t);
  const media = [{ url: 'http://elsewhere.example/1.jpg' }, { file: 'a'.repeat(64) }];
  await depositRows(archive, [{ id: '1', content: { ...title('One'), media } }]);
  publishAll(archive);
  const before = archive.publicList.head();
  const collection = archive.reader.collection('shared')!;
  const [mediaRights, licence] = ['by', 'by-sa'].map((l) => `http://creativecommons.org/licenses/${l}/4.0/`);
  const agreement = { ...collection.agreement, mediaRights: mediaRights! };
  const { partners } = collection;
  done(
    proposeAgreement(archive, {
      collection: 'shared',
      agreement,
      partners,
      licence: licence!,
      actor: steward('a'),
      time: now(),
    }),
  );
  publishAll(archive);
  assert.deepEqual(
    archive.publicList.changesAfter(before, 10).map(({ kind }) => kind),
    ['update'],
  );
  const [record] = archive.reader.item(itemOf('1'))!.records;
  assert.deepEqual(
    imagesOf(record!).map(({ rights }) => rights),
    [mediaRights],
  );
});
