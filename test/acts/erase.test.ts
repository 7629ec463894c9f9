import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { editRecord } from '../../server/acts/edit-record.ts';
import { askErasure, confirmErasure, type Eraser } from '../../server/acts/erase.ts';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { finishErasures } from '../../server/acts/finish-erasures.ts';
import { labelItem } from '../../server/acts/label-item.ts';
import { proposeJoin } from '../../server/acts/propose-join.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import { mediaPath } from '../../server/archive/media-store.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { openWrittenRecords } from '../../server/archive/written-records.ts';
import { sharedNodes } from '../../vocab/crosswalks/linked-art/shared-nodes.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Concept } from '../../vocab/record/record.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { writeAllAhead } from '../followers/write-all-ahead.ts';
import { publishAll } from '../publish/publish-all.ts';
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
  titlesOf,
} from './acts-world.ts';

const canary = 'Canarywing';
const operator: Eraser = { id: 'op', operator: true, stewardOf: [] };
const second: Eraser = { id: 'op2', operator: true, stewardOf: [] };
const ask = (archive: Archive, item: string, record: string, by = operator) =>
  askErasure(archive, { item, record, ground: 'law', by, time: now() });
const removed: string[] = [];
const confirm = (archive: Archive, erasure: number, by = second) =>
  confirmErasure(archive, {
    erasure,
    by,
    time: now(),
    removeDerivatives: async (file) => {
      removed.push(file);
    },
  });

/** Where a text is found in the files of a data folder, capitals or not. */
function traces(dataDir: string, text: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).toString('latin1').toLowerCase().includes(text.toLowerCase()));
}
const concept = (id: string, label: string, broader: string[] = []): Concept => ({
  id: `https://terms.example/${id}`,
  scheme: 'https://terms.example/',
  label: { en: [label] },
  ...(broader.length && { broader: broader.map((b) => `https://terms.example/${b}`) }),
});
const term = (id: string, label: string) => ({ id: `https://terms.example/${id}`, label: { en: [label] } });

/** The concepts of which some record says something. */
const knownConcepts = ({ db }: Archive): string[] =>
  db
    .prepare('SELECT DISTINCT concept FROM concept_source ORDER BY concept')
    .all()
    .map((row) => row.concept as string);

