import { cc0 } from '../../../vocab/rights.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import { tripleText } from '../../projections/graphs/triple-text.ts';
import {
  activity,
  dcat,
  ldes,
  pageIri,
  rootIri,
  shapeIri,
  streamIri,
  timestampPath,
  tree,
  versionOfPath,
} from './terms.ts';

/** A page as the root tells of it: the times of its first entry and, where it is full, of its last (ISO 8601, UTC). */
export type PageSpan = { name: string; from: string; to?: string };

/** Seconds after which a client may look for news. */
const pollingInterval = 30;

const keeping =
  'Every version stays, and every deletion. What the public may no longer see leaves: a record or statement that was restricted, withdrawn or erased is absent from all its versions; the page that had it answers 410, and another takes its place.';

/** The root: what the stream is, and where its pages are, by time (https://w3id.org/tree/specification/). */
export function writeRoot(
  { spans, title }: { spans: readonly PageSpan[]; title: string },
  base: string,
): string {
  const stream = streamIri(base);
  const root = rootIri(base);
  const text = tripleText();
  const type = (subject: string, of: string) => text.link(subject, `${ns.rdf}type`, of);
  type(stream, `${ldes}EventStream`);
  type(stream, `${dcat}Dataset`);
  text.link(stream, `${tree}view`, root);
  text.text(stream, `${ns.dcterms}title`, `${title}: versions of records, as they become public`, 'en');
  text.link(stream, `${ns.dcterms}license`, cc0);
  text.link(stream, `${ldes}timestampPath`, timestampPath);
  text.link(stream, `${ldes}versionOfPath`, versionOfPath);
  for (const act of ['Create', 'Update', 'Delete'])
    text.link(stream, `${ldes}version${act}Object`, `${activity}${act}`);
  text.link(stream, `${tree}shape`, shapeIri(base));
  text.link(stream, `${ns.rdfs}seeAlso`, `${base}.well-known/void`);
  text.link(stream, `${ns.rdfs}seeAlso`, `${base}dumps/`);
  type(root, `${tree}Node`);
  text.number(root, `${ldes}pollingInterval`, pollingInterval);
  const policy = `${root}#retention`;
  text.link(root, `${ldes}retentionPolicy`, policy);
  type(policy, `${ldes}RetentionPolicy`);
  text.text(policy, `${ns.rdfs}comment`, keeping, 'en');
  if (spans[0]) text.time(policy, `${ldes}startingFrom`, spans[0].from);
  for (const { name, from, to } of spans) {
    const page = pageIri(base, name);
    const relation = (kind: string, value: string) => {
      const iri = `${root}#${kind === 'GreaterThanOrEqualTo' ? 'from' : 'to'}-${name}`;
      text.link(root, `${tree}relation`, iri);
      type(iri, `${tree}${kind}Relation`);
      text.link(iri, `${tree}node`, page);
      text.link(iri, `${tree}path`, timestampPath);
      text.time(iri, `${tree}value`, value);
    };
    relation('GreaterThanOrEqualTo', from);
    // Entries of one moment may lie on both sides of a page's end, so the end is included.
    if (to !== undefined) relation('LessThanOrEqualTo', to);
  }
  return text.toString();
}

/** What every member has, as SHACL. */
export function writeShape(base: string): string {
  const shape = shapeIri(base);
  return `@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <${ns.xsd}> .
@prefix as: <${activity}> .
<${shape}> a sh:NodeShape ;
  sh:property <${shape}#type>, <${shape}#version>, <${shape}#time>, <${shape}#partner> .
<${shape}#type> sh:path <${ns.rdf}type> ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( as:Create as:Update as:Delete ) .
<${shape}#version> sh:path <${versionOfPath}> ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI .
<${shape}#time> sh:path <${timestampPath}> ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:dateTime .
<${shape}#partner> sh:path <${ns.prov}wasAttributedTo> ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI .
`;
}
