import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ownSchemas } from '../../server/protocols/oai/own-schemas.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { memoryPublicList } from '../protocols/oai/memory-public-list.ts';
import { address, makeOaiWorld, type OaiWorld } from '../protocols/oai/oai-world.ts';
import { ask, harvest } from '../protocols/oai/read-answer.ts';
import { hostile } from '../vocab/hostile-content.ts';
import { bowl, song } from '../vocab/sample-contents.ts';
import { readContents, readFixtureContents } from './read-contents.ts';
import { sharedFile } from './shared-data.ts';
import { xsdValidator } from './validate-xsd.ts';

const schemas = sharedFile('xsd');
const tate = sharedFile('tate/artworks.ndjson.gz');
const base = address.replace(/oai$/, '');
const folder = (name: string) => sharedFile(`xsd/${name}`).path;
const own = (name: 'claims' | 'linked_art') =>
  xsdValidator([folder('oai')], {
    fileName: 'own.xsd',
    contents: ownSchemas(base)[name].replace('http://www.w3.org/2001/xml.xsd', 'xml.xsd'),
  });

const metadataOf = (xml: string): string[] =>
  [...xml.matchAll(/<metadata>([\s\S]*?)<\/metadata>/g)].map((match) => match[1]!);

describe('what is harvested in each format is valid against its schema', { skip: schemas.skip }, () => {
  const validators: Record<string, ReturnType<typeof xsdValidator>> = schemas.skip
    ? {}
    : {
        oai_dc: xsdValidator([folder('oai')], 'oai_dc.xsd'),
        edm: xsdValidator([folder('edm')], 'EDM.xsd'),
        lido: xsdValidator([folder('lido')], 'lido-v1.1.xsd'),
        mods: xsdValidator([folder('mods')], 'mods-3-8.xsd'),
        linked_art: own('linked_art'),
        claims: own('claims'),
      };
  let world: OaiWorld;
  let count = 0;
  before(async () => {
    world = makeOaiWorld({ bench: memoryPublicList(), pageSize: 100 });
    const put = (content: RecordContent) => {
      world.put({ item: `i${count}`, content, second: count++ });
    };
    for (const content of [bowl, song, hostile, ...(await readFixtureContents())]) put(content);
    if (!tate.skip)
      for (const content of await readContents(tate.path, { most: 1000, every: 7 })) put(content);
    // Two partners who agree on little.
    world.put({ item: 'i0', partner: 'village', content: hostile, second: count++ });
  });
  after(() => world.close());

  test('every format is offered', async () => {
    const { xml } = await ask(world, 'verb=ListMetadataFormats');
    const offered = [...xml.matchAll(/<metadataPrefix>(\w+)</g)].map((match) => match[1]);
    assert.deepEqual(offered.sort(), Object.keys(validators).sort());
  });

  for (const [prefix, faultsOf] of Object.entries(validators))
    test(prefix, async () => {
      const pages = await harvest(world, `verb=ListRecords&metadataPrefix=${prefix}`);
      const documents = pages.flatMap(({ xml }) => metadataOf(xml));
      assert.equal(documents.length, count);
      assert.deepEqual(await faultsOf(documents), []);
      assert.ok((await faultsOf([documents[0]!.replace(/>/, ' fault="x">')])).length > 0, 'a fault is found');
    });
});
