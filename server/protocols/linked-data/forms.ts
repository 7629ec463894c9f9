/** The forms in which an item or record is given: its suffix, media type, and what is accepted by Accept. */
export type Form = 'html' | 'jsonld' | 'ttl' | 'nt' | 'nq' | 'trig';

export const linkedArtProfile = 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"';

/** JSON-LD of what Linked Art has no model for, with whole IRIs instead of a context (JSON-LD 1.1, IANA considerations). */
export const expandedProfile = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"';

/** In the order of preference between equals; the first is what a client gets that takes anything. */
export const forms: readonly { form: Form; type: string; contentType: string }[] = [
  { form: 'html', type: 'text/html', contentType: 'text/html; charset=utf-8' },
  { form: 'jsonld', type: 'application/ld+json', contentType: linkedArtProfile },
  { form: 'ttl', type: 'text/turtle', contentType: 'text/turtle; charset=utf-8' },
  { form: 'nt', type: 'application/n-triples', contentType: 'application/n-triples; charset=utf-8' },
  { form: 'nq', type: 'application/n-quads', contentType: 'application/n-quads; charset=utf-8' },
  { form: 'trig', type: 'application/trig', contentType: 'application/trig; charset=utf-8' },
];

export const contentTypeOf = (form: Form): string => forms.find((f) => f.form === form)!.contentType;

/** Splits `name.suffix` into a name and the form that the suffix asks for; none where it is no suffix of ours. */
export function splitSuffix(text: string): { name: string; form?: Form } {
  const dot = text.lastIndexOf('.');
  const form = forms.find((f) => f.form === text.slice(dot + 1))?.form;
  return dot > 0 && form !== undefined ? { name: text.slice(0, dot), form } : { name: text };
}
