import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withdrawRecord } from '../../server/acts/edit-record.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { fillPublicRecords } from '../../server/publish/fill-public-records.ts';
import { actsWorld, done, itemOf, now, steward } from '../acts/acts-world.ts';
import { agentNamed, placeNamed, row } from '../acts/authorities/authority-world.ts';
import { publishAll } from './publish-all.ts';

const noted = (archive: Archive) =>
  archive.db
    .prepare('SELECT reference, partner FROM public_name ORDER BY 1, 2')
    .all()
    .map(({ reference, partner }) => `${reference} ${partner}`);

test('what public records name of people and places is noted with the public list, and goes with them', async (t) => {
  const archive = actsWorld(t);
  await row(archive, '1', { creator: { en: ['Hokusai'] }, place: { en: ['Edo'] } });
  await row(archive, '2', { partner: 'b', creator: { en: ['Hokusai'] } });
  const [hokusai, edo] = [agentNamed('Hokusai'), placeNamed('Edo')];
  assert.deepEqual(noted(archive), [`${hokusai} a`, `${hokusai} b`, `${edo} a`].sort());
  await row(archive, '1', { creator: { en: ['Hiroshige'] }, place: { en: ['Edo'] } });
  assert.deepEqual(noted(archive), [`${agentNamed('Hiroshige')} a`, `${hokusai} b`, `${edo} a`].sort());
  done(withdrawRecord(archive, { item: itemOf('1'), record: 'a', actor: steward('a'), time: now() }));
  publishAll(archive);
  assert.deepEqual(noted(archive), [`${hokusai} b`]);
});

test('an archive that was filled before this was kept is looked through once', async (t) => {
  const archive = actsWorld(t);
  for (let id = 0; id < 3; id += 1) await row(archive, String(id), { creator: { en: [`Maker ${id}`] } });
  const before = noted(archive);
  archive.db.exec('DELETE FROM public_name');
  await fillPublicRecords(archive);
  assert.deepEqual(noted(archive), before);
  archive.db.exec('DELETE FROM public_name');
  await fillPublicRecords(archive);
  assert.deepEqual(noted(archive), [], 'the second time it costs one look');
});
