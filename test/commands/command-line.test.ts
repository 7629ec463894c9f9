import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { openArchive } from '../../server/archive/open-archive.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { type CliPlace, dataDirOf, runCli } from './run-cli.ts';

// The command line as a user has it: processes of their own, told apart by nothing but what they print and leave.

const brokenRows = fileURLToPath(new URL('../../fixtures/broken/broken-rows.csv', import.meta.url));
const template =
  'id,title@en,title@ar,date,material\r\nA-1,Lamp,مصباح,1850,brass\r\nA-2,Key,مفتاح,17XX,iron\r\nA-3,Comb,مشط,,bone\r\n';

/** A folder with a data folder in which partners `nile` and `lake` share the collection `things`. */
async function newPlace(): Promise<CliPlace> {
  const place = { folder: temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never) };
  for (const args of [
    [
      'partner',
      'add',
      'nile',
      '--name',
      'en=Museum of the Nile',
      '--name',
      'ar=متحف النيل',
      '--country',
      'EG',
    ],
    ['partner', 'add', 'lake', '--name', 'Archive of the Lake', '--kind', 'archive'],
    ['collection', 'add', 'things', '--name', 'en=Things', '--partner', 'nile,lake'],
  ]) {
    const result = await runCli(place, ...args);
    assert.deepEqual([result.code, result.err], [0, ''], args.join(' '));
  }
  return place;
}
const place = await newPlace();
const nile = ['--partner', 'nile', '--collection', 'things'];

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(place.folder, name), content);
  return name;
}

/** Looks into the archive, and counts its tables. */
function look<T>(see: (archive: ReturnType<typeof openArchive>, count: (table: string) => number) => T): T {
  const archive = openArchive(dataDirOf(place));
  try {
    return see(
      archive,
      (table) => (archive.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
    );
  } finally {
    archive.close();
  }
}
const counts = () =>
  look((_archive, count) => ['item', 'record', 'revision', 'change', 'log', 'deposit', 'media'].map(count));
const publicOf = (sourceId: string) =>
  look(
    (a) => a.reader.item(itemId({ partner: 'nile', collection: 'things', sourceId }))?.records.length ?? 0,
  );

/** Three processes at a time: each takes most of a second to start. */
async function eachOfThree<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 3) await Promise.all(all.slice(at, at + 3).map(act));
}

test('partners and collections are there as they were named', () => {
  look(({ reader }) => {
    assert.deepEqual(reader.partner('nile'), {
      id: 'nile',
      kind: 'museum',
      name: { ar: ['متحف النيل'], en: ['Museum of the Nile'] },
      country: 'EG',
    });
    assert.deepEqual(reader.partner('lake')?.name, { und: ['Archive of the Lake'] });
    assert.deepEqual(reader.collection('things')?.partners, ['lake', 'nile']);
  });
});

test('a dry run says what would come, and writes nothing', async () => {
  const file = write('template.csv', template);
  const before = counts();
  const { code, out } = await runCli(place, 'ingest', file, ...nile, '--dry-run');
  assert.equal(code, 0);
  assert.match(out, /3 rows .*: 3 new, 0 changed, 0 same, 0 refused, 0 warnings\./);
  assert.match(out, /Nothing was written/);
  assert.deepEqual(counts(), before);
});

test('a sound file: exit 0, every row taken; again: all the same, nothing new', async () => {
  const file = write('template.csv', template);
  const first = await runCli(place, 'ingest', file, ...nile);
  assert.deepEqual([first.code, first.err], [0, '']);
  assert.match(first.out, /3 rows .*: 3 new, 0 changed, 0 same, 0 refused/);
  const [item, record, revision, change, , deposit] = counts();
  assert.deepEqual([item, record, revision, change, deposit], [3, 3, 3, 3, 1]);
  assert.deepEqual(
    look(
      (a) =>
        a.reader.item(itemId({ partner: 'nile', collection: 'things', sourceId: 'A-1' }))?.records[0]?.content
          .title,
    ),
    { ar: ['مصباح'], en: ['Lamp'] },
  );

  const again = await runCli(place, 'ingest', file, ...nile);
  assert.equal(again.code, 0);
  assert.match(again.out, /: 0 new, 0 changed, 3 same, 0 refused/);
  assert.deepEqual(counts().slice(0, 4), [3, 3, 3, 3]);

  write('template.csv', template.replace('Lamp', 'Oil lamp'));
  const changed = await runCli(place, 'ingest', file, ...nile);
  assert.match(changed.out, /: 0 new, 1 changed, 2 same/);
  assert.deepEqual(counts().slice(0, 4), [3, 3, 4, 4]);
});

