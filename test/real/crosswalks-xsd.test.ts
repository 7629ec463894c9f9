import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { toEdm } from '../../vocab/crosswalks/edm/to-edm.ts';
import { toLido } from '../../vocab/crosswalks/lido/to-lido.ts';
import { toMods } from '../../vocab/crosswalks/mods/to-mods.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { described } from '../vocab/crosswalks/described-sample.ts';
import { hostile } from '../vocab/hostile-content.ts';
import { bowl, song } from '../vocab/sample-contents.ts';
import { readContents, readFixtureContents } from './read-contents.ts';
import { sharedFile } from './shared-data.ts';
import { xsdValidator } from './validate-xsd.ts';

const schemas = sharedFile('xsd');
const tate = sharedFile('tate/artworks.ndjson.gz');

const models = [
  { name: 'EDM', folder: 'edm', entry: 'EDM.xsd', write: toEdm },
  { name: 'LIDO 1.1', folder: 'lido', entry: 'lido-v1.1.xsd', write: toLido },
  { name: 'MODS 3.8', folder: 'mods', entry: 'mods-3-8.xsd', write: toMods },
];

describe('documents of other models are valid against their schemas', { skip: schemas.skip }, () => {
  let fixtures: RecordContent[] = [];
  let real: RecordContent[] = [];
  before(async () => {
    fixtures = await readFixtureContents();
    if (!tate.skip) real = await readContents(tate.path, { most: 1000, every: 7 });
  });

  for (const { name, folder, entry, write } of models) {
    const faultsOf = schemas.skip ? undefined! : xsdValidator([sharedFile(`xsd/${folder}`).path], entry);
    const ark = 'ark:/99999/abc123';

    test(`${name}: all fixtures, what is in none of them, and hostile texts`, async () => {
      assert.ok(fixtures.length > 80);
      const least: RecordContent = { title: { en: ['T'] } };
      const all = [bowl, song, hostile, least, { ...least, nature: ['intangible'] }, ...fixtures];
      assert.deepEqual(await faultsOf(all.map((content) => write(content, described(content, { ark })))), []);
    });

    test(`${name}: 1,000 real records`, { skip: tate.skip }, async () => {
      assert.equal(real.length, 1000);
      assert.deepEqual(await faultsOf(real.map((content) => write(content, described(content)))), []);
    });

    test(`${name}: the schema does catch a fault`, async () => {
      const document = write(bowl, described(bowl));
      const broken = document.replace(/<(edm:type|lido:titleWrap|titleInfo)/, '<$1 fault="x"');
      assert.notEqual(broken, document);
      assert.equal((await faultsOf([document])).length, 0);
      assert.ok((await faultsOf([broken])).length > 0);
    });
  }
});
