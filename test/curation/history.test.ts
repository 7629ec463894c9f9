import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { editRecord, restoreRevision, withdrawRecord } from '../../server/acts/edit-record.ts';
import { proposeJoin } from '../../server/acts/propose-join.ts';
import { restrict } from '../../server/acts/restrict.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { type ItemHistory, type PastRevision, publicHistory } from '../../server/curation/history.ts';
import { pastViews, toMoment } from '../../server/curation/past-views.ts';
import { readPast } from '../../server/curation/public/read-past.ts';
import { thePublic, type Viewer } from '../../server/curation/view.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { actsWorld, cast, done, itemOf, partnerView, steward, titleId } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from '../publish/publish-all.ts';

const item = itemOf('1');
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** An item of `a` alone, in an archive of its own. */
async function world(t: TestContext, content: RecordContent, approvals = 1): Promise<Archive> {
  const archive = actsWorld(t, { approvals });
  await depositRows(archive, [{ id: '1', content }], { file: 'masks.csv' });
  publishAll(archive);
  return archive;
}

const edit = (archive: Archive, content: RecordContent, seconds: number, note?: string) =>
  editRecord(archive, {
    item,
    record: 'a',
    content,
    actor: steward('a'),
    time: later(seconds),
    ...(note && { note }),
  });

const hold = (archive: Archive, statement: string | undefined, seconds = 100) =>
  done(
    restrict(archive, {
      item,
      record: 'a',
      ...(statement && { statement }),
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: later(seconds),
    }),
  );

const historyOf = (archive: Archive, viewer: Viewer = thePublic): ItemHistory | undefined => {
  publishAll(archive);
  return publicHistory(archive.reader.item(item)!, readPast(archive, item), viewer);
};

function revisionsOf(history: ItemHistory | undefined, name = 'a'): readonly PastRevision[] {
  const found = history?.records.find((one) => one.kind === 'record' && one.record.name === name);
  assert.ok(found?.kind === 'record');
  return found.revisions;
}

const titles = (revision: PastRevision) => revision.content.title?.en ?? [];

test('published revisions tell who, when, why and what changed; those that wait or were returned do not', async (t) => {
  const archive = await world(t, { title: { en: ['Mask'] } });
  done(edit(archive, { title: { en: ['River mask'] } }, 10, 'The river was left out.'));
  done(edit(archive, { title: { en: ['River mask'] }, date: [{ edtf: '1850' }] }, 20));
  const revisions = revisionsOf(historyOf(archive));
  assert.deepEqual(
    revisions.map(({ number, mode, file, note }) => [number, mode, file, note]),
    [
      [1, 'partial', 'masks.csv', undefined],
      [2, 'edit', undefined, 'The river was left out.'],
      [3, 'edit', undefined, undefined],
    ],
  );
  const [first, second, third] = revisions;
  assert.equal(first!.ended, second!.published);
  assert.equal(third!.ended, undefined);
  assert.deepEqual(
    [second!.removed.map((s) => s.value), second!.added.map((s) => s.value)],
    [['Mask'], ['River mask']],
  );
  assert.deepEqual([third!.removed.length, third!.added.map((s) => s.field)], [0, ['date']]);
});

test('approvals and silence belong to the revision that they published', async (t) => {
  const archive = await world(t, { title: { en: ['Mask'] } }, 2);
  assert.equal(historyOf(archive), undefined);
  done(await cast(archive, 'b', 'approve'));
  const [only] = revisionsOf(historyOf(archive));
  assert.deepEqual(only!.decided, { approvals: ['a', 'b'], silence: false });
  // What now waits for approval is no part of the past that everyone may know.
  done(edit(archive, { title: { en: ['Secret plan'] } }, 10));
  assert.ok(!JSON.stringify(historyOf(archive)).includes('Secret plan'));
});

test('a statement that is held back today is absent from every revision, reworded ones too', async (t) => {
  const first = { title: { en: ['Secret name'], fr: ['Masque'] }, date: [{ edtf: '1850' }] };
  const archive = await world(t, first);
  const reworded = {
    title: { en: ['The secret name, otherwise'], fr: ['Masque'] },
    date: [{ edtf: '1860' }],
  };
  done(edit(archive, reworded, 10, 'Secret note.'));
  hold(archive, titleId('The secret name, otherwise'));
  const text = JSON.stringify(historyOf(archive)).toLowerCase();
  for (const secret of ['secret name', 'otherwise', 'secret note', 'masks.csv'])
    assert.ok(!text.includes(secret), secret);
  const revisions = revisionsOf(historyOf(archive));
  assert.deepEqual(
    revisions.map(({ content }) => [content.title, content.date?.[0]?.edtf]),
    [
      [{ fr: ['Masque'] }, '1850'],
      [{ fr: ['Masque'] }, '1860'],
    ],
  );
  // Those who may see what is held see its past; others do not.
  assert.ok(JSON.stringify(historyOf(archive, partnerView('a'))).includes('Secret name'));
  assert.ok(!JSON.stringify(historyOf(archive, partnerView('b'))).includes('Secret name'));
});

test('that something hidden changed is told to nobody', async (t) => {
  const archive = await world(t, { title: { en: ['Secret one'] }, date: [{ edtf: '1850' }] });
  done(edit(archive, { title: { en: ['Secret two'] }, date: [{ edtf: '1850' }] }, 10));
  hold(archive, titleId('Secret two'));
  assert.deepEqual(
    revisionsOf(historyOf(archive)).map(({ number }) => number),
    [1],
  );
  assert.equal(revisionsOf(historyOf(archive, partnerView('a'))).length, 2);
});

