import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptCharter } from '../../server/acts/accept-charter.ts';
import { savePartner } from '../../server/acts/save-members.ts';
import { actsWorld, count, curator, done, now, refusedFor, steward } from './acts-world.ts';

test('a steward accepts the charter by name and date, and that stays when the partner is brought up to date', (t) => {
  const archive = actsWorld(t);
  const accept = (name: string, actor = steward('a')) => acceptCharter(archive, { name, actor, time: now() });
  assert.equal(refusedFor(accept('Ana', curator('a'))), 'forbidden');
  assert.equal(refusedFor(accept('  ')), 'invalid');
  assert.equal(refusedFor(accept('Ana', steward('nobody'))), 'unknown');
  done(accept(' Ana '));
  const { charter, ...partner } = archive.reader.partner('a')!;
  assert.equal(charter!.name, 'Ana');
  savePartner(archive, { ...partner, country: 'NG', isil: 'NG-1', ror: 'https://ror.org/012345678' });
  const saved = archive.reader.partner('a')!;
  assert.deepEqual([saved.country, saved.isil, saved.charter], ['NG', 'NG-1', charter]);
  assert.equal(count(archive, "SELECT count(*) AS n FROM decision WHERE kind = 'charter.accepted'"), 1);
});
