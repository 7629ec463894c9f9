import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { type CliPlace, dataDirOf, runCli, startCli } from './run-cli.ts';

// An ingest that is killed, and ingests side by side: what was taken stays whole, and running it again completes it.

const makePlace = (): CliPlace => ({
  folder: temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never),
});

function writeRows({ folder }: CliPlace, name: string, count: number): string {
  let text = 'id,title@en,title@sw,date,material@en,description@en\n';
  for (let n = 1; n <= count; n++)
    text += `${name}-${n},Thing number ${n},Kitu namba ${n},${1500 + (n % 500)},wood|iron,"The ${n}th thing, kept in room ${n % 40}."\n`;
  writeFileSync(join(folder, `${name}.csv`), text);
  return `${name}.csv`;
}

/** Asks the database directly, whoever works on it. */
function ask<T>(place: CliPlace, sql: string): T | undefined {
  const db = new DatabaseSync(join(dataDirOf(place), 'archive.sqlite'), { readOnly: true, timeout: 5_000 });
  try {
    return db.prepare(sql).get() as T | undefined;
  } finally {
    db.close();
  }
}

const totals = (place: CliPlace) => ({
  ...ask<
    Record<
      'revisions' | 'entries' | 'changes' | 'records' | 'items' | 'unpublished' | 'alone' | 'many',
      number
    >
  >(
    place,
    `SELECT (SELECT count(*) FROM revision) AS revisions,
        (SELECT count(*) FROM log WHERE kind = 'record.published') AS entries,
        (SELECT count(*) FROM change) AS changes,
        (SELECT count(*) FROM record) AS records,
        (SELECT count(*) FROM item) AS items,
        (SELECT count(*) FROM record WHERE NOT EXISTS (
          SELECT 1 FROM revision WHERE revision.id = record.published AND revision.record = record.id)) AS unpublished,
        (SELECT count(*) FROM item WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.item = item.id)) AS alone,
        (SELECT count(*) FROM record WHERE revisions <> 1) AS many`,
  ),
});

/** What holds at every moment of an ingest of new rows: the three lists say the same, and nothing is half there. */
async function assertWhole(place: CliPlace): Promise<number> {
  const seen = totals(place);
  const n = seen.revisions!;
  assert.deepEqual(seen, {
    revisions: n,
    entries: n,
    changes: n,
    records: n,
    items: n,
    unpublished: 0,
    alone: 0,
    many: 0,
  });
  const archive = openArchive(dataDirOf(place));
  try {
    const { faults, revisions } = await verifyArchive(archive);
    assert.deepEqual([faults, revisions], [[], n]);
  } finally {
    archive.close();
  }
  return n;
}

async function addMembers(place: CliPlace, partners: readonly string[]): Promise<void> {
  // All at once, on a data folder that is not there yet.
  const added = await Promise.all(
    partners.map((id) => runCli(place, 'partner', 'add', id, '--name', `Museum ${id}`)),
  );
  for (const { code, err } of added) assert.equal(code, 0, err);
  const collection = ['collection', 'add', 'things', '--name', 'Things', '--partner', partners.join(',')];
  assert.equal((await runCli(place, ...collection)).code, 0);
}

test('killed at three moments, an ingest leaves a whole archive, and the last run completes it', async () => {
  const place = makePlace();
  await addMembers(place, ['nile']);
  const rows = 20_000;
  const args = ['ingest', writeRows(place, 'many', rows), '--partner', 'nile', '--collection', 'things'];
  const left: number[] = [];
  for (const moment of [1_000, 5_000, 12_000]) {
    const child = startCli(place, args);
    const ended = once(child, 'exit');
    const far = () =>
      ask<{ n: number }>(place, 'SELECT coalesce(max(id), 0) AS n FROM revision')!.n >= moment;
    while (child.exitCode === null && !far()) await delay(2);
    child.kill('SIGKILL');
    assert.deepEqual(await ended, [null, 'SIGKILL'], `it was to be killed at ${moment}`);
    const n = await assertWhole(place);
    assert.ok(n >= moment && n < rows, `${n} revisions at ${moment}`);
    left.push(n);
  }
  assert.ok(left[0]! < left[1]! && left[1]! < left[2]!);
  const last = await runCli(place, ...args);
  assert.equal(last.code, 0, last.err);
  assert.match(
    last.out,
    new RegExp(`^${rows} rows .*: ${rows - left[2]!} new, 0 changed, ${left[2]} same, 0 refused`),
  );
  assert.equal(await assertWhole(place), rows);
  assert.equal(
    ask<{ n: number }>(place, 'SELECT count(DISTINCT source_id) AS n FROM record')?.n,
    rows,
    'each row has a record of its own',
  );
  // The deposits that were cut off say so: they never finished.
  assert.equal(ask<{ n: number }>(place, 'SELECT count(*) AS n FROM deposit WHERE finished IS NULL')?.n, 3);
});

test('two partners ingest into one data folder at the same time, and both are told the truth', async () => {
  const place = makePlace();
  await addMembers(place, ['nile', 'lake']);
  const rows = 3_000;
  const results = await Promise.all(
    ['nile', 'lake'].map((partner) =>
      runCli(
        place,
        'ingest',
        writeRows(place, partner, rows),
        '--partner',
        partner,
        '--collection',
        'things',
      ),
    ),
  );
  for (const { code, out, err } of results) {
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^3000 rows .*: 3000 new, 0 changed, 0 same, 0 refused/);
  }
  assert.equal(await assertWhole(place), 2 * rows);
  const mixed = ask<{ n: number }>(
    place,
    `SELECT count(*) AS n FROM revision JOIN revision AS next ON next.id = revision.id + 1 WHERE next.deposit <> revision.deposit`,
  );
  assert.ok(mixed!.n > 1, 'they took turns');
  assert.equal(existsSync(join(place.folder, 'nile.csv.problems.csv')), false);
});

test('the same file loaded twice at the same time makes each record once', async () => {
  const place = makePlace();
  await addMembers(place, ['nile']);
  const rows = 1_500;
  const args = ['ingest', writeRows(place, 'same', rows), '--partner', 'nile', '--collection', 'things'];
  const results = await Promise.all([runCli(place, ...args), runCli(place, ...args)]);
  const taken = results.map(({ code, out, err }) => {
    assert.deepEqual([code, err], [0, '']);
    const [, created, same] = /: (\d+) new, 0 changed, (\d+) same/.exec(out) ?? [];
    return [Number(created), Number(same)] as const;
  });
  assert.equal(taken[0]![0] + taken[1]![0], rows);
  assert.equal(taken[0]![1] + taken[1]![1], rows);
  assert.equal(await assertWhole(place), rows);
});
