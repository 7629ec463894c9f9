import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Parser, type Quad } from 'n3';
import request from 'supertest';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import { cc0 } from '../../../vocab/rights.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { base, ids, linkedDataWorld, maskByA, maskByB } from './linked-data-world.ts';

const { app } = await linkedDataWorld({ after });
const mask = `${base}item/${ids.mask}`;
const records = [`${mask}/record/a`, `${mask}/record/b`];

const ask = async (path: string) => (await request(app).get(path).buffer(true).expect(200)).text;
const parse = (text: string, format: string): Quad[] => new Parser({ format, baseIRI: base }).parse(text);
const formats = {
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
};
const quadsOf = async (path: string, form: keyof typeof formats) =>
  parse(await ask(`/item/${ids.mask}${path}.${form}`), formats[form]);

const show = (term: Quad['object']) =>
  term.termType === 'Literal'
    ? `${JSON.stringify(term.value)}${term.language ? `@${term.language}` : `^^${term.datatype.value}`}`
    : `<${term.value}>`;
const triple = (q: Quad) => `${show(q.subject as never)} <${q.predicate.value}> ${show(q.object)}`;
const sorted = (quads: readonly Quad[]) => [...new Set(quads.map(triple))].sort();
const inGraph = (quads: readonly Quad[], graph: string) => quads.filter((q) => q.graph.value === graph);

test('N-Quads and TriG of an item: a graph for each record, and the default graph speaks of the records', async () => {
  const nquads = await quadsOf('', 'nq');
  assert.deepEqual([...new Set(nquads.map((q) => q.graph.value))].sort(), ['', ...records]);
  for (const [index, record] of records.entries()) {
    const own = await quadsOf(`/record/${index === 0 ? 'a' : 'b'}`, 'nt');
    assert.ok(own.length > 15);
    assert.deepEqual(sorted(inGraph(nquads, record)), sorted(own));
  }
  const about = inGraph(nquads, '');
  assert.deepEqual([...new Set(about.map((q) => q.subject.value))].sort(), records);
  const said = (record: string, predicate: string) =>
    about
      .filter((q) => q.subject.value === record && q.predicate.value === predicate)
      .map((q) => q.object.value);
  assert.deepEqual(
    records.map((record) => said(record, `${ns.prov}wasAttributedTo`)),
    [[`${base}partner/a`], [`${base}partner/b`]],
  );
  for (const record of records) {
    assert.match(said(record, `${ns.prov}generatedAtTime`)[0]!, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.match(said(record, `${ns.prov}wasGeneratedBy`)[0]!, /\/api\/deposits\/\d+$/);
  }
  // The collection's licence, unless the record states one.
  assert.deepEqual(
    records.map((record) => said(record, `${ns.dcterms}license`)),
    [[cc0], ['http://creativecommons.org/licenses/by/4.0/']],
  );
  assert.deepEqual(said(records[0]!, `${ns.dcterms}source`), maskByA.source);
  const trig = await quadsOf('', 'trig');
  for (const graph of ['', ...records])
    assert.deepEqual(sorted(inGraph(trig, graph)), sorted(inGraph(nquads, graph)), graph);
});

test('N-Quads and TriG of a record: its graph, and what is said of it', async () => {
  const [nquads, trig] = [await quadsOf('/record/b', 'nq'), await quadsOf('/record/b', 'trig')];
  assert.deepEqual([...new Set(nquads.map((q) => q.graph.value))].sort(), ['', records[1]!]);
  for (const graph of ['', records[1]!])
    assert.deepEqual(sorted(inGraph(trig, graph)), sorted(inGraph(nquads, graph)), `graph ${graph}`);
});

test('Turtle and N-Triples are the same triples', async () => {
  for (const path of ['', '/record/a', '/record/b', '/claims']) {
    const [turtle, ntriples] = [await quadsOf(path, 'ttl'), await quadsOf(path, 'nt')];
    assert.ok(ntriples.length > 10, path);
    assert.deepEqual(sorted(turtle), sorted(ntriples), path);
  }
});

test('an item says directly what its partners agree on, and what they differ on as what each says', async () => {
  const triples = await quadsOf('', 'nt');
  const objects = (subject: string, predicate: string) =>
    triples
      .filter((q) => q.subject.value === subject && q.predicate.value === predicate)
      .map((q) => q.object.value);
  const content = (node: string) => objects(node, `${ns.crm}P190_has_symbolic_content`)[0];
  const names = objects(mask, `${ns.crm}P1_is_identified_by`).map(content);
  assert.deepEqual(names.sort(), ['قناع النهر', 'የወንዝ ጭምብል'].sort());
  const claims = objects(mask, `${ns.crm}P140i_was_attributed_by`).map((node) => ({
    by: objects(node, `${ns.crm}P14_carried_out_by`)[0],
    property: objects(node, `${ns.crm}P177_assigned_property_of_type`)[0],
    statement: content(objects(node, `${ns.crm}P1_is_identified_by`)[0]!),
    says: objects(node, `${ns.crm}P141_assigned`).map(content)[0],
  }));
  const titles = claims.filter(({ property }) => property === `${ns.crm}P1_is_identified_by`);
  assert.deepEqual(
    titles.map(({ by, says }) => [by, says]).sort(),
    [
      [`${base}partner/a`, 'River mask'],
      [`${base}partner/b`, 'Face of the river'],
    ].sort(),
  );
  for (const { statement } of claims)
    assert.match(statement!, /\/record\/[ab]#(?:title|dimension)-[0-9a-f]{10}$/);
  assert.equal(claims.length, 4);
});

test('N-Triples repeat no line, and quotes, lines and backslashes come back as they were', async () => {
  const lines = (await ask(`/item/${ids.mask}.nt`)).trim().split('\n');
  assert.equal(new Set(lines).size, lines.length);
  for (const form of ['nt', 'ttl'] as const)
    assert.ok(
      (await quadsOf('', form)).some((q) => q.object.value === maskByA.description!.en![0]),
      form,
    );
});

type Json = { [key: string]: unknown };
/** All values of a member anywhere in a document. */
function valuesOf(node: unknown, name: string): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => valuesOf(child, name));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node as Json).flatMap(([key, value]) =>
    key === name && typeof value !== 'object' ? [String(value)] : valuesOf(value, name),
  );
}
const unique = (values: readonly string[]) => [...new Set(values)].sort();

