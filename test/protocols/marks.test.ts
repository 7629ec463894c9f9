import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordState } from '../../server/archive/archive.ts';
import type { ItemView } from '../../server/curation/view.ts';
import { claimsTriples } from '../../server/projections/graphs/claims-graph.ts';
import { recordDocument } from '../../server/projections/graphs/record-graph.ts';
import { itemManifest } from '../../server/protocols/iiif/presentation/item-manifest.ts';
import { renderItem } from '../../server/protocols/linked-data/render-data.ts';
import { writeAbout } from '../../server/protocols/oai/write-about.ts';
import { toTriples } from '../../vocab/crosswalks/linked-art/to-triples.ts';
import { ns } from '../../vocab/terms/namespaces.ts';
import { titleId } from '../acts/acts-world.ts';
import { sampleArchive } from '../pages/sample-views.ts';

// What is contested and what labels ask is told at every exit.

const base = 'https://archive.example/';
const statement = titleId('Mask');
const record: RecordState = {
  item: 'x1',
  name: 'kumasi',
  partner: 'kumasi',
  collection: 'threads',
  sourceId: '1',
  revision: 1,
  deposit: 1,
  time: '2026-01-01T00:00:00.000Z',
  contested: [statement],
  content: {
    title: { en: ['Mask'] },
    creditLine: { en: ['Gift of the river'] },
    media: [{ file: 'ab'.repeat(32), width: 10, height: 10 }],
  },
};
const view: ItemView = {
  id: 'x1',
  records: [record],
  labels: [
    {
      id: 1,
      item: 'x1',
      scheme: 'tk',
      code: 'tk-secret-sacred',
      text: { sw: ['Ya wazee <tu>.'] },
      partner: 'gondar',
      since: '2026-01-01T00:00:00Z',
    },
  ],
};
const disputes = [{ number: 'D-2026-000001', record: 'kumasi', statement }];
const surroundings = {
  base,
  licenceOf: () => base,
  partnerName: (id: string) => ({ en: [id] }),
  collectionName: (id: string) => ({ en: [id] }),
  provider: 'An archive',
};
const iri = `${base}item/x1/record/kumasi#${statement}`;

test('Linked Art of item and record has the contested statement as an attribute assignment', () => {
  const doc = JSON.parse(renderItem(view, 'jsonld', surroundings)) as {
    attributed_by: {
      type: string;
      identified_by: { content: string }[];
      assigned_property: string;
      classified_as: { id: string }[];
    }[];
  };
  const [mark] = doc.attributed_by;
  assert.deepEqual(
    [mark!.identified_by[0]!.content, mark!.type, mark!.assigned_property, mark!.classified_as[0]!.id],
    [iri, 'AttributeAssignment', 'identified_by', `${base}ns/contested`],
  );
  const triples = toTriples(recordDocument(record, base));
  const [, named] = new RegExp(`<([^>]*)> <${ns.crm}P190_has_symbolic_content> "${iri}"`).exec(triples)!;
  const [, node] = new RegExp(`<([^>]*)> <${ns.crm}P1_is_identified_by> <${named}>`).exec(triples)!;
  for (const [subject, predicate, object] of [
    [`${base}item/x1`, `${ns.crm}P140i_was_attributed_by`, node],
    [node, `${ns.rdf}type`, `${ns.crm}E13_Attribute_Assignment`],
    [node, `${ns.crm}P177_assigned_property_of_type`, `${base}ns/title`],
    [node, `${ns.crm}P2_has_type`, `${base}ns/contested`],
  ] as const)
    assert.ok(triples.includes(`<${subject}> <${predicate}> <${object}> .\n`), predicate);
  const { contested: _, ...plain } = record;
  assert.ok(!toTriples(recordDocument(plain, base)).includes('P140i'));
});

test('claims say that it is contested, and in which dispute', () => {
  const triples = claimsTriples(view, base, disputes);
  assert.ok(triples.includes(`<${iri}> <${base}ns/standing> <${base}ns/contested> .\n`));
  assert.ok(triples.includes(`<${iri}> <${base}ns/contestedIn> <${base}dispute/D-2026-000001> .\n`));
});

test('a manifest shows labels and credit as its required statement, advice on each canvas, and what is contested', () => {
  type Pair = { label: Record<string, string[]>; value: Record<string, string[]> };
  const manifest = itemManifest(view, { archive: sampleArchive as never, baseUrl: base.slice(0, -1) }) as {
    requiredStatement: Pair;
    metadata: Pair[];
    items: { requiredStatement: Pair }[];
    rights?: string;
  };
  const required = manifest.requiredStatement.value;
  assert.deepEqual(required.sw, ['<span>Ya wazee &lt;tu&gt;.</span>']);
  assert.deepEqual(required.en, [
    'TK Secret / Sacred: https://localcontexts.org/label/tk-secret-sacred/',
    'Gift of the river',
  ]);
  assert.equal(manifest.rights, undefined);
  assert.deepEqual(manifest.items[0]!.requiredStatement.label.en, ['Before you look']);
  const contested = manifest.metadata.find(({ label }) => label.en?.[0] === 'Contested');
  assert.deepEqual(Object.keys(contested!.value).sort(), ['ar', 'en', 'es', 'fr', 'sw', 'zh']);
});

test('harvest says it about the record, escaped, and nothing where there is nothing', () => {
  const about = writeAbout(record, { labels: [...view.labels!], disputes }, base);
  assert.match(about, /^<about><oai_dc:dc .*<\/oai_dc:dc><\/about>$/);
  for (const part of [
    '<dc:rights xml:lang="sw">Ya wazee &lt;tu&gt;.</dc:rights>',
    '<dc:relation>https://localcontexts.org/label/tk-secret-sacred/</dc:relation>',
    '<dc:description xml:lang="en">Contested: Title.',
    `<dc:relation>${base}dispute/D-2026-000001</dc:relation>`,
  ])
    assert.ok(about.includes(part), part);
  const { contested: _, ...plain } = record;
  assert.equal(writeAbout(plain, { labels: [], disputes: [] }, base), '');
});
