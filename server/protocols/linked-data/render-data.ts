import jsonld from 'jsonld';
import type { DocumentPart } from '../../../vocab/crosswalks/linked-art/builder.ts';
import { publishedLinkedArt, publishedPart } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import { mergedContent } from '../../curation/merged-content.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import { claimsIri, itemIri, recordIri } from '../../projections/graphs/addresses.ts';
import { claimsTriples } from '../../projections/graphs/claims-graph.ts';
import { byLead, itemDocument } from '../../projections/graphs/item-document.ts';
import { aboutRecord, recordDocument, recordTriples } from '../../projections/graphs/record-graph.ts';
import type { RecordSurroundings } from './describe-record.ts';
import { type Form, type GraphForm, isModelForm } from './forms.ts';
import { renderModel } from './render-models.ts';
import { toNQuads, toTurtle, union } from './serialise.ts';

type DataForm = Exclude<Form, 'html'>;
/** What data are rendered with. `disputesOn`: the disputes that mark what a view shows. */
export type DataContext = RecordSurroundings & {
  disputesOn?: (view: ItemView) => readonly ContestedBy[];
};

/** Triples as JSON-LD in its expanded form, for what Linked Art has no model for. */
export const expandedJson = async (triples: string): Promise<string> =>
  json(await jsonld.fromRDF(triples as never, { format: 'application/n-quads' }));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The links of a Linked Art document (HAL, https://linked.art/api/1.0/hal/); its context makes them no part of the graph. */
export const withLinks = (document: Record<string, unknown>, self?: string): Record<string, unknown> => ({
  ...document,
  _links: {
    self: { href: self ?? `${document.id as string}.jsonld` },
    curies: [{ name: 'la', href: 'https://linked.art/api/rels/1/{rel}', templated: true }],
    'la:modelVersion': { href: 'https://linked.art/model/1.0/', name: '1.0.0' },
    'la:apiVersion': { href: 'https://linked.art/api/1.0/', name: '1.0.0' },
  },
});

/** Triples of one graph in a form; in N-Quads and TriG under the graph's name. */
export function renderTriples(
  form: Exclude<GraphForm, 'html' | 'jsonld'>,
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
export function renderRecord(record: RecordView, form: DataForm, context: DataContext): string {
  const { base, licenceOf } = context;
  if (isModelForm(form))
    return renderModel(form, [record], {
      merged: record.content,
      about: recordIri(base, record),
      around: context,
    });
  if (form === 'jsonld')
    return json(
      withLinks(publishedLinkedArt(recordDocument(record, base), base), `${recordIri(base, record)}.jsonld`),
    );
  const graph = recordIri(base, record);
  const ntriples = recordTriples(record, base);
  if (form === 'nt' || form === 'ttl') return renderTriples(form, graph, ntriples, base);
  const quads = toNQuads([{ graph, ntriples }]) + aboutRecord(record, base, licenceOf(record.collection));
  return form === 'nq' ? quads : toTurtle(quads, base);
}

/**
 * An item in a form of data. JSON-LD, Turtle and N-Triples say the same: what all agree on directly, and what they differ on as what each says; in
 * N-Quads and TriG each record has a graph, with all that its partner says.
 */
export function renderItem(view: ItemView, form: DataForm, context: DataContext): string {
  const { base, licenceOf } = context;
  if (isModelForm(form)) {
    const { records } = byLead(view);
    const merged = mergedContent(byLead(view));
    return renderModel(form, records, { merged, about: itemIri(base, view.id), around: context });
  }
  if (form === 'jsonld') return json(withLinks(publishedLinkedArt(itemDocument(view, context), base)));
  if (form === 'nt' || form === 'ttl') {
    const ntriples = union([toTriples(itemDocument(view, context))]);
    return form === 'nt' ? ntriples : toTurtle(ntriples, base);
  }
  const graphs = view.records.map((record) => ({
    graph: recordIri(base, record),
    ntriples: recordTriples(record, base),
  }));
  const quads =
    toNQuads(graphs) + view.records.map((r) => aboutRecord(r, base, licenceOf(r.collection))).join('');
  return form === 'nq' ? quads : toTurtle(quads, base);
}

/** What a thing shows, or the text that it carries, as the document of its own that Linked Art asks for; undefined where there is none. */
export function renderPart(
  part: DocumentPart,
  { view, record }: { view: ItemView; record?: RecordView },
  context: DataContext,
): string | undefined {
  const { base } = context;
  const doc = record ? recordDocument(record, base) : itemDocument(view, context);
  const published = publishedPart(doc, part, base);
  return published && json(withLinks(published));
}

/** Who claims what of an item, in a form of data; JSON-LD in its expanded form, as there is no context for it. */
export async function renderClaims(
  view: ItemView,
  form: Exclude<GraphForm, 'html'>,
  { base, disputesOn }: DataContext,
): Promise<string> {
  const triples = claimsTriples(view, base, disputesOn?.(view));
  if (form === 'jsonld') return expandedJson(triples);
  return renderTriples(form, claimsIri(base, view.id), triples, base);
}
