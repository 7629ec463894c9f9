import jsonld from 'jsonld';
import type { AuthorityView } from '../../curation/authorities/view-authority.ts';
import { authorityTriples, descriptionGraph, joinGraph } from '../../projections/graphs/authority-graph.ts';
import type { ShownConcept } from '../../vocabulary/find-concept.ts';
import { type NamedTriples, toNQuads, union } from '../linked-data/serialise.ts';
import { conceptContext, conceptDocument } from './concept-document.ts';

/** A thing's data: what is said of it by nobody in particular, and the graphs of those who describe or joined it. Both in N-Triples. */
export type ThingData = {
  triples: string;
  graphs: NamedTriples[];
  /** The same triples as the JSON-LD of a concept, whose lists stay lists whatever they hold. */
  document?: Record<string, unknown>;
};

const triplesOf = async (document: Record<string, unknown>): Promise<string> =>
  String(await jsonld.toRDF(document as never, { format: 'application/n-quads' }));

/** The data of a concept of a scheme, or of one that only records brought. */
export async function conceptData(concept: ShownConcept, base: string): Promise<ThingData> {
  const document = conceptDocument('concept', concept, base);
  return { triples: await triplesOf(document), graphs: [], document };
}

/** The data of a person, group or place, as the stores of quads hold it. `concept`: what a scheme says of the place. */
export async function authorityData(
  view: AuthorityView,
  concept: ShownConcept | undefined,
  base: string,
): Promise<ThingData> {
  const { reference, label, descriptions, joined } = view;
  const document = concept && conceptDocument('place', concept, base);
  return {
    ...(document && { document }),
    triples: document ? await triplesOf(document) : authorityTriples(reference, label, base),
    graphs: [
      ...descriptions.map((one) => descriptionGraph(one, base)),
      ...joined.map((one) => joinGraph(one, base)),
    ],
  };
}

/** All triples, whoever says them. */
export const flatTriples = ({ triples, graphs }: ThingData): string =>
  union([triples, ...graphs.map(({ ntriples }) => ntriples)]);

/** N-Quads in which each partner's description is a graph with its name. */
export const quadsOf = ({ triples, graphs }: ThingData): string => triples + toNQuads(graphs);

/** JSON-LD of the same quads, with its context in it: nobody has to fetch anything to read the document. */
export async function jsonOf(data: ThingData): Promise<object> {
  if (data.document && data.graphs.length === 0) return data.document;
  const expanded = await jsonld.fromRDF(quadsOf(data) as never, { format: 'application/n-quads' });
  return jsonld.compact(expanded, conceptContext as never);
}
