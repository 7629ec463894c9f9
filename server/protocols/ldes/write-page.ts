import { ns } from '../../../vocab/terms/namespaces.ts';
import type { ShownVersion } from '../../curation/public/shown-versions.ts';
import { partnerIri, recordIri } from '../../projections/graphs/addresses.ts';
import { recordTriples } from '../../projections/graphs/record-graph.ts';
import { tripleText } from '../../projections/graphs/triple-text.ts';
import type { NamedTriples } from '../linked-data/serialise.ts';
import { activity, ldes, pageIri, rootIri, streamIri, timestampPath, tree, versionOfPath } from './terms.ts';

export type PageContext = {
  /** The archive's public address; ends with a slash. */
  base: string;
  licenceOf: (collection: string) => string;
  /** The partner of a record that is gone. */
  partnerOf: (item: string, record: string) => string | undefined;
};

const acts = { create: 'Create', update: 'Update', delete: 'Delete' } as const;

/** A version of a record: an address that is its own, within that of the record. */
const versionIri = (base: string, { item, record, seq }: ShownVersion['change']): string =>
  `${recordIri(base, { item, name: record })}#version-${seq}`;

/**
 * A member: what is said of the version, which of a deletion is all there is; and what the record said, in the graph that the member names, so that clients
 * take it along (LDES, member extraction).
 */
function member(
  { change, record }: ShownVersion,
  { base, licenceOf, partnerOf }: PageContext,
): NamedTriples[] {
  const iri = versionIri(base, change);
  const text = tripleText();
  text.link(iri, `${ns.rdf}type`, `${activity}${acts[change.kind]}`);
  text.link(iri, versionOfPath, recordIri(base, { item: change.item, name: change.record }));
  text.time(iri, timestampPath, change.time);
  const partner = record?.partner ?? partnerOf(change.item, change.record);
  if (partner !== undefined) text.link(iri, `${ns.prov}wasAttributedTo`, partnerIri(base, partner));
  if (!record) return [{ ntriples: text.toString() }];
  text.link(iri, `${ns.dcterms}license`, record.content.metadataRights?.[0] ?? licenceOf(record.collection));
  return [{ ntriples: text.toString() }, { graph: iri, ntriples: recordTriples(record, base) }];
}

/** A page of the stream. `name`: its own; `full`: nothing will be added to it. */
export function writePage(
  { name, full, versions }: { name: string; full: boolean; versions: readonly ShownVersion[] },
  context: PageContext,
): NamedTriples[] {
  const { base } = context;
  const page = pageIri(base, name);
  const stream = streamIri(base);
  const text = tripleText();
  text.link(page, `${ns.rdf}type`, `${tree}Node`);
  text.link(page, `${ns.dcterms}isPartOf`, rootIri(base));
  if (full) text.flag(page, `${ldes}immutable`, true);
  const shown = versions.filter(({ change, record }) => change.kind === 'delete' || record);
  for (const { change } of shown) text.link(stream, `${tree}member`, versionIri(base, change));
  return [{ ntriples: text.toString() }, ...shown.flatMap((version) => member(version, context))];
}
