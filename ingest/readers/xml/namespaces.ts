/** The formats that are read have one namespace each for their own names, which stand alone; `''` is a document without namespaces. */
const own = [
  '',
  'http://www.lido-schema.org',
  'http://www.loc.gov/mods/v3',
  'http://www.loc.gov/MARC21/slim',
  'http://ead3.archivists.org/schema/',
  'http://ead3.archivists.org/schema/undeprecated/',
  'urn:isbn:1-931666-22-9',
];

/** The prefixes that names of other namespaces get here, whatever prefix a document binds. */
const prefixes: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://www.openarchives.org/OAI/2.0/oai_dc/': 'oai_dc',
  'http://www.openarchives.org/OAI/2.0/': 'oai',
  'http://www.openarchives.org/ore/terms/': 'ore',
  'http://www.europeana.eu/schemas/edm/': 'edm',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/2000/01/rdf-schema#': 'rdfs',
  'http://www.w3.org/2002/07/owl#': 'owl',
  'http://www.w3.org/2004/02/skos/core#': 'skos',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'wgs84',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://xmlns.com/foaf/0.1/': 'foaf',
  'http://rdvocab.info/ElementsGr2/': 'rdaGr2',
  'http://www.opengis.net/gml': 'gml',
  'http://id.loc.gov/vocabulary/relators/': 'marcrel',
};

const xml = 'http://www.w3.org/XML/1998/namespace';

/** A name as documents write it, resolved. `key`: as it stands in a row; `namespace` and `local` as the document means them. */
export type Name = { key: string; namespace: string; local: string };

/** The prefixes bound at one place of a document, and what names mean there. */
export type Scope = {
  bind(declarations: Readonly<Record<string, string>>): Scope;
  element(name: string): Name;
  /** The key of an attribute; undefined for what only serves XML (`xmlns`, `xsi:schemaLocation`). */
  attribute(name: string): string | undefined;
};

/** Scopes and names kept, so that records which declare the same again cost nothing. */
const kept = 500;

const keyOf = (prefix: string, namespace: string, local: string): string => {
  const known = prefixes[namespace] ?? (own.includes(namespace) ? '' : prefix);
  const key = known === '' ? local : `${known}:${local}`;
  return key === '__proto__' ? ':__proto__' : key;
};

/** https://www.w3.org/TR/xml-names/: a prefix that is not bound is taken as it stands, since nothing but the name depends on it. */
export function makeScope(bound: ReadonlyMap<string, string> = new Map([['xml', xml]])): Scope {
  const elements = new Map<string, Name>();
  const attributes = new Map<string, string | undefined>();
  const inner = new Map<string, Scope>();

  const split = (name: string): [prefix: string, local: string] => {
    const colon = name.indexOf(':');
    return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
  };

  function element(name: string): Name {
    const known = elements.get(name);
    if (known) return known;
    const [prefix, local] = split(name);
    const namespace = bound.get(prefix) ?? '';
    const made = { key: keyOf(prefix, namespace, local), namespace, local };
    if (namespace === '' && prefix !== '') made.key = name;
    if (elements.size < kept) elements.set(name, made);
    return made;
  }

  function attribute(name: string): string | undefined {
    if (attributes.has(name)) return attributes.get(name);
    const [prefix, local] = split(name);
    const namespace = prefix === '' ? '' : (bound.get(prefix) ?? '');
    const serves = prefix === 'xmlns' || name === 'xmlns' || prefixes[namespace] === 'xsi';
    const key = serves ? undefined : `@${namespace === '' ? name : keyOf(prefix, namespace, local)}`;
    if (attributes.size < kept) attributes.set(name, key);
    return key;
  }

  function bind(declarations: Readonly<Record<string, string>>): Scope {
    const added = Object.entries(declarations).flatMap(([name, value]): [string, string][] =>
      name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
    );
    if (added.every(([prefix, namespace]) => bound.get(prefix) === namespace)) return scope;
    const key = JSON.stringify(added);
    const known = inner.get(key);
    if (known) return known;
    const made = makeScope(new Map([...bound, ...added]));
    if (inner.size < kept) inner.set(key, made);
    return made;
  }

  const scope: Scope = { bind, element, attribute };
  return scope;
}
