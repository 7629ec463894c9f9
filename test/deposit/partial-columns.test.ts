import assert from 'node:assert/strict';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDrafts } from '../../ingest/ingest.ts';
import { editRecord } from '../../server/acts/edit-record.ts';
import { commitDeposit } from '../../server/deposit/commit-deposit.ts';
import type { RowPreview } from '../../server/deposit/row-preview.ts';
import { actsWorld, done, itemOf, now, steward } from '../acts/acts-world.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';

// A partial file replaces what it has columns for, and leaves the rest.

function worldOfFiles(t: Parameters<typeof actsWorld>[0]) {
  const archive = actsWorld(t);
  const folder = temporaryFolder(t as never);
  return {
    archive,
    /** What a record says, but for the number that it has in its source. */
    content(id = '1') {
      const { identifier: _, ...content } = archive.reader.item(itemOf(id))?.records[0]?.content ?? {};
      return content;
    },
    async load(csv: string, more: { complete?: boolean; overwriteEdits?: boolean; dryRun?: boolean } = {}) {
      const file = join(folder, 'rows.csv');
      writeFileSync(file, csv);
      const rows: RowPreview[] = [];
      const result = await commitDeposit(archive, {
        rows: readDrafts({ file: createReadStream(file), name: 'rows.csv', mapping: 'template' }),
        file,
        partner: 'a',
        collection: 'shared',
        mapping: '',
        actor: steward('a'),
        baseUrl: 'http://127.0.0.1:3000/',
        complete: false,
        dryRun: false,
        ...more,
        inspect: async () => ({ ok: true, format: 'png', width: 1, height: 1 }),
        onProblem: () => {},
        onProgress: () => {},
        onRows: (told) => {
          rows.push(...told.flatMap(({ row }) => row ?? []));
        },
      });
      assert.ok(result.outcome === 'done');
      return { summary: result.summary, rows };
    },
  };
}

const whole = 'id,title@en,title@ar,date,description@en\n1,Mask,قناع,1890,Carved.\n';

test('columns that a partial file has not got stay; a cell that is there and empty takes away', async (t) => {
  const { load, content } = worldOfFiles(t);
  await load(whole);
  const looked = await load('id,title@en,date\n1,Face mask,\n', { dryRun: true });
  assert.deepEqual(
    looked.rows[0]!.changes?.map(({ field }) => field),
    ['title', 'date'],
  );
  const { summary } = await load('id,title@en,date\n1,Face mask,\n');
  assert.equal(summary.changed, 1);
  assert.deepEqual(content(), {
    title: { en: ['Face mask'], ar: ['قناع'] },
    description: { en: ['Carved.'] },
  });
  assert.equal(
    (await load('id,title@en\n1,Face mask\n')).summary.same,
    1,
    'what says nothing new changes nothing',
  );
});

test('a file without titles corrects records that have one, and makes none', async (t) => {
  const { load, content } = worldOfFiles(t);
  await load(whole);
  const { summary, rows } = await load('id,date\n1,1891\n2,1892\n');
  assert.deepEqual([summary.changed, summary.refused, summary.created], [1, 1, 0]);
  assert.deepEqual(
    rows[1]!.problems?.map(({ code, row }) => [code, row]),
    [['title.missing', 2]],
  );
  assert.deepEqual(content().date, [{ edtf: '1891' }]);
  assert.deepEqual(content('2'), {});
});

test('a complete file is the whole of what there is to say', async (t) => {
  const { load, content } = worldOfFiles(t);
  await load(whole);
  await load('id,title@en\n1,Mask\n', { complete: true });
  assert.deepEqual(content(), { title: { en: ['Mask'] } });
});

test('an edit in a column that the file has not got is in conflict with nothing', async (t) => {
  const { archive, load, content } = worldOfFiles(t);
  await load(whole);
  const before = archive.reader.item(itemOf('1'))!.records[0]!.content;
  const edited = { ...before, description: { en: ['Carved of wood.'] } };
  done(
    editRecord(archive, {
      item: itemOf('1'),
      record: 'a',
      content: edited,
      actor: steward('a'),
      time: now(),
    }),
  );
  const first = await load('id,title@en\n1,Face mask\n');
  assert.deepEqual([first.summary.changed, first.summary.kept], [1, 0]);
  assert.deepEqual(content().description, { en: ['Carved of wood.'] });
  assert.deepEqual(content().title?.en, ['Face mask']);
  const later = await load('id,description@en\n1,Painted.\n');
  assert.deepEqual([later.summary.kept, content().description], [1, { en: ['Carved of wood.'] }]);
  await load('id,description@en\n1,Painted.\n', { overwriteEdits: true });
  assert.deepEqual(content().description, { en: ['Painted.'] });
  assert.deepEqual(content().title, { en: ['Face mask'], ar: ['قناع'] });
});
