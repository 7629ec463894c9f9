import { ns } from '../../../vocab/terms/namespaces.ts';
import type { Collection, Partner } from '../../archive/archive.ts';
import { collectionIri, partnerIri } from '../../projections/graphs/addresses.ts';
import { type TripleText, tripleText } from '../../projections/graphs/triple-text.ts';
import type { DatasetCounts } from './count-dataset.ts';

const { dcterms, foaf, rdf } = ns;
const voidNs = 'http://rdfs.org/ns/void#';
const dcat = 'http://www.w3.org/ns/dcat#';

export type DatasetDescription = {
  /** Ends with a slash. */
  base: string;
  name: string;
  /** When anything public last changed, ISO 8601. */
  modified: string | undefined;
  collections: readonly Collection[];
  partners: readonly Partner[];
  /** Null while nobody has counted; then nothing is said of parts. */
  counts: DatasetCounts | null;
};

/**
 * The archive as a dataset: VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) as N-Triples, with a subset for each
 * collection and for each partner.
 */
export function describeDataset(given: DatasetDescription): string {
  const { base, name, modified, collections, partners, counts } = given;
  const out = tripleText();
  const document = `${base}.well-known/void`;
  const [dataset, catalogue] = [`${document}#dataset`, `${document}#catalogue`];
  const type = (subject: string, ...types: string[]) => {
    for (const one of types) out.link(subject, `${rdf}type`, one);
  };
  type(document, `${voidNs}DatasetDescription`);
  out.link(document, `${foaf}primaryTopic`, dataset);
  type(dataset, `${voidNs}Dataset`, `${dcat}Dataset`);
  out.text(dataset, `${dcterms}title`, name);
  out.text(
    dataset,
    `${dcterms}description`,
    'Descriptions of cultural heritage by partners who describe the same things side by side: who says what, since when, where they differ, and what became of disputes.',
    'en',
  );
  out.text(dataset, `${voidNs}uriSpace`, base);
  out.link(dataset, `${voidNs}sparqlEndpoint`, `${base}sparql`);
  out.link(dataset, `${voidNs}dataDump`, `${base}dumps/`);
  out.link(dataset, `${voidNs}openSearchDescription`, `${base}opensearch.xml`);
  out.link(dataset, `${voidNs}rootResource`, base);
  if (modified !== undefined) out.time(dataset, `${dcterms}modified`, modified);
  writeServices({ out, base, dataset, catalogue, name });
  if (counts) writeCounts({ out, base, dataset, counts });

  for (const collection of collections) {
    const items = counts?.collections.get(collectionIri(base, collection.id));
    if (items === undefined) continue;
    const subset = `${document}#collection-${collection.id}`;
    type(subset, `${voidNs}Dataset`, `${dcat}Dataset`);
    out.link(dataset, `${voidNs}subset`, subset);
    out.link(catalogue, `${dcat}dataset`, subset);
    out.texts(subset, `${dcterms}title`, collection.name);
    out.texts(subset, `${dcterms}description`, collection.description);
    out.link(subset, `${foaf}homepage`, collectionIri(base, collection.id));
    out.link(subset, `${dcterms}license`, collection.licence);
    out.link(dataset, `${dcterms}license`, collection.licence);
    out.number(subset, `${voidNs}entities`, items);
    for (const partner of collection.partners)
      out.link(subset, `${dcterms}contributor`, partnerIri(base, partner));
  }
  for (const partner of partners) {
    const subset = `${document}#partner-${partner.id}`;
    const iri = partnerIri(base, partner.id);
    const records = counts?.partners.get(iri);
    if (records === undefined) continue;
    type(subset, `${voidNs}Dataset`, `${dcat}Dataset`);
    out.link(dataset, `${voidNs}subset`, subset);
    out.texts(subset, `${dcterms}title`, partner.name);
    out.link(subset, `${dcterms}publisher`, iri);
    out.link(dataset, `${dcterms}publisher`, iri);
    out.number(subset, `${voidNs}documents`, records);
    type(iri, `${foaf}Organization`);
    out.texts(iri, `${foaf}name`, partner.name);
    if (partner.homepage !== undefined) out.link(iri, `${foaf}homepage`, partner.homepage);
  }
  return out.toString();
}

/** The catalogue, its services, and the ways in which all of it is handed out. */
function writeServices(args: {
  out: TripleText;
  base: string;
  dataset: string;
  catalogue: string;
  name: string;
}): void {
  const { out, base, dataset, catalogue, name } = args;
  out.link(catalogue, `${rdf}type`, `${dcat}Catalog`);
  out.text(catalogue, `${dcterms}title`, name);
  out.link(catalogue, `${dcat}dataset`, dataset);
  const services = {
    sparql: ['SPARQL 1.1', 'https://www.w3.org/TR/sparql11-protocol/'],
    oai: ['OAI-PMH 2.0', 'http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm'],
    ldes: ['Linked Data Event Stream', 'https://w3id.org/ldes/specification'],
  };
  for (const [path, [title, standard]] of Object.entries(services)) {
    const service = `${base}.well-known/void#${path}`;
    out.link(service, `${rdf}type`, `${dcat}DataService`);
    out.link(catalogue, `${dcat}service`, service);
    out.text(service, `${dcterms}title`, title!, 'en');
    out.link(service, `${dcat}endpointURL`, base + path);
    out.link(service, `${dcterms}conformsTo`, standard!);
    out.link(service, `${dcat}servesDataset`, dataset);
    if (path === 'sparql') out.link(service, `${dcat}endpointDescription`, `${base}sparql`);
  }
  const dumps = `${base}.well-known/void#dumps`;
  out.link(dataset, `${dcat}distribution`, dumps);
  out.link(dumps, `${rdf}type`, `${dcat}Distribution`);
  out.text(dumps, `${dcterms}title`, 'All of it, as files', 'en');
  out.link(dumps, `${dcat}accessURL`, `${base}dumps/`);
}

function writeCounts(args: { out: TripleText; base: string; dataset: string; counts: DatasetCounts }): void {
  const { out, base, dataset, counts } = args;
  out.number(dataset, `${voidNs}triples`, counts.triples);
  out.number(dataset, `${voidNs}classes`, counts.classes.length);
  out.number(dataset, `${voidNs}properties`, counts.properties.length);
  for (const example of counts.examples) out.link(dataset, `${voidNs}exampleResource`, example);
  const vocabularies = [...Object.values(ns), `${base}ns/`];
  const names = [...counts.classes, ...counts.properties].map(({ name }) => name);
  for (const vocabulary of vocabularies)
    if (names.some((name) => name.startsWith(vocabulary)))
      out.link(dataset, `${voidNs}vocabulary`, vocabulary);
  counts.classes.forEach(({ name, entities }, index) => {
    const part = `${base}.well-known/void#class-${index + 1}`;
    out.link(dataset, `${voidNs}classPartition`, part);
    out.link(part, `${voidNs}class`, name);
    out.number(part, `${voidNs}entities`, entities);
  });
  counts.properties.forEach(({ name, triples }, index) => {
    const part = `${base}.well-known/void#property-${index + 1}`;
    out.link(dataset, `${voidNs}propertyPartition`, part);
    out.link(part, `${voidNs}property`, name);
    out.number(part, `${voidNs}triples`, triples);
  });
}
