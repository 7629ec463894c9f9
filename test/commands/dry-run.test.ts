import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { runCli } from './run-cli.ts';

test('a dry run tells how many rows come to what, with examples, offers and open terms, and writes the summary', async (t) => {
  const folder = temporaryFolder(t);
  const place = { folder };
  const run = async (...args: string[]) => {
    const done = await runCli(place, ...args);
    return { ...done, lines: done.out.split('\n') };
  };
  for (const partner of ['nile', 'lake']) await run('partner', 'add', partner, '--name', partner);
  await run('collection', 'add', 'things', '--name', 'Things', '--partner', 'nile,lake');
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const storm = 'Snow Storm,"Turner, William",1842';
  write('nile.csv', `id,title@en,creator,date\n1,${storm},\n2,Bowl,,1900\n`);
  write(
    'words.ttl',
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <http://x.test/a> skos:prefLabel "glass"@en . <http://x.test/b> skos:prefLabel "paint"@en ; skos:altLabel "glass"@en .',
  );
  await run('vocab', 'load', 'words.ttl', '--scheme', 'materials');
  const things = ['--collection', 'things'];
  assert.equal((await run('ingest', 'nile.csv', '--partner', 'nile', ...things)).code, 0);

  write(
    'lake.csv',
    `id,title@en,creator,date,material@en\n=x1,${storm},glass\nx2\u0007,,,1900,\nx3,Cup,,,glass\n`,
  );
  const looked = await run(
    'ingest',
    'lake.csv',
    '--partner',
    'lake',
    ...things,
    '--dry-run',
    '--summary',
    'sum.csv',
  );
  assert.equal(looked.code, 1);
  assert.match(looked.out, /^3 rows in .*: 2 new, 0 changed, 0 same, 1 refused/);
  assert.ok(looked.lines.includes('    row 1 =x1 “Snow Storm”'), looked.out);
  assert.match(looked.out, / {4}row 2 x2 ?: The record has no title\./);
  assert.match(
    looked.out,
    /1 may describe what other .*\n {4}row 1 =x1 “Snow Storm”: item\/\w+ “Snow Storm” of nile \(0\.85: title, creator, date\)/,
  );
  assert.match(
    looked.out,
    /1 terms may mean .*\n {4}material “glass” in 2 rows: http:\/\/x\.test\/a \(0\.9\)/,
  );
  assert.ok(!looked.out.includes('\u0007'), 'nothing of a source rings the bell of a terminal');
  const summary = readFileSync(join(folder, 'sum.csv'), 'utf8').split('\r\n');
  assert.match(summary[1]!, /^1,'=x1,new,/);
  assert.match(summary[2]!, /^2,.*,refused,/);

  write('nile.csv', 'id,title@en\n1,Snow Storm at sea\n');
  const complete = await run('ingest', 'nile.csv', '--partner', 'nile', ...things, '--dry-run', '--complete');
  assert.match(complete.out, /1 changed\n {4}row 1 1 “Snow Storm at sea”: title, creator, date\n/);
  assert.match(complete.out, /1 absent: would be withdrawn\n {4}2 “Bowl”\n/);
});
