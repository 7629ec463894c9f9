/** The forms in which an item or record is given, named by their suffix. */
export type Form =
  | 'html'
  | 'jsonld'
  | 'ttl'
  | 'nt'
  | 'nq'
  | 'trig'
  | 'edm.xml'
  | 'edm.ttl'
  | 'schema.jsonld'
  | 'lido.xml'
  | 'mods.xml'
  | 'dc.xml'
  | 'dc.ttl';

/** Forms that are made by the crosswalks to models other than Linked Art; the others hold the archive’s own graph. */
export type ModelForm = Extract<Form, `${string}.${string}`>;
export type GraphForm = Exclude<Form, ModelForm>;
export const isModelForm = (form: Form): form is ModelForm => form.includes('.');

/**
 * A form: its media type, and the profile that tells it from others of that type (RFC 6906). The first form of a type is what a client gets that
 * names no profile. `contentType` is what an answer says.
 */
export type FormEntry = { form: Form; type: string; contentType: string; profile?: string; name: string };

const entry = (
  form: Form,
  name: string,
  { type, profile, text = true }: { type: string; profile?: string; text?: boolean },
): FormEntry => ({
  form,
  type,
  name,
  ...(profile !== undefined && { profile }),
  // JSON has no charset (RFC 8259, section 11).
  contentType: `${type}${text ? '; charset=utf-8' : ''}${profile === undefined ? '' : `;profile="${profile}"`}`,
});

const profiles = {
  linkedArt: 'https://linked.art/ns/v1/linked-art.json',
  edm: 'http://www.europeana.eu/schemas/edm/',
  schemaOrg: 'https://schema.org/',
  lido: 'http://www.lido-schema.org',
  mods: 'http://www.loc.gov/mods/v3',
  dc: 'http://purl.org/dc/elements/1.1/',
};

/** JSON-LD of what Linked Art has no model for, with whole IRIs instead of a context (JSON-LD 1.1, IANA considerations). */
export const expandedProfile = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"';

/** In the order of preference between equals; the first is what a client gets that takes anything. */
export const forms: readonly FormEntry[] = [
  entry('html', 'HTML', { type: 'text/html' }),
  entry('jsonld', 'Linked Art (JSON-LD)', {
    type: 'application/ld+json',
    profile: profiles.linkedArt,
    text: false,
  }),
  entry('ttl', 'Turtle', { type: 'text/turtle' }),
  entry('nt', 'N-Triples', { type: 'application/n-triples' }),
  entry('nq', 'N-Quads', { type: 'application/n-quads' }),
  entry('trig', 'TriG', { type: 'application/trig' }),
  entry('edm.xml', 'EDM (RDF/XML)', { type: 'application/rdf+xml', profile: profiles.edm }),
  entry('edm.ttl', 'EDM (Turtle)', { type: 'text/turtle', profile: profiles.edm }),
  entry('schema.jsonld', 'schema.org (JSON-LD)', {
    type: 'application/ld+json',
    profile: profiles.schemaOrg,
    text: false,
  }),
  entry('lido.xml', 'LIDO 1.1', { type: 'application/xml', profile: profiles.lido }),
  entry('mods.xml', 'MODS 3.8', { type: 'application/mods+xml', profile: profiles.mods }),
  entry('dc.xml', 'Dublin Core (XML)', { type: 'application/xml', profile: profiles.dc }),
  entry('dc.ttl', 'Dublin Core (Turtle)', { type: 'text/turtle', profile: profiles.dc }),
];

/** Media types by which clients ask for the same. */
export const aliases: Readonly<Record<string, string>> = {
  'text/xml': 'application/xml',
  'application/xhtml+xml': 'text/html',
  'application/json': 'application/ld+json',
  'application/x-turtle': 'text/turtle',
};

export const entryOf = (form: Form): FormEntry => forms.find((f) => f.form === form)!;
export const contentTypeOf = (form: Form): string => entryOf(form).contentType;

const longestFirst = [...forms].sort((a, b) => b.form.length - a.form.length);

/** Splits `name.suffix` into a name and the form that the suffix asks for; none where it is no suffix of ours. */
export function splitSuffix(text: string): { name: string; form?: Form } {
  const found = longestFirst.find(({ form }) => text.endsWith(`.${form}`));
  if (!found || text.length <= found.form.length + 1) return { name: text };
  return { name: text.slice(0, -found.form.length - 1), form: found.form };
}

/** Every form; those that have room for what is no heritage, such as claims and decisions. */
export const allForms: readonly Form[] = forms.map(({ form }) => form);
export const graphForms: readonly GraphForm[] = allForms.filter((form) => !isModelForm(form));
/** The forms of what only Linked Art tells apart from its whole. */
export const linkedArtForms = ['html', 'jsonld'] as const satisfies readonly Form[];
