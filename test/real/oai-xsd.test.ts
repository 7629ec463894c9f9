import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import request from 'supertest';
import type { RecordContent } from '../../vocab/fields.ts';
import { furtherErrorRequests, validatorRequests } from '../protocols/oai/error-requests.ts';
import { memoryPublicList } from '../protocols/oai/memory-public-list.ts';
import { domain, makeOaiWorld } from '../protocols/oai/oai-world.ts';
import { harvest } from '../protocols/oai/read-answer.ts';

const schemas = join(import.meta.dirname, '../../../shared/data/xsd/oai');
const skip = !existsSync(schemas)
  ? 'the schemas in ../shared/data/xsd/oai are absent'
  : spawnSync('xmllint', ['--version']).error && 'xmllint is not installed (Debian: libxml2-utils)';

/** The schema of oai-identifier is not among those at hand; this says what its published form demands. */
const identifierSchema = `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.openarchives.org/OAI/2.0/oai-identifier" elementFormDefault="qualified">
<element name="oai-identifier"><complexType><sequence>
<element name="scheme"><simpleType><restriction base="string"><enumeration value="oai"/></restriction></simpleType></element>
<element name="repositoryIdentifier"><simpleType><restriction base="string"><pattern value="[a-zA-Z][a-zA-Z0-9\\-]*(\\.[a-zA-Z][a-zA-Z0-9\\-]*)+"/></restriction></simpleType></element>
<element name="delimiter"><simpleType><restriction base="string"><enumeration value=":"/></restriction></simpleType></element>
<element name="sampleIdentifier"><simpleType><restriction base="string"><pattern value="oai:[a-zA-Z][a-zA-Z0-9\\-]*(\\.[a-zA-Z][a-zA-Z0-9\\-]*)+:[a-zA-Z0-9\\-_\\.!~\\*'\\(\\);/\\?:@&amp;=\\+$,%]+"/></restriction></simpleType></element>
</sequence></complexType></element></schema>`;

const folder = mkdtempSync(join(tmpdir(), 'oai-xsd-'));
after(() => rmSync(folder, { recursive: true }));

/** One schema over all namespaces, with every import on the disk, so that nothing is fetched. */
function writeSchema(): string {
  for (const name of ['OAI-PMH.xsd', 'oai_dc.xsd', 'simpledc20021212.xsd', 'xml.xsd']) {
    const text = readFileSync(join(schemas, name), 'utf8');
    writeFileSync(
      join(folder, name),
      text.replace(/schemaLocation="[^"]*\/([^"/]+\.xsd)"/g, 'schemaLocation="$1"'),
    );
  }
  writeFileSync(join(folder, 'oai-identifier.xsd'), identifierSchema);
  const imports = ['OAI-PMH.xsd', 'oai_dc/ oai_dc.xsd', 'oai-identifier oai-identifier.xsd'].map((pair) => {
    const [tail, file] = pair.includes(' ') ? pair.split(' ') : ['', pair];
    return `<import namespace="http://www.openarchives.org/OAI/2.0/${tail}" schemaLocation="${file}"/>`;
  });
  const driver = join(folder, 'all.xsd');
  writeFileSync(driver, `<schema xmlns="http://www.w3.org/2001/XMLSchema">${imports.join('')}</schema>`);
  return driver;
}

const label = { en: ['Silk & <gold> "thread"'], ja: ['絹'], und: ['?'] };
/** A record with all that a field can hold, and with what breaks XML that is written carelessly. */
const full: RecordContent = {
  title: {
    ar: ['قناع'],
    en: ['A ]]> mask\u0000\u001F\uFFFE', 'half \uD800 pair'],
    zh: ['面具'],
    und: ['𓀀 😀\r\n\tx'],
  },
  identifier: [{ value: '<1>', kind: 'accession' }],
  type: [{ id: 'http://vocab.getty.edu/aat/300138758', label }],
  creator: [{ agent: { label }, role: { label: { en: ['carver'] } } }],
  date: [{ edtf: '1850~', display: { en: ['about 1850'] } }],
  place: [{ label: { am: ['ኢትዮጵያ'] } }],
  material: [{ label }],
  dimension: [{ kind: 'height', value: 41.9, unit: 'cm' }],
  description: { 'en-Latn-GB': ['x'.repeat(200_000)], hi: ['मुखौटा'] },
  provenance: [{ text: { fr: ['Vendu'] }, edtf: '1832' }],
  owner: [{ label }],
  language: ['sw'],
  rights: ['http://rightsstatements.org/vocab/NoC-NC/1.0/'],
  relation: [{ target: 'item/b', label }],
  source: ['https://museum.example/?a=1&b=2'],
};

function makeWorld() {
  const world = makeOaiWorld({ bench: memoryPublicList(), pageSize: 2 });
  world.put({ item: 'a', content: full });
  world.put({ item: 'b', partner: 'village' });
  world.put({ item: 'c' });
  world.put({ item: 'd' });
  world.put({ item: 'e' });
  world.withdraw({ item: 'c', second: 9 });
  world.hide({ item: 'd' });
  return world;
}

function assertValid(schema: string, answers: { query: string; xml: string }[]): void {
  const files = answers.map(({ xml }, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, xml);
    return file;
  });
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], {
    encoding: 'utf8',
  });
  const faults = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
  const named = faults.map((line) => {
    const index = /\/(\d+)\.xml/.exec(line)?.[1];
    return index === undefined ? line : `${answers[Number(index)]!.query}: ${line}`;
  });
  assert.equal(status, 0, named.join('\n'));
}

test('every answer is valid against the schemas of OAI-PMH and oai_dc', { skip }, async () => {
  const world = makeWorld();
  const id = `oai:${domain}:a:museum`;
  const queries = [
    'verb=Identify',
    'verb=ListMetadataFormats',
    `verb=ListMetadataFormats&identifier=${id}`,
    'verb=ListSets',
    `verb=GetRecord&metadataPrefix=oai_dc&identifier=${id}`,
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2027-01-01&set=partner',
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00Z',
    ...[...validatorRequests(id, '2025-01-01'), ...furtherErrorRequests(id)].map(({ query }) => query),
    ...['%C3%A9', ':x', 'a:b:%25zz', '%', '%5B%5D', '%22%3C%3E', '1:2', 'http%3A%2F%2F%5B'].map(
      (identifier) => `verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`,
    ),
  ];
  const answers = await Promise.all(
    queries.map(async (query) => ({
      query,
      xml: (await request(world.app).get(`/oai?${query}`).buffer(true)).text,
    })),
  );
  for (const verb of ['ListRecords', 'ListIdentifiers']) {
    const query = `verb=${verb}&metadataPrefix=oai_dc`;
    const pages = await harvest(world, query);
    assert.equal(pages.length, 3);
    answers.push(...pages.map(({ xml }) => ({ query, xml })));
  }
  assertValid(writeSchema(), answers);
});

test('the schemas do catch a fault, so that their silence means something', { skip }, () => {
  const schema = writeSchema();
  const file = join(folder, 'bad.xml');
  writeFileSync(file, '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate/></OAI-PMH>');
  assert.throws(() =>
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, file], { stdio: 'pipe' }),
  );
});