test('a complete deposit takes back what it does not hold, a partial one leaves it', async () => {
  const short = template.split('\r\n').slice(0, 3).join('\r\n');
  const partial = await runCli(place, 'ingest', write('short.csv', short), ...nile);
  assert.equal(partial.code, 0);
  assert.equal(publicOf('A-3'), 1);
  const complete = await runCli(place, 'ingest', 'short.csv', ...nile, '--complete');
  assert.equal(complete.code, 0);
  assert.match(complete.out, /1 withdrawn/);
  assert.deepEqual(['A-1', 'A-2', 'A-3'].map(publicOf), [1, 1, 0]);
  assert.equal((await runCli(place, 'ingest', 'template.csv', ...nile)).code, 0);
  assert.equal(publicOf('A-3'), 1);
});

test('a broken file: exit 1, the sound rows taken, each fault at its row and column', async () => {
  const lake = ['--partner', 'lake', '--collection', 'things', '--language', 'en'];
  const { code, out } = await runCli(place, 'ingest', brokenRows, ...lake);
  assert.equal(code, 1);
  const rows = parse(readFileSync(brokenRows, 'utf8'), { columns: true }) as { id: string }[];
  assert.match(out, new RegExp(`^${rows.length} rows `));
  assert.match(out, /broken-rows\.csv\.problems\.csv/);

  const file = readFileSync(join(place.folder, 'broken-rows.csv.problems.csv'), 'utf8');
  const problems = parse(file, { columns: true, bom: true }) as Record<
    'row' | 'column' | 'value' | 'code' | 'severity' | 'message' | 'remedy',
    string
  >[];
  for (const problem of problems) assert.ok(problem.message && problem.remedy, problem.code);
  /** Rows are counted from 1, below the headings. */
  const at = (id: string, nth = 0) =>
    String(rows.flatMap((row, index) => (row.id === id ? index + 1 : []))[nth]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors
      .map(({ row, column, code: what }) => [row, column, what])
      .sort(([a], [b]) => Number(a) - Number(b)),
    [
      [at(''), 'id', 'id.missing'],
      [at('BAD-TITLE'), 'title', 'title.missing'],
      [at('BAD-RIGHTS'), 'rights', 'rights.unknown'],
      [at('OK-1', 1), 'id', 'id.duplicate'],
      [at('BAD-MEDIA'), 'media', 'media.absent'],
      [at('BAD-ITEM'), 'item', 'item.unknown'],
    ],
  );
  assert.equal(problems.find(({ code: what }) => what === 'rights.unknown')?.value, 'all rights reserved');
  const refused = new Set(errors.map(({ row }) => row)).size;
  assert.match(out, new RegExp(`: ${rows.length - refused} new, .* ${refused} refused`));
  const sound = rows.map(({ id }) => id).filter((id) => id.startsWith('OK-'));
  look(({ reader }) => {
    for (const sourceId of sound)
      assert.equal(
        reader.item(itemId({ partner: 'lake', collection: 'things', sourceId }))?.records.length,
        1,
        sourceId,
      );
    const bad = itemId({ partner: 'lake', collection: 'things', sourceId: 'BAD-RIGHTS' });
    assert.equal(reader.item(bad), undefined);
  });
});