test('JSON-LD names the same things and says the same words as the triples', async () => {
  for (const path of ['', '/record/a', '/record/b']) {
    const { _links: _, ...document } = JSON.parse(await ask(`/item/${ids.mask}${path}.jsonld`)) as Json;
    assert.equal(document['@context'], 'https://linked.art/ns/v1/linked-art.json');
    assert.deepEqual([document.id, document.type], [mask, 'HumanMadeObject']);
    const triples = await quadsOf(path, 'nt');
    const literals = (predicate: string) =>
      unique(triples.filter((q) => q.predicate.value === predicate).map((q) => q.object.value));
    assert.deepEqual(
      unique(valuesOf(document, 'content')),
      literals(`${ns.crm}P190_has_symbolic_content`),
      path,
    );
    // A document has one label for a thing (https://linked.art/model/base/), the graphs have each record's.
    const labels = literals(`${ns.rdfs}label`);
    const label = unique(valuesOf(document, '_label'));
    if (path === '') assert.ok(label.length > 3 && label.every((one) => labels.includes(one)));
    else assert.deepEqual(label, labels, path);
    assert.deepEqual(
      unique(valuesOf(document, 'begin_of_the_begin')),
      literals(`${ns.crm}P82a_begin_of_the_begin`),
      path,
    );
    const isSkolem = (iri: string) => iri.includes('/.well-known/genid/');
    // Classes and properties are terms of the document’s context.
    const isTerm = (iri: string) =>
      [`${ns.rdf}type`, `${ns.crm}P177_assigned_property_of_type`].includes(iri);
    const things = triples.flatMap(({ subject, predicate, object }) => [
      subject.value,
      ...(object.termType === 'NamedNode' && !isTerm(predicate.value) ? [object.value] : []),
    ]);
    assert.deepEqual(
      unique(valuesOf(document, 'id')),
      unique(things).filter((iri) => !isSkolem(iri)),
      path,
    );
    assert.deepEqual(valuesOf(document, 'id').filter(isSkolem), [], 'skolem IRIs stay out of the document');
  }
});

test('claims: each value with its partner, and whether it is agreed, sole or differing', async () => {
  const turtle = await quadsOf('/claims', 'ttl');
  const bySubject = Map.groupBy(turtle, (q) => q.subject.value);
  const claims = [...bySubject].map(([subject, quads]) => {
    const one = (predicate: string) => quads.find((q) => q.predicate.value === predicate)?.object.value;
    assert.equal(one(`${ns.rdf}type`), `${ns.crm}E13_Attribute_Assignment`);
    assert.equal(one(`${ns.crm}P140_assigned_attribute_to`), mask);
    assert.match(one(`${ns.prov}generatedAtTime`)!, /^\d{4}-/);
    const short = (iri: string | undefined) => iri?.slice(iri.lastIndexOf('/') + 1);
    return {
      subject,
      property: short(one(`${ns.crm}P177_assigned_property_of_type`)),
      value: one(`${ns.rdf}value`),
      partner: short(one(`${ns.crm}P14_carried_out_by`)),
      standing: short(one(`${base}ns/standing`)),
    };
  });
  const of = (property: string) =>
    claims
      .filter((claim) => claim.property === property)
      .map(({ partner, standing, value }) => [partner, standing, value])
      .sort();
  assert.deepEqual(of('title'), [
    ['a', 'differing', 'River mask'],
    ['a', 'sole', 'قناع النهر'],
    ['b', 'differing', 'Face of the river'],
    ['b', 'sole', 'የወንዝ ጭምብል'],
  ]);
  assert.deepEqual(of('date'), [
    ['a', 'agreed', '1850/1870'],
    ['b', 'agreed', '1850/1870'],
  ]);
  assert.deepEqual(of('dimension'), [
    ['a', 'differing', 'height 32.5 cm'],
    ['b', 'differing', 'height 33 cm'],
  ]);
  assert.deepEqual(
    of('material').map(([partner, standing]) => [partner, standing]),
    [
      ['a', 'agreed'],
      ['b', 'agreed'],
    ],
  );
  assert.equal(of('period')[0]?.[1], 'sole');
  // Every statement of both records, each at its own address.
  const expected = [maskByA, maskByB].flatMap((content, index) =>
    statementsOf(content).map((statement) => `${records[index]}#${statementId(statement)}`),
  );
  assert.deepEqual(claims.map(({ subject }) => subject).sort(), expected.sort());
});

test('claims in JSON-LD and N-Quads are those of Turtle', async () => {
  const nquads = await quadsOf('/claims', 'nq');
  assert.deepEqual(unique(nquads.map((q) => q.graph.value)), [`${mask}/claims`]);
  assert.deepEqual(sorted(nquads), sorted(await quadsOf('/claims', 'ttl')));
  const expanded = JSON.parse(await ask(`/item/${ids.mask}/claims.jsonld`)) as { '@id': string }[];
  assert.deepEqual(unique(expanded.map((node) => node['@id'])), unique(nquads.map((q) => q.subject.value)));
});
