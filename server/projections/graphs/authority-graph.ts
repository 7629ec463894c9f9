import { kindOfReference } from '../../../vocab/authority/authority.ts';
import { absolute } from '../../../vocab/concept-id.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { JoinedReference, PublicDescription } from '../../curation/authorities/view-authority.ts';
import { decisionIri, partnerIri } from './addresses.ts';
import { type NamedGraph, type TripleText, tripleText } from './triple-text.ts';

const { crm, owl, edm, wgs84, rdf, rdfs, skos, prov, dcterms, foaf } = ns;

/** The name of the graph of one partner's description, an anchor of the page of what it describes. */
const descriptionIri = (base: string, reference: string, partner: string): string =>
  `${base}${reference}#description-${partner}`;
/** The name of the graph that says that one reference means what another does. */
const joinedIri = (base: string, reference: string): string => `${base}${reference}#joined`;

const isPlace = (reference: string): boolean => kindOfReference(reference) === 'place';

/** That two references mean the same: of agents, which are no concepts, `owl:sameAs`; of places, which schemes hold, `skos:exactMatch`. */
const sameAs = (reference: string): string => (isPlace(reference) ? `${skos}exactMatch` : `${owl}sameAs`);

function writeNames(out: TripleText, iri: string, names: LanguageMap): void {
  for (const [tag, [first, ...others]] of Object.entries(names)) {
    if (first !== undefined) out.text(iri, `${rdfs}label`, first, tag);
    for (const other of others) out.text(iri, `${skos}altLabel`, other, tag);
  }
}

/** What a thing is and is called, whoever says so. */
export function authorityTriples(reference: string, label: LanguageMap, base: string): string {
  const out = tripleText();
  const iri = absolute(base, reference);
  out.link(iri, `${rdf}type`, `${crm}${isPlace(reference) ? 'E53_Place' : 'E39_Actor'}`);
  for (const [tag, [first]] of Object.entries(label))
    if (first !== undefined) out.text(iri, `${rdfs}label`, first, tag);
  return out.toString();
}

function writeDates(
  out: TripleText,
  iri: string,
  reference: string,
  { begin, end }: { begin?: string; end?: string },
): void {
  if (!isPlace(reference)) {
    // EDM says of an agent when it began and ended (EDM definition 5.2.8, edm:begin and edm:end).
    if (begin !== undefined) out.text(iri, `${edm}begin`, begin);
    if (end !== undefined) out.text(iri, `${edm}end`, end);
  } else if (begin !== undefined || end !== undefined)
    out.text(iri, `${dcterms}temporal`, `${begin ?? '..'}/${end ?? '..'}`);
}

/** One partner's description as a graph of its own, and in it who says it and since when (PROV-O). */
export function descriptionGraph(
  { reference, partner, time, content }: PublicDescription,
  base: string,
): NamedGraph {
  const out = tripleText();
  const iri = absolute(base, reference);
  const graph = descriptionIri(base, reference, partner);
  const { name, nature, point, within, same = [], note } = content;
  out.link(graph, `${rdf}type`, `${base}ns/Description`);
  out.link(graph, `${foaf}primaryTopic`, iri);
  out.link(graph, `${prov}wasAttributedTo`, partnerIri(base, partner));
  out.time(graph, `${prov}generatedAtTime`, time);
  const type = nature === undefined ? undefined : { person: 'E21_Person', group: 'E74_Group' }[nature];
  out.link(iri, `${rdf}type`, `${crm}${isPlace(reference) ? 'E53_Place' : (type ?? 'E39_Actor')}`);
  writeNames(out, iri, name);
  writeDates(out, iri, reference, content);
  if (point) {
    out.decimal(iri, `${wgs84}lat`, point.latitude);
    out.decimal(iri, `${wgs84}long`, point.longitude);
  }
  if (within !== undefined) out.link(iri, `${skos}broader`, absolute(base, within));
  for (const address of same) out.link(iri, sameAs(reference), address);
  out.texts(iri, `${skos}note`, note);
  return { graph, ntriples: out.toString() };
}

/** That two references mean the same, by which decision and whose approvals. */
export function joinGraph(join: JoinedReference, base: string): NamedGraph {
  const out = tripleText();
  const graph = joinedIri(base, join.reference);
  out.link(absolute(base, join.reference), sameAs(join.reference), absolute(base, join.joinedTo));
  out.link(graph, `${rdf}type`, `${base}ns/Join`);
  out.link(graph, `${prov}wasGeneratedBy`, decisionIri(base, join.decision));
  out.time(graph, `${prov}generatedAtTime`, join.time);
  for (const partner of join.approvals) out.link(graph, `${prov}wasAttributedTo`, partnerIri(base, partner));
  return { graph, ntriples: out.toString() };
}
