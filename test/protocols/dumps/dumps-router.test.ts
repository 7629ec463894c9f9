import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import express, { type Express } from 'express';
import { Parser } from 'n3';
import request from 'supertest';
import { editRecord } from '../../../server/acts/edit-record.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { keepDumps, makeRelease } from '../../../server/keep-dumps.ts';
import { renderDumpsPage } from '../../../server/pages/dumps/render-dumps-page.ts';
import { readerOf } from '../../../server/pages/reader/reader.ts';
import { currentFolder, releasesFolder } from '../../../server/projections/dumps/dump-manifest.ts';
import { dumpsRouter } from '../../../server/protocols/dumps/dumps-router.ts';
import { done, itemOf, now, steward } from '../../acts/acts-world.ts';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { checkMarkup } from '../../pages/check-markup.ts';
import { base, config, dump, dumpWorld } from '../../projections/dumps/dump-world.ts';
import { until } from '../../server/start-server.ts';
import { followAll } from '../ldes/ldes-world.ts';

function doorOf(archive: Archive): Express {
  const app = express();
  app.set('etag', 'strong');
  app.use(
    dumpsRouter({
      archive,
      baseUrl: base,
      page: (req, res, shown) => {
        res.send(renderDumpsPage({ reader: readerOf(req, { baseUrl: base }), shown }));
      },
    }),
  );
  return app;
}

const withhold = (archive: Archive, id: string) =>
  done(
    restrict(archive, {
      item: itemOf(id),
      record: 'a',
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );

test('files are taken whole or in part, with their digests, and described for machines and people', async (t) => {
  const archive = await dumpWorld(t);
  const app = doorOf(archive);
  const empty = await request(app).get('/dumps/').set('Accept', 'application/json');
  assert.deepEqual(empty.body, { files: [] });
  assert.equal((await request(app).get('/dumps/all.nq.gz')).status, 404);
  const manifest = await dump(archive);

  const file = manifest.files.find(({ path }) => path === 'collection/songs.nq.gz')!;
  const whole = await request(app)
    .get(`/dumps/${file.path}`)
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });
  assert.equal(
    createHash('sha256')
      .update(whole.body as Buffer)
      .digest('hex'),
    file.sha256,
  );
  assert.equal(whole.headers['content-type'], 'application/gzip');
  assert.equal(whole.headers['content-encoding'], undefined);
  assert.equal(whole.headers.etag, `"${file.sha256}"`);
  assert.equal((await request(app).get(`/dumps/${file.path}`).set('Range', 'bytes=0-9')).status, 206);
  assert.equal(
    (await request(app).get(`/dumps/${file.path}`).set('If-None-Match', `"${file.sha256}"`)).status,
    304,
  );
  assert.equal(
    (await request(app).head(`/dumps/${file.path}`)).headers['content-length'],
    String(file.bytes),
  );

  const sums = (await request(app).get('/dumps/SHA256SUMS')).text;
  assert.ok(sums.includes(`${file.sha256}  ${file.path}\n`));
  const turtle = await request(app).get('/dumps/').set('Accept', 'text/turtle');
  const dcat = new Parser().parse(turtle.text);
  assert.equal(
    dcat.filter(({ predicate }) => predicate.value.endsWith('#downloadURL')).length,
    manifest.files.length,
  );
  for (const lang of ['en', 'ar', 'zh']) {
    const page = await request(app).get(`/dumps/?lang=${lang}`).set('Accept', 'text/html');
    checkMarkup(page.text);
    assert.ok(page.text.includes('href="/dumps/collection/songs.nq.gz"'));
  }
  for (const path of [
    'none.nq.gz',
    '../archive.sqlite',
    '..%2f..%2farchive.sqlite',
    'dump.json',
    'bag/none.tar',
  ])
    assert.equal((await request(app).get(`/dumps/${path}`)).status, 404, path);
});

test('a dump that has come to hold what is restricted answers 410 at once; an edit leaves it as it is', async (t) => {
  const archive = await dumpWorld(t);
  const app = doorOf(archive);
  await dump(archive);
  const get = () => request(app).get('/dumps/all.nq.zst');
  done(
    editRecord(archive, {
      item: itemOf('mask'),
      record: 'a',
      content: { title: { en: ['Renamed'] } },
      actor: steward('a'),
      time: now(),
    }),
  );
  assert.equal((await get()).status, 200);
  followAll(archive);
  assert.equal((await get()).status, 200);
  withhold(archive, 'mask');
  assert.equal((await get()).status, 410, 'before any follower has seen it');
  followAll(archive);
  assert.equal((await get()).status, 410);
  const index = await request(app).get('/dumps/').set('Accept', 'application/json');
  assert.deepEqual(index.body, { files: [] });
  await dump(archive);
  assert.equal((await get()).status, 200);
});