test('pictures that the record shows no longer are not shown of its past either', async (t) => {
  const media = [{ url: 'https://museum.example/taken-down.jpg' }];
  const archive = await world(t, { title: { en: ['Mask'] }, media });
  done(edit(archive, { title: { en: ['Mask'] }, media: [{ url: 'https://museum.example/kept.jpg' }] }, 10));
  const text = JSON.stringify(historyOf(archive));
  assert.ok(!text.includes('taken-down') && text.includes('kept.jpg'));
});

test('a withdrawn record leaves its times alone; a restricted one and one that never was public leave nothing', async (t) => {
  const archive = await world(t, { title: { en: ['Of a'] } });
  for (const partner of ['b', 'c'])
    await depositRows(
      archive,
      [{ id: '1', content: { title: { en: [`Words of ${partner}`] } }, item: 'a/shared/1' }],
      { partner },
    );
  publishAll(archive);
  done(withdrawRecord(archive, { item, record: 'b', actor: steward('b'), time: later(30) }));
  done(
    restrict(archive, {
      item,
      record: 'c',
      access: { level: 'partners' },
      ground: 'own',
      actor: steward('c'),
      time: later(30),
    }),
  );
  const history = historyOf(archive)!;
  assert.deepEqual(
    history.records.map((one) => (one.kind === 'record' ? one.record.name : `${one.name} †`)),
    ['a', 'b †'],
  );
  assert.ok(!/Words of [bc]/.test(JSON.stringify(history)));
  const tombstone = history.records[1]!;
  assert.ok(tombstone.kind === 'tombstone' && tombstone.published < tombstone.withdrawn);
  // Restricted while it is withdrawn, it is nobody's to know of; given back, it has its past again.
  done(
    restrict(archive, {
      item,
      record: 'b',
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('b'),
      time: later(40),
    }),
  );
  assert.equal(historyOf(archive)!.records.length, 1);
  done(
    restrict(archive, {
      item,
      record: 'b',
      access: { level: 'public' },
      ground: 'own',
      actor: steward('b'),
      time: later(50),
    }),
  );
  done(restoreRevision(archive, { item, record: 'b', revision: 1, actor: steward('b'), time: later(60) }));
  assert.deepEqual(
    revisionsOf(historyOf(archive), 'b').map((r) => [r.withdrawn, titles(r).length]),
    [
      [false, 1],
      [true, 0],
      [false, 1],
    ],
  );
});

test('an item that is restricted has no history; views of the past are as of a second, with the records of that day', async (t) => {
  const archive = await world(t, { title: { en: ['First'] } });
  done(edit(archive, { title: { en: ['Second'] } }, 10));
  done(withdrawRecord(archive, { item, record: 'a', actor: steward('a'), time: later(20) }));
  done(restoreRevision(archive, { item, record: 'a', revision: 1, actor: steward('a'), time: later(30) }));
  const history = historyOf(archive)!;
  const views = pastViews(history);
  assert.deepEqual(
    views.map(({ view }) => view.records[0]!.content.title?.en?.[0]),
    ['First', 'Second', 'First'],
  );
  assert.deepEqual(
    views.map(({ moment }) => moment),
    revisionsOf(history).flatMap((r) => (r.withdrawn ? [] : toMoment(r.published))),
  );
  assert.deepEqual(pastViews(history, { record: 'nobody' }), []);
  hold(archive, undefined);
  assert.equal(historyOf(archive), undefined);
});

test('what a record said while it was restricted is not the public’s past when it is opened', async (t) => {
  const archive = await world(t, { title: { en: ['Public once'] } });
  const limit = (level: 'withheld' | 'public') => {
    done(
      restrict(archive, {
        item,
        record: 'a',
        access: { level },
        ground: 'own',
        actor: steward('a'),
        time: later(0),
      }),
    );
    publishAll(archive);
  };
  const say = async (title: string) => {
    await delay(5);
    done(edit(archive, { title: { en: [title] } }, 0));
    publishAll(archive);
    await delay(5);
  };
  await delay(5);
  limit('withheld');
  await say('Secret of the house');
  await say('Fit to be read');
  limit('public');
  await say('Edited in public');
  assert.deepEqual(revisionsOf(historyOf(archive)).flatMap(titles), [
    'Public once',
    'Fit to be read',
    'Edited in public',
  ]);
  assert.ok(JSON.stringify(historyOf(archive, partnerView('a'))).includes('Secret of the house'));
  assert.ok(!JSON.stringify(historyOf(archive, partnerView('b'))).includes('Secret of the house'));
});

test('a record brings its past along when its item is joined to another', async (t) => {
  const archive = await world(t, { title: { en: ['Of a'] } });
  await depositRows(archive, [{ id: '2', content: { title: { en: ['First of b'] } } }], { partner: 'b' });
  publishAll(archive);
  await delay(5);
  await depositRows(archive, [{ id: '2', content: { title: { en: ['Second of b'] } } }], { partner: 'b' });
  publishAll(archive);
  done(proposeJoin(archive, { from: itemOf('2', 'b'), into: item, actor: steward('a'), time: later(0) }));
  done(await cast(archive, 'b', 'approve'));
  assert.deepEqual(revisionsOf(historyOf(archive), 'b').flatMap(titles), ['First of b', 'Second of b']);
});
