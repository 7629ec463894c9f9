import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askErasure, confirmErasure } from '../../server/acts/erase.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { removePyramids } from '../../server/projections/images/pyramid-path.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { dataDirOf } from '../commands/run-cli.ts';
import { type ServerProcess, startServer, until } from '../server/start-server.ts';
import { type Asker, askAll, asksAbout, asksOverall, findTrace } from './ask-exits.ts';
import { subjectOf } from './exits.ts';
import { type Canary, deposit, done, layOut, now, type Place, placeCanary } from './place-canaries.ts';
import { searchFiles } from './search-files.ts';

// What is erased is destroyed: at every exit, and in every file of the archive.

const folder = temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never);
const dataDir = dataDirOf({ folder });
let server: ServerProcess;
let archive: Archive;
let place: Place;
let canary: Canary;

const wordsOf = ({ word, file, image }: Canary) => [word, file, image];

before(async () => {
  archive = openArchive(dataDir);
  place = { archive, folder: join(folder, 'files') };
  layOut(archive);
  const draft = { id: 'seen', content: { title: { en: ['A thing that stays'] } } };
  await deposit(archive, { folder: place.folder, draft });
  canary = await placeCanary(place, { name: 'erased', level: 'item', open: false });
  server = await startServer(folder);
  await until(async () => ((await server.get('readyz')).status === 200 ? true : undefined), {
    what: 'Readiness',
    limit: 60_000,
  });
  await until(
    async () =>
      (await server.get(`api/search?q=${canary.word}`)).ok &&
      ((await (await server.get(`api/search?q=${canary.word}`)).json()) as { total: number }).total === 1
        ? true
        : undefined,
    { what: 'Search' },
  );
  await until(
    async () =>
      (await server.get(`iiif/image/3/${canary.image}/full/64,/0/default.jpg`)).ok ? true : undefined,
    { what: 'The picture' },
  );
});

after(async () => {
  if (archive?.db.isOpen) archive.close();
  await server?.end('SIGKILL');
});

test('it is there before: in the database, the search engine, the media and the pictures', () => {
  const files = searchFiles(dataDir, wordsOf(canary)).join('\n');
  for (const part of [/archive\.sqlite/, /search/, /^media/m, /^images/m]) assert.match(files, part);
});

test('erased, it is at no exit and in no file, and the chain of the log still verifies', async (t) => {
  const eraser = (id: string) => ({ id, operator: true, stewardOf: [] });
  const { item, record } = canary;
  const { erasure } = done(
    askErasure(archive, { item, record, ground: 'law', by: eraser('one'), time: now() }),
  );
  const begun = performance.now();
  done(
    await confirmErasure(archive, {
      erasure,
      by: eraser('other'),
      time: now(),
      removeDerivatives: async (sha256) => void (await removePyramids({ dataDir, sha256 })),
    }),
  );
  await until(
    () => {
      const states = [1, 2].map((id) => archive.requests.get(id)?.state);
      return states.every((state) => state === 'done' || state === 'failed') ? true : undefined;
    },
    { what: 'The rebuilds', limit: 40_000 },
  );
  t.diagnostic(`erased and made anew within ${Math.round(performance.now() - begun)} ms`);
  assert.deepEqual(
    [1, 2].map((id) => archive.requests.get(id).state),
    ['done', 'done'],
  );
  const everyone: Asker = { name: 'public', base: server.base };
  const answers = [
    ...(await askAll(everyone, asksAbout(subjectOf(canary)))),
    ...(await askAll(everyone, asksOverall())),
  ];
  const finds = answers.flatMap((answer) => {
    const trace = findTrace(answer, canary);
    return trace ? `${answer.path}: ${trace}` : [];
  });
  assert.deepEqual(finds, []);
  assert.equal((await server.get(`item/${item}`)).status, 410);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  t.diagnostic(`while the server runs: ${searchFiles(dataDir, wordsOf(canary)).join(', ') || 'in no file'}`);
  await server.end('SIGTERM');
  const { faults } = await verifyArchive(archive);
  archive.close();
  assert.deepEqual(searchFiles(dataDir, wordsOf(canary)), []);
  assert.deepEqual(faults, []);
});
