import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { saveCollection, savePartner } from '../../server/acts/save-members.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import { cc0 } from '../../vocab/rights.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An archive in a folder of its own, with partners `a`, `b`, `c` who share the collection `shared`. */
export function temporaryArchive(t: Pick<TestContext, 'after'>, approvals = 1): Archive {
  const archive = openArchive(temporaryFolder(t));
  t.after(() => archive.close());
  for (const id of ['a', 'b', 'c'])
    savePartner(archive, { id, kind: 'museum', name: { en: [`Museum ${id}`] } });
  saveCollection(archive, {
    id: 'shared',
    name: { en: ['Shared'] },
    partners: ['a', 'b', 'c'],
    agreement: { ...defaultAgreement, approvals },
    licence: cc0,
  });
  return archive;
}