test('nothing of what was erased is left on the disk, and the chain still verifies', async (t) => {
  const archive = actsWorld(t, { approvals: 2 });
  const { dataDir } = archive;
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'own.png'), `${canary} picture`);
  writeFileSync(join(folder, 'both.png'), 'both');
  const file = join(folder, 'r.csv');
  const many = (from: number) =>
    Array.from({ length: 300 }, (_, i) => ({
      id: `row-${from + i}`,
      content: { ...title(`Other ${from + i}`), description: { en: ['x'.repeat(i * 7)] } },
    }));
  await depositRows(archive, many(0));
  const secret = (text: string): RecordContent => ({
    title: { en: [`${canary} ${text}`] },
    description: { en: [`${canary} `.repeat(900)] },
    identifier: [{ kind: 'other', value: `https://things.example/${canary}` }],
    material: [term('wood', 'wood'), term('secret', `${canary} bark`)],
    media: [{ path: 'own.png' }, { path: 'both.png' }],
  });
  const concepts = [
    concept('wood', 'wood', ['stuff']),
    concept('stuff', 'stuff'),
    concept('secret', `${canary} bark`, ['hidden', 'stuff']),
    concept('hidden', `${canary} kinds`),
  ];
  await depositRows(
    archive,
    [
      { id: `${canary}-1`, content: secret('one'), concepts },
      {
        id: 'plain',
        content: { ...title('Plain'), material: [term('wood', 'wood')], media: [{ path: 'both.png' }] },
        concepts,
      },
    ],
    { file },
  );
  const proposal = newestProposal(archive);
  const revision = archive.curation.revisionsIn(proposal, 0, 9)[0]!;
  const said = { en: [`${canary} reason`] };
  done(
    await voteOn(archive, {
      proposal,
      revision: revision.id,
      vote: 'return',
      reason: said,
      actor: steward('c'),
      time: now(),
    }),
  );
  done(await cast(archive, 'b', 'approve', { proposal }));
  const item = itemOf(`${canary}-1`);
  assert.deepEqual(Object.keys(titlesOf(archive, item)), ['a']);
  await depositRows(archive, many(300));

  // Edits with notes, votes with reasons, merged files, labels, disputes, requests, and a change that is still proposed with words of its own.
  const record = { item, record: 'a' };
  const { content } = archive.reader.item(item)!.records[0]!;
  const edit = (en: string) =>
    done(
      editRecord(archive, {
        ...record,
        content: { ...content, title: { en: [`${canary} ${en}`] } },
        note: `${canary} note`,
        actor: steward('a'),
        time: now(),
      }),
    ).proposal!;
  done(
    await voteOn(archive, {
      proposal: edit('two'),
      vote: 'return',
      reason: said,
      actor: steward('a'),
      time: now(),
    }),
  );
  done(await cast(archive, 'b', 'approve', { proposal: edit('three') }));
  await depositRows(archive, [{ id: `${canary}-1`, content: secret('four') }], { file });
  done(await cast(archive, 'b', 'approve'));
  await depositRows(
    archive,
    [
      {
        id: `${canary}-1`,
        content: { ...secret('five'), material: [term('late', `${canary} late`)] },
        concepts: [concept('late', `${canary} late`)],
      },
      { id: 'plain', content: title('Plain too') },
    ],
    { file },
  );
  done(
    labelItem(archive, {
      item,
      record: 'a',
      scheme: 'tk',
      code: 'tk-secret-sacred',
      text: { en: [`${canary} words`] },
      actor: steward('c'),
      time: now(),
    }),
  );
  done(
    labelItem(archive, {
      item,
      scheme: 'tk',
      code: 'tk-clan',
      text: { en: ['Of our clan.'] },
      actor: steward('c'),
      time: now(),
    }),
  );
  const subject = { kind: 'record', item, record: 'a' } as const;
  done(
    fileDispute(archive, {
      subject,
      ground: 'harm',
      reasons: { en: [`${canary} harm`] },
      actor: steward('b'),
      time: now(),
    }),
  );
  done(
    fileDispute(archive, {
      subject: { kind: 'item', item },
      ground: 'harm',
      asks: 'takedown',
      reasons: { en: [`${canary} harm`] },
      person: { name: `${canary} Ana`, contact: 'ana@example.org' },
      time: now(),
    }),
  );
  publishAll(archive);
  const ahead = openWrittenRecords(dataDir);
  t.after(() => ahead.close());
  await writeAllAhead(archive, ahead);
  assert.ok(traces(dataDir, canary).some((path) => path.includes('harvest')));

  // Joined to another partner's item: that one's record stays.
  await depositRows(archive, [{ id: 'x', content: title('Beside') }], { partner: 'b' });
  done(await cast(archive, 'a', 'approve'));
  const home = itemOf('x', 'b');
  const join_ = done(
    proposeJoin(archive, { from: item, into: home, actor: steward('a'), time: now() }),
  ).proposal;
  done(await cast(archive, 'b', 'approve', { proposal: join_ }));
  const fileOf = archive.reader
    .item(home)!
    .records.find(({ partner }) => partner === 'a')!
    .content.media!.map((m) => m.file!);

  assert.equal(
    refusedFor(ask(archive, home, 'a', { id: 'x', operator: false, stewardOf: ['b'] })),
    'forbidden',
  );
  const { erasure } = done(ask(archive, home, 'a'));
  assert.equal(refusedFor(await confirm(archive, erasure, operator)), 'forbidden');
  assert.equal(
    refusedFor(await confirm(archive, erasure, { id: 'z', operator: false, stewardOf: ['c'] })),
    'forbidden',
  );
  assert.equal(
    done(await confirm(archive, erasure, { id: 'as', operator: false, stewardOf: ['a'] })).files,
    1,
  );
  assert.equal(refusedFor(await confirm(archive, erasure)), 'conflict');

  archive.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const left = traces(dataDir, canary).map((path) => path.slice(dataDir.length));
  const where = archive.db
    .prepare(
      "SELECT 'label' AS t, text AS x FROM label UNION ALL SELECT 'event', event FROM dispute_event UNION ALL SELECT 'payload', payload FROM log_payload UNION ALL SELECT 'requester', name FROM requester UNION ALL SELECT 'notice', detail FROM notice UNION ALL SELECT 'vote', reason FROM vote UNION ALL SELECT 'deposit', note FROM deposit UNION ALL SELECT 'concept', label FROM concept_source UNION ALL SELECT 'proposed concept', concept FROM proposal_concept UNION ALL SELECT 'uploaded', content FROM uploaded UNION ALL SELECT 'revision', content FROM revision",
    )
    .all()
    .filter(({ x }) => String(x).includes(canary))
    .map(({ t: table, x }) => `${table}: ${String(x).slice(0, 200)}`);
  assert.deepEqual([left, where], [[], []]);

  assert.deepEqual(titlesOf(archive, home), { b: 'Beside' });
  assert.deepEqual(
    archive.reader.item(home)!.labels!.map(({ code }) => code),
    ['tk-clan'],
    'what is said of the thing stays with it',
  );
  assert.deepEqual(fileOf.map((f) => existsSync(mediaPath(dataDir, f))).sort(), [false, true]);
  assert.deepEqual(removed.length, 1);
  assert.deepEqual(
    knownConcepts(archive).map((id) => id.split('/').at(-1)),
    ['stuff', 'wood'],
  );
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  assert.equal(count(archive, "SELECT count(*) AS n FROM request WHERE state = 'asked'"), 2);
  assert.notEqual(archive.curation.erasures()[0]!.finished, undefined);

  // The row is not taken again, the record not written to again, and no new revision gets the number of one that was erased.
  const again = await depositRows(archive, [{ id: `${canary}-1`, content: title('Again') }]);
  assert.deepEqual(
    again.problems.map(({ code }) => code),
    ['record.erased'],
  );
  assert.equal(
    refusedFor(
      editRecord(archive, {
        item: home,
        record: 'a',
        content: title('Again'),
        actor: steward('a'),
        time: now(),
      }),
    ),
    'unknown',
  );
  assert.equal(refusedFor(ask(archive, home, 'a')), 'unknown');
});