test('a release stays, is cited, and gives way to another when it must', async (t) => {
  const archive = await dumpWorld(t);
  const app = doorOf(archive);
  const settings = { archive, config: config(archive) };
  const made = await makeRelease(settings, '2026.1');
  assert.equal(made.outcome, 'made');
  assert.equal((await makeRelease(settings, '2026.1')).outcome, 'taken');
  assert.equal((await makeRelease(settings, '../x')).outcome, 'no version');
  const page = await request(app).get('/dumps/releases/2026.1/').set('Accept', 'text/html');
  assert.ok(page.text.includes(`${base}dumps/releases/2026.1/`));
  assert.ok(page.headers['memento-datetime']);
  assert.match(page.headers.link!, /rel="original latest-version"/);
  const cff = await request(app).get('/dumps/releases/2026.1/CITATION.cff');
  assert.match(cff.text, /^cff-version: 1\.2\.0\n/);
  const datacite = await request(app).get('/dumps/releases/2026.1/datacite.json');
  assert.equal(datacite.body.version, '2026.1');
  assert.equal((await request(app).get('/dumps/releases/2026.1/all.csv.gz')).status, 200);
  assert.equal((await request(app).get('/dumps/releases/2026.2/')).status, 404);

  // A later dump leaves it as it is.
  done(
    editRecord(archive, {
      item: itemOf('mask'),
      record: 'a',
      content: { title: { en: ['Renamed'] } },
      actor: steward('a'),
      time: now(),
    }),
  );
  followAll(archive);
  const before = readFileSync(join(releasesFolder(archive.dataDir), '2026.1', 'all.nq.gz'));
  await dump(archive);
  assert.deepEqual(readFileSync(join(releasesFolder(archive.dataDir), '2026.1', 'all.nq.gz')), before);

  withhold(archive, 'lamp');
  followAll(archive);
  assert.equal((await request(app).get('/dumps/releases/2026.1/')).status, 410);
  const reports: string[] = [];
  const dumps = keepDumps({ ...settings, report: (message) => void reports.push(message) });
  try {
    await until(() =>
      existsSync(join(releasesFolder(archive.dataDir), '2026.1-2', 'dump.json')) ? true : undefined,
    );
    await until(async () => {
      const answer = await request(app).get('/dumps/releases/2026.1/');
      return answer.body.remedy?.includes('2026.1-2') ? true : undefined;
    });
  } finally {
    await dumps.stop();
  }
  assert.match(reports.join(), /2026\.1 held what is no longer public/);
  assert.deepEqual(readdirSync(join(releasesFolder(archive.dataDir), '2026.1')), ['recalled.json']);
  assert.equal((await request(app).get('/dumps/releases/2026.1-2/all.nq.gz')).status, 200);
  assert.ok(existsSync(currentFolder(archive.dataDir)));
});

/** Python with bagit (PyPI), which others wrote, or why there is none. */
function installBagit(t: TestContext): string | undefined {
  const folder = join(temporaryFolder(t), 'venv');
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe', timeout: 60_000 });
    const python = join(folder, 'bin', 'python');
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      'bagit==1.9.0',
      'setuptools',
    ];
    execFileSync(python, pip, { stdio: 'pipe', timeout: 120_000 });
    return python;
  } catch {
    return undefined;
  }
}

test('bags are valid by bagit (PyPI), as tar unpacks them', async (t) => {
  const python = installBagit(t);
  if (python === undefined)
    return t.skip('bagit cannot be installed here: it needs python3 with venv, and PyPI');
  const archive = await dumpWorld(t);
  await dump(archive);
  const answer = await request(doorOf(archive))
    .get('/dumps/bag/shared.tar')
    .buffer()
    .parse((res, finish) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => finish(null, Buffer.concat(chunks)));
    });
  const bytes = answer.body as Buffer;
  assert.equal(answer.headers['content-length'], String(bytes.length));
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'bag.tar'), bytes);
  mkdirSync(join(folder, 'out'));
  execFileSync('tar', ['-xf', join(folder, 'bag.tar'), '-C', join(folder, 'out')]);
  const check = 'import bagit, sys; bag = bagit.Bag(sys.argv[1]); bag.validate(); print(len(bag.entries))';
  const out = execFileSync(python, ['-c', check, join(folder, 'out', 'shared')], {
    stdio: 'pipe',
  }).toString();
  assert.ok(Number(out) >= 5);
});
