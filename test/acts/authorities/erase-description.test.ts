import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { askDescriptionErasure } from '../../../server/acts/authorities/erase-description.ts';
import { confirmErasure } from '../../../server/acts/erase.ts';
import { withdrawProposal } from '../../../server/acts/withdraw-proposal.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { verifyArchive } from '../../../server/archive/verify.ts';
import { findAuthority } from '../../../server/curation/authorities/view-authority.ts';
import { publicDecisions } from '../../../server/curation/public/public-decisions.ts';
import { cast, curator, done, newestProposal, now, refusedFor } from '../acts-world.ts';
import { describe, english, hokusai } from './authority-world.ts';

const secret = 'Zebulonia';
const steward = (id: string, partner: string) => ({ id, operator: false, stewardOf: [partner] });

/** Whether any file of the data folder holds a word. */
const keeps = ({ dataDir }: Archive): boolean =>
  readdirSync(dataDir, { withFileTypes: true }).some(
    (file) => file.isFile() && readFileSync(join(dataDir, file.name)).includes(secret),
  );

test('what a partner ever said is destroyed by two, in the log and in proposals too; what others say stays', async (t) => {
  const archive = await hokusai(t);
  const erase = (by: ReturnType<typeof steward>, partner = 'b') =>
    askDescriptionErasure(archive, { reference: english, partner, ground: 'law', by, time: now() });
  const confirm = (erasure: number, by: ReturnType<typeof steward>) =>
    confirmErasure(archive, { erasure, by, time: now(), removeDerivatives: async () => {} });
  done(describe(archive, 'a', english, { name: { en: ['Hokusai'] } }));
  done(describe(archive, 'b', english, { name: { en: ['Hokusai'] }, note: { en: [`He knew ${secret}.`] } }));
  done(describe(archive, 'b', english, { name: { en: [secret] } }));
  const put = { actor: curator('b') };
  done(describe(archive, 'b', english, { name: { en: [`${secret} again`] } }, put));
  done(await cast(archive, 'b', 'return'));
  done(describe(archive, 'b', english, { name: { en: [`${secret} once more`] } }, put));
  done(
    await withdrawProposal(archive, { proposal: newestProposal(archive), actor: curator('b'), time: now() }),
  );
  done(describe(archive, 'b', english, { name: { en: [`${secret}, still waiting`] } }, put));
  archive.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  assert.ok(keeps(archive));

  assert.equal(refusedFor(erase(steward('x', 'a'))), 'forbidden');
  assert.equal(refusedFor(erase(steward('x', 'c'), 'c')), 'unknown');
  const { erasure } = done(erase(steward('one', 'b')));
  assert.equal(refusedFor(await confirm(erasure, steward('one', 'b'))), 'forbidden', 'the same person');
  assert.equal(refusedFor(await confirm(erasure, steward('two', 'a'))), 'forbidden', 'another partner’s');
  const before = archive.curation.authoritiesVersion();
  done(await confirm(erasure, steward('two', 'b')));
  assert.ok(archive.curation.authoritiesVersion() > before, 'who follows looks again');
  assert.equal(refusedFor(await confirm(erasure, steward('two', 'b'))), 'conflict');
  archive.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  assert.ok(!keeps(archive));
  const found = findAuthority(archive, english);
  assert.deepEqual(found.kind === 'authority' && found.view.descriptions.map(({ partner }) => partner), [
    'a',
  ]);
  assert.deepEqual(
    publicDecisions(archive, archive.curation.decisionsAfter(0, 100)).map(
      ({ kind, partner }) => `${kind} ${partner}`,
    ),
    ['authority.described a', 'authority.erased b'],
  );
  assert.equal(archive.curation.awaitingDescription('b', english), undefined);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  // The partner may say something again, and its numbers go on.
  done(describe(archive, 'b', english, { name: { en: ['H.'] } }));
  assert.equal(archive.curation.descriptionsOf(english).find(({ partner }) => partner === 'b')!.number, 3);
});
