import { join } from 'node:path';
import type { TestContext } from 'node:test';
import sharp from 'sharp';
import { saveCollection } from '../../../server/acts/save-members.ts';
import { defaultAgreement } from '../../../server/archive/default-agreement.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { readConfig } from '../../../server/config.ts';
import { dumpContext } from '../../../server/dump-context.ts';
import { currentFolder, type DumpManifest } from '../../../server/projections/dumps/dump-manifest.ts';
import { makeDump } from '../../../server/projections/dumps/make-dump.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import { cc0 } from '../../../vocab/rights.ts';
import { actsWorld, now } from '../../acts/acts-world.ts';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { followAll } from '../../protocols/ldes/ldes-world.ts';

export const base = 'http://127.0.0.1:3000/';

/** What the mask's partner says of it: something of nearly every kind of value, in three scripts. */
export const mask: RecordContent = {
  title: { en: ['River mask, "the old one"'], ar: ['قناع النهر'] },
  alternativeTitle: { en: ['Face|Mask', 'Old face'] },
  type: [{ id: 'https://terms.example/mask', label: { en: ['mask'] } }],
  creator: [{ agent: { label: { en: ['Unknown carver'] } }, role: { label: { en: ['carver'] } } }],
  date: [{ edtf: '1850/1870', display: { en: ['about 1860'] } }],
  material: [
    { id: 'http://vocab.getty.edu/aat/300011914', label: { en: ['wood'], fr: ['bois'] } },
    { label: { en: ['raffia'] } },
  ],
  dimension: [{ kind: 'height', value: 32.5, unit: 'cm' }],
  description: { en: ['=SUM(A1) is how it begins;\nthen it goes on.'], zh: ['面具'] },
  provenance: [{ text: { en: ['given'] }, edtf: '1931' }],
  source: ['https://museum.example/a-1'],
};

/** An archive with two collections: in `shared` a mask that two partners describe and a lamp with a picture, in `songs` one song. */
export async function dumpWorld(t: Pick<TestContext, 'after'>): Promise<Archive> {
  const archive = actsWorld(t);
  saveCollection(archive, {
    id: 'songs',
    name: { en: ['Songs'], ar: ['أغانٍ'] },
    partners: ['a', 'b', 'c'],
    agreement: defaultAgreement,
    licence: cc0,
  });
  const folder = temporaryFolder(t);
  const draw = (name: string, background: string) =>
    sharp({ create: { width: 20, height: 10, channels: 3, background } })
      .png()
      .toFile(join(folder, name));
  await draw('free.png', 'red');
  await draw('closed.png', 'blue');
  const picture = (path: string, rights: string) => ({ path, rights, alt: { en: [`A ${path}`] } });
  const lamp: RecordContent = {
    title: { en: ['Lamp'] },
    media: [
      picture('free.png', 'http://creativecommons.org/licenses/by/4.0/'),
      picture('closed.png', 'http://rightsstatements.org/vocab/InC/1.0/'),
    ],
  };
  const file = join(folder, 'rows.csv');
  await depositRows(
    archive,
    [
      { id: 'mask', content: mask },
      { id: 'lamp', content: lamp },
    ],
    { file },
  );
  await depositRows(
    archive,
    [{ id: 'face', content: { title: { en: ['Face of the river'] } }, item: 'a/shared/mask' }],
    { partner: 'b' },
  );
  await depositRows(archive, [{ id: 'rain', content: { title: { sw: ['Wimbo wa mvua'] } } }], {
    partner: 'c',
    collection: 'songs',
  });
  followAll(archive);
  return archive;
}

export const config = (archive: Archive) => readConfig({ DATA_DIR: archive.dataDir, BASE_URL: base });

/** Makes the archive's dump, in this thread. */
export const dump = (archive: Archive): Promise<DumpManifest> =>
  makeDump({
    ...dumpContext(archive, config(archive)),
    folder: currentFolder(archive.dataDir),
    made: now(),
  });
