import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Express } from 'express';
import { openAccounts } from '../../../server/accounts/open-accounts.ts';
import { createApp } from '../../../server/app.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { readConfig } from '../../../server/config.ts';
import { itemId } from '../../../server/curation/item-id.ts';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import type { Draft } from '../../../vocab/draft.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { temporaryArchive } from '../../archive/temporary-archive.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';

export const base = 'https://archive.example.org/';

/** What partner `a` says of the mask; `b` agrees on the date, differs on title and height, and adds a period. */
export const maskByA: RecordContent = {
  title: { en: ['River mask'], ar: ['قناع النهر'] },
  type: [{ label: { en: ['mask'] } }],
  date: [{ edtf: '1850/1870' }],
  dimension: [{ kind: 'height', value: 32.5, unit: 'cm' }],
  material: [{ label: { en: ['wood'] } }],
  description: { en: ['Worn "at the flood";\nthen put away \\ kept.'] },
  source: ['https://museum.example/a-1'],
};
export const maskByB: RecordContent = {
  title: { en: ['Face of the river'], am: ['የወንዝ ጭምብል'] },
  type: [{ label: { en: ['mask'] } }],
  date: [{ edtf: '1850/1870' }],
  dimension: [{ kind: 'height', value: 33, unit: 'cm' }],
  material: [{ label: { en: ['wood'] } }],
  period: [{ label: { en: ['The long peace'] } }],
  metadataRights: ['http://creativecommons.org/licenses/by/4.0/'],
};

const idOf = (partner: string, sourceId: string) => itemId({ partner, collection: 'shared', sourceId });

/** Items by what has become of them. */
export const ids = {
  mask: idOf('a', 'mask'),
  lamp: idOf('a', 'lamp'),
  joined: idOf('b', 'face'),
  withdrawn: idOf('a', 'withdrawn'),
  proposed: idOf('a', 'proposed'),
  unknown: '000000000000',
};

/**
 * The whole application over an archive with a mask that `a` and `b` describe, a lamp of `a` alone, an item that was withdrawn, and one
 * that waits for approval. Search and quads are not there yet, as in the first moment of a server.
 */
export async function linkedDataWorld(t: {
  after(act: () => void | Promise<void>): void;
}): Promise<{ app: Express; archive: Archive }> {
  const archive = temporaryArchive(t as Pick<TestContext, 'after'>);
  const lamp: Omit<Draft, 'row'> = { id: 'lamp', content: { title: { en: ['Lamp'] } } };
  const withdrawn = { id: 'withdrawn', content: { title: { en: ['Withdrawn'] } } };
  await depositRows(archive, [{ id: 'mask', content: maskByA }, lamp, withdrawn]);
  await depositRows(archive, [{ id: 'face', content: maskByB, item: 'a/shared/mask' }], { partner: 'b' });
  publishAll(archive);
  await depositRows(archive, [{ id: 'mask', content: maskByA }, lamp], { complete: true });
  await depositRows(archive, [{ id: 'proposed', content: { title: { en: ['Proposed'] } } }], {
    role: 'curator',
  });
  publishAll(archive);
  const accounts = await openAccounts({
    file: join(archive.dataDir, 'archive.sqlite'),
    baseUrl: base,
    secret: 'a secret for tests',
  });
  t.after(() => accounts.close());
  const { app, close } = createApp({
    config: readConfig({ BASE_URL: base, DATA_DIR: archive.dataDir }),
    archive,
    accounts,
    secret: 'a secret for tests',
    index: openSearchIndex({ connect: () => undefined }),
    searchState: () => ({ ready: false, reason: 'Search is starting.' }),
    followers: () => undefined,
    schemes: () => undefined,
    report: () => {},
  });
  t.after(close);
  return { app, archive };
}