test('what cannot be read: exit 2, with what is wrong and what to do', async () => {
  mkdirSync(join(place.folder, 'folder'));
  const before = counts().slice(0, 4);
  const cases: [string, RegExp][] = [
    ['absent.csv', /There is no file absent\.csv/],
    ['folder', /There is no file folder/],
    [
      write('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
      /problems file/,
    ],
    [write('empty.csv', ''), /./],
    [write('headings.csv', 'id,title@en\r\n'), /./],
    [write('cut.json', '[{"id": "1", "title": {"en": ["x"]'), /problems file/],
    [write('strange.csv', 'colour,mood\r\nred,calm\r\n'), /./],
  ];
  await eachOfThree(cases, async ([file, expected]) => {
    const { code, out, err } = await runCli(place, 'ingest', file, ...nile);
    assert.equal(code, 2, `${file}: ${out}${err}`);
    assert.match(err + out, expected, file);
    assert.doesNotMatch(err, /\n\s+at .*\.ts:\d+/, `${file}: no stack`);
  });
  assert.deepEqual(counts().slice(0, 4), before);
});

test('a wrong call: exit 2, what is wrong and the usage; nothing is done', async () => {
  write('template.csv', template);
  const before = counts();
  const calls: [string[], RegExp][] = [
    [[], /^Usage:\n {2}tessera serve/],
    [['inject'], /no command “inject”[\s\S]*Usage:/],
    [['ingest', 'template.csv', '--partner', 'nile'], /--collection C[\s\S]*Usage: tessera ingest/],
    [['ingest', 'template.csv', ...nile, '--complet'], /--complet[\s\S]*Usage: tessera ingest/],
    [
      ['ingest', 'template.csv', ...nile, '--format', 'xls'],
      /“xls” is no format[\s\S]*Usage: tessera ingest/,
    ],
    [
      ['ingest', 'template.csv', '--partner', 'nobody', '--collection', 'things'],
      /no partner nobody\. Add it:/,
    ],
    [['ingest', 'template.csv', '--partner', 'nile', '--collection', 'none'], /no collection none\. Add it:/],
    [['partner', 'add', 'Bad Id', '--name', 'x'], /“Bad Id” cannot be[\s\S]*Usage: tessera partner/],
    [['partner', 'add', 'operator', '--name', 'x'], /“operator” cannot be[\s\S]*Usage: tessera partner/],
    [['partner', 'add', 'good', '--name', 'x', '--kind', 'shop'], /“shop” is no kind[\s\S]*Usage:/],
    [
      ['collection', 'add', 'c', '--name', 'x', '--partner', 'nile', '--approvals', '2'],
      /--approvals[\s\S]*Usage:/,
    ],
    [['rebuild', 'everything'], /search, quads, images[\s\S]*Usage: tessera rebuild/],
  ];
  await eachOfThree(calls, async ([args, expected]) => {
    const { code, out, err } = await runCli(place, ...args);
    assert.equal(code, 2, `${args.join(' ')}: ${out}${err}`);
    assert.match(err, expected, args.join(' '));
    assert.doesNotMatch(err, /\n\s+at .*\.ts:\d+/, `${args.join(' ')}: no stack`);
  });
  assert.deepEqual(counts(), before);
  const help = await runCli(place, '--help');
  assert.equal(help.code, 0);
  const wrong = await runCli({ ...place, env: { PORT: 'many' } }, 'verify');
  assert.deepEqual([wrong.code, /PORT=many .*Correct the setting/.test(wrong.err)], [2, true]);
});

test('verify: exit 0 when all is whole, 1 when one row was tampered with, named', async () => {
  const whole = await runCli(place, 'verify');
  assert.equal(whole.code, 0, whole.out);
  assert.match(whole.out, /All is whole\./);
  look(({ db }) => db.exec(`UPDATE revision SET content = replace(content, 'Key', 'Fake') WHERE id = 2`));
  const tampered = await runCli(place, 'verify');
  assert.equal(tampered.code, 1);
  assert.match(tampered.out, /^FAULT {2}item\/\w+\/record\/nile, revision 1: its content does not match/m);
  assert.match(tampered.out, /^1 faults\./m);
  look(({ db }) => db.exec(`UPDATE revision SET content = replace(content, 'Fake', 'Key') WHERE id = 2`));
  assert.equal((await runCli(place, 'verify')).code, 0);
});