test('where nothing else of an item is left, what was said of it as a whole goes too', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('Gone') }]);
  const [item, text] = [itemOf('1'), { en: [`${canary} words`] }];
  done(labelItem(archive, { item, scheme: 'tk', code: 'tk-clan', text, actor: steward('c'), time: now() }));
  done(
    fileDispute(archive, {
      subject: { kind: 'item', item },
      ground: 'harm',
      reasons: text,
      actor: steward('b'),
      time: now(),
    }),
  );
  done(await confirm(archive, done(ask(archive, item, 'a')).erasure));
  assert.deepEqual(traces(archive.dataDir, canary), []);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('other connections show nothing of it, and take its concepts for unknown', async (t) => {
  const archive = actsWorld(t);
  const other = openArchive(archive.dataDir);
  t.after(() => other.close());
  const wood = {
    id: '1',
    content: { ...title('Gone'), material: [term('wood', 'wood')] },
    concepts: [concept('wood', 'wood')],
  };
  await depositRows(other, [wood]);
  assert.deepEqual(titlesOf(other, itemOf('1')), { a: 'Gone' });
  done(await confirm(archive, done(ask(archive, itemOf('1'), 'a')).erasure));
  assert.deepEqual(knownConcepts(archive), []);
  await depositRows(archive, [{ ...wood, id: '2', content: { ...wood.content, ...title('New') } }]);
  assert.deepEqual([titlesOf(other, itemOf('1')), titlesOf(other, itemOf('2'))], [{}, { a: 'New' }]);
  await depositRows(other, [{ ...wood, id: '3' }]);
  assert.deepEqual(knownConcepts(other), ['https://terms.example/wood']);
});

test('a thread that made documents of what was erased remembers no piece of them', async (t) => {
  const archive = actsWorld(t);
  await depositRows(archive, [{ id: '1', content: title('Gone') }]);
  assert.deepEqual(titlesOf(archive, itemOf('1')), { a: 'Gone' });
  const shared = sharedNodes('http://127.0.0.1:3000/');
  let made = 0;
  const remembered = () =>
    shared.node('a text of the record', () => {
      made += 1;
      return { id: 'urn:x:name', type: 'Name' };
    });
  remembered();
  remembered();
  assert.equal(made, 1);
  done(await confirm(archive, done(ask(archive, itemOf('1'), 'a')).erasure));
  assert.deepEqual(titlesOf(archive, itemOf('1')), {});
  remembered();
  assert.equal(made, 2);
});

test('an erasure that a crash broke off after its decision is brought to its end later', async (t) => {
  const archive = actsWorld(t);
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'p.png'), 'picture');
  await depositRows(archive, [{ id: '1', content: { ...title('Gone'), media: [{ path: 'p.png' }] } }], {
    file: join(folder, 'r.csv'),
  });
  const [file] = archive.reader.item(itemOf('1'))!.records[0]!.content.media!.map((m) => m.file!);
  const { erasure } = done(ask(archive, itemOf('1'), 'a'));
  const crash = confirmErasure(archive, {
    erasure,
    by: second,
    time: now(),
    removeDerivatives: () => Promise.reject(new Error('the disk went away')),
  });
  await assert.rejects(crash, /went away/);
  assert.deepEqual(titlesOf(archive, itemOf('1')), {});
  assert.equal(archive.curation.erasures()[0]!.finished, undefined);
  const gone: string[] = [];
  const waiting = await finishErasures(archive, {
    removeDerivatives: async (f) => {
      gone.push(f);
    },
    time: now(),
  });
  assert.deepEqual([waiting, gone, existsSync(mediaPath(archive.dataDir, file!))], [0, [file], false]);
  assert.notEqual(archive.curation.erasures()[0]!.finished, undefined);
});
