import jsonld from 'jsonld';
import { publishedLinkedArt, toLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { imagesOf } from '../../curation/images-of.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import { mergedContent } from '../../curation/merged-content.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import { claimsIri, recordIri } from '../../projections/graphs/addresses.ts';
import { claimsTriples } from '../../projections/graphs/claims-graph.ts';
import { markContested } from '../../projections/graphs/contested-nodes.ts';
import { aboutRecord, recordDocument, recordTriples } from '../../projections/graphs/record-graph.ts';
import type { Form } from './forms.ts';
import { toNQuads, toTurtle, union } from './serialise.ts';

type DataForm = Exclude<Form, 'html'>;
/** What data are rendered with. `disputesOn`: the disputes that mark what a view shows. */
export type DataContext = {
  base: string;
  licenceOf: (collection: string) => string;
  disputesOn?: (view: ItemView) => readonly ContestedBy[];
};

/** Triples as JSON-LD in its expanded form, for what Linked Art has no model for. */
export const expandedJson = async (triples: string): Promise<string> =>
  json(await jsonld.fromRDF(triples as never, { format: 'application/n-quads' }));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Triples of one graph in a form; in N-Quads and TriG under the graph's name. */
export function renderTriples(
  form: Exclude<DataForm, 'jsonld'>,
  graph: string,
  ntriples: string,
  base: string,
): string {
  switch (form) {
    case 'nt':
      return ntriples;
    case 'nq':
      return toNQuads([{ graph, ntriples }]);
    case 'ttl':
      return toTurtle(ntriples, base);
    case 'trig':
      return toTurtle(toNQuads([{ graph, ntriples }]), base);
  }
}

/** One partner's record in a form of data. N-Quads and TriG hold its graph, and in the default graph what is said of it. */
export function renderRecord(record: RecordView, form: DataForm, { base, licenceOf }: DataContext): string {
  if (form === 'jsonld') return json(publishedLinkedArt(recordDocument(record, base), base));
  const graph = recordIri(base, record);
  const ntriples = recordTriples(record, base);
  if (form === 'nt' || form === 'ttl') return renderTriples(form, graph, ntriples, base);
  const quads = toNQuads([{ graph, ntriples }]) + aboutRecord(record, base, licenceOf(record.collection));
  return form === 'nq' ? quads : toTurtle(quads, base);
}

/** The records with the leading one first, so that where one must be named before others nobody is by rank. */
function byLead(view: ItemView): ItemView {
  const leading = leadingRecord(view);
  return { ...view, records: [leading, ...view.records.filter((record) => record !== leading)] };
}

/** An item in a form of data: what its records say, each value once; in N-Quads and TriG a graph for each record. */
export function renderItem(view: ItemView, form: DataForm, { base, licenceOf }: DataContext): string {
  if (form === 'jsonld') {
    const doc = toLinkedArt(mergedContent(byLead(view)), {
      base,
      item: view.id,
      collections: [...new Set(view.records.map((record) => record.collection))],
      images: view.records.flatMap((record) => imagesOf(record)),
    });
    for (const record of view.records) markContested(doc, record, base);
    return json(publishedLinkedArt(doc, base));
  }
  const triples = view.records.map((record) => recordTriples(record, base));
  if (form === 'nt') return union(triples);
  if (form === 'ttl') return toTurtle(union(triples), base);
  const graphs = view.records.map((record, i) => ({ graph: recordIri(base, record), ntriples: triples[i]! }));
  const quads =
    toNQuads(graphs) + view.records.map((r) => aboutRecord(r, base, licenceOf(r.collection))).join('');
  return form === 'nq' ? quads : toTurtle(quads, base);
}

/** Who claims what of an item, in a form of data; JSON-LD in its expanded form, as there is no context for it. */
export async function renderClaims(
  view: ItemView,
  form: DataForm,
  { base, disputesOn }: DataContext,
): Promise<string> {
  const triples = claimsTriples(view, base, disputesOn?.(view));
  if (form === 'jsonld') return expandedJson(triples);
  return renderTriples(form, claimsIri(base, view.id), triples, base);
}
