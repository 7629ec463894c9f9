import type { GraphWrite } from '../../server/projections/quads/quad-store.ts';

export const BASE = 'https://archive.example/';
const CRM = 'http://www.cidoc-crm.org/cidoc-crm/';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PROV = 'http://www.w3.org/ns/prov#';
const WORDS = [
  'mask',
  'portrait',
  'river',
  'drum',
  'study',
  'letter',
  'market',
  'bronze',
  'harbour',
  'weaver',
];
const CONCEPTS = 4_000;
const PARTNERS = ['lagos', 'london', 'paris'];

/**
 * A record of about 45 triples in the archive's shape. Every tenth item has a second partner who agrees on
 * most.
 */
export function makeRecord({ item, partner }: { item: number; partner: string }): GraphWrite {
  const thing = `${BASE}item/${item}`;
  const graph = `${thing}/record/${partner}`;
  const lines: string[] = [];
  const say = (s: string, p: string, o: string) => lines.push(`<${s}> <${p}> ${o} .\n`);
  const iri = (value: string) => `<${value}>`;
  say(thing, RDF_TYPE, iri(`${CRM}E22_Human-Made_Object`));
  say(thing, `${CRM}P2_has_type`, iri(`${BASE}concept/${item % 60}`));
  for (let n = 0; n < 3; n++) {
    const name = `${thing}#name-${n}`;
    say(thing, `${CRM}P1_is_identified_by`, iri(name));
    say(name, RDF_TYPE, iri(`${CRM}E33_E41_Linguistic_Appellation`));
    const words = `${WORDS[(item + n) % 10]} and ${WORDS[(item * 3 + n) % 10]} ${item}`;
    say(name, `${CRM}P190_has_symbolic_content`, `"${words}"@${['en', 'fr', 'sw'][n]}`);
    say(name, `${CRM}P2_has_type`, iri('http://vocab.getty.edu/aat/300404670'));
  }
  const making = `${thing}#making`;
  const span = `${thing}#making-time`;
  say(thing, `${CRM}P108i_was_produced_by`, iri(making));
  say(making, RDF_TYPE, iri(`${CRM}E12_Production`));
  say(making, `${CRM}P14_carried_out_by`, iri(`${BASE}agent/${(item * 7) % 3_500}`));
  say(making, `${CRM}P7_took_place_at`, iri(`${BASE}place/${item % 400}`));
  say(making, `${CRM}P4_has_time-span`, iri(span));
  say(span, RDF_TYPE, iri(`${CRM}E52_Time-Span`));
  const year = 1600 + (item % 400);
  say(span, `${CRM}P82a_begin_of_the_begin`, `"${year}-01-01T00:00:00Z"^^<${XSD}dateTime>`);
  say(span, `${CRM}P82b_end_of_the_end`, `"${year}-12-31T23:59:59Z"^^<${XSD}dateTime>`);
  for (let n = 0; n < 10; n++)
    say(thing, `${CRM}P129_is_about`, iri(`${BASE}concept/${(item * 13 + n * 331) % CONCEPTS}`));
  for (let n = 0; n < 3; n++) {
    const size = `${thing}#size-${n}`;
    say(thing, `${CRM}P43_has_dimension`, iri(size));
    say(size, RDF_TYPE, iri(`${CRM}E54_Dimension`));
    say(size, `${CRM}P90_has_value`, `"${(item * (n + 1)) % 900}"^^<${XSD}decimal>`);
  }
  say(thing, `${CRM}P3_has_note`, `"Noted by ${partner} of ${item}"@en`);
  const about = [
    `<${graph}> <${RDF_TYPE}> <${PROV}Entity> .\n`,
    `<${graph}> <${PROV}wasAttributedTo> <${BASE}partner/${partner}> .\n`,
    `<${graph}> <${PROV}generatedAtTime> "2026-01-01T00:00:00Z"^^<${XSD}dateTime> .\n`,
    `<${graph}> <${PROV}specializationOf> <${thing}> .\n`,
  ];
  return { graph, ntriples: lines.join(''), fresh: true, about: about.join('') };
}

/** The scheme's graph: a tree of concepts, each with eight narrower ones. */
export function makeScheme(): GraphWrite {
  const scheme = `${BASE}scheme/subjects`;
  const lines = [`<${BASE}concept/0> <${SKOS}topConceptOf> <${scheme}> .\n`];
  for (let n = 0; n < CONCEPTS; n++) {
    const concept = `<${BASE}concept/${n}>`;
    lines.push(
      `${concept} <${RDF_TYPE}> <${SKOS}Concept> .\n`,
      `${concept} <${SKOS}prefLabel> "Subject ${n}"@en .\n`,
    );
    if (n > 0) lines.push(`${concept} <${SKOS}broader> <${BASE}concept/${Math.floor((n - 1) / 8)}> .\n`);
  }
  return { graph: scheme, ntriples: lines.join(''), fresh: true, about: '' };
}

/** Batches of 1,000 graphs for so many records, the scheme first. */
export function* makeBatches(records: number): Iterable<{ write: GraphWrite[]; drop: string[] }> {
  let write = [makeScheme()];
  for (let made = 0, item = 0; made < records; item++) {
    for (const partner of item % 10 === 0 ? PARTNERS.slice(0, 2) : [PARTNERS[item % 3]!]) {
      write.push(makeRecord({ item, partner }));
      made += 1;
    }
    if (write.length >= 1_000) {
      yield { write, drop: [] };
      write = [];
    }
  }
  yield { write, drop: [] };
}
