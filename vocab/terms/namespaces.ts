/** Namespaces of the vocabularies that records map to. */
export const ns = {
  crm: 'http://www.cidoc-crm.org/cidoc-crm/',
  la: 'https://linked.art/ns/terms/',
  dig: 'http://www.ics.forth.gr/isl/CRMdig/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  dc: 'http://purl.org/dc/elements/1.1/',
  prov: 'http://www.w3.org/ns/prov#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  owl: 'http://www.w3.org/2002/07/owl#',
  edm: 'http://www.europeana.eu/schemas/edm/',
  wgs84: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  aat: 'http://vocab.getty.edu/aat/',
} as const;

/** The IRI of a concept of the Getty Art & Architecture Thesaurus. */
export const aat = (id: number): string => `${ns.aat}${id}`;
