import { linkedArtTerms, schemaTerms } from './names.ts';

/** Contexts by the address at which documents name them. None is fetched: what a document names and what is not here is a fault of the document. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Stand-ins for contexts that are too large to carry. They bind every term to a name of its own, which `names.ts` knows; what the real ones do beyond that (types of
 * values, sets) makes no difference to how a record is read.
 */
const linkedArt = { '@context': { '@version': 1.1, '@vocab': linkedArtTerms, id: '@id', type: '@type' } };
const schema = { '@context': { '@version': 1.1, '@vocab': schemaTerms, id: '@id', type: '@type' } };
const dublinCore = {
  '@context': {
    '@version': 1.1,
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    '@vocab': 'http://purl.org/dc/terms/',
  },
};

/** Omeka S (https://omeka.org/s/docs/developer/api/) names a context at each site, which binds the prefixes of the vocabularies that the site has. */
const omeka = {
  '@context': {
    '@version': 1.1,
    o: 'http://omeka.org/s/vocabs/o#',
    'o-cnt': 'http://www.w3.org/2011/content#',
    dcterms: 'http://purl.org/dc/terms/',
    dctype: 'http://purl.org/dc/dcmitype/',
    bibo: 'http://purl.org/ontology/bibo/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    schema: 'http://schema.org/',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    crm: 'http://www.cidoc-crm.org/cidoc-crm/',
  },
};

const known: Contexts = {
  'https://linked.art/ns/v1/linked-art.json': linkedArt,
  'https://linked.art/ns/v1/linked-art': linkedArt,
  'https://schema.org': schema,
  'http://schema.org': schema,
  'https://schema.org/docs/jsonldcontext.jsonld': schema,
  'https://schema.org/docs/jsonldcontext.json': schema,
  'http://purl.org/dc/terms': dublinCore,
  'https://linked.art/ns/v1/record-types.json': { '@context': {} },
};

/** The context at an address, with or without a slash at its end; `given` are those that the operator keeps for the archive. */
export const contextAt = (url: string, given: Contexts = {}): unknown => {
  const plain = url.replace(/\/$/, '');
  for (const contexts of [given, known])
    for (const address of [url, plain, plain.replace(/^http:/, 'https:')])
      if (Object.hasOwn(contexts, address)) return contexts[address];
  return /^https?:\/\/[^?#]+\/api-context$/.test(plain) ? omeka : undefined;
};
