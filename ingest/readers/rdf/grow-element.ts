import { addChild, type XmlElement } from '../xml/element.ts';
import { languageOfIri } from './language-of-iri.ts';
import { measureOf, wordOfIri } from './measure-iris.ts';
import { isBlank, type Resource, type Resources, type Value } from './resource.ts';

/** Resources within one another that a record may have, and how many in all; past that they are pointed to, and no more spelled out. */
const bounds = { deep: 12, nodes: 5000 } as const;

const plain = (text: string): string => text.replace(/^__proto__$/, ':__proto__');

const numeric = /XMLSchema#(?:double|float|decimal)$/;

function literal(value: Exclude<Value, { '@id': string }>): XmlElement {
  const language = value['@language'];
  const plain = value['@value'];
  // A double is written 7.5E0 in triples.
  const text =
    typeof plain === 'string' && numeric.test(value['@type'] ?? '') && plain.trim() !== ''
      ? Number(plain)
      : plain;
  return { '#': String(text), ...(language !== undefined && { '@xml:lang': language }) };
}

/** A language that a resource names for its content by an address; its text is then in that. */
function languageOf(resource: Resource, name: (iri: string) => string): string | undefined {
  for (const [property, values] of resource.properties) {
    if (name(property) !== 'language' || values.length !== 1) continue;
    const [value] = values;
    const tag = value && '@id' in value ? languageOfIri(value['@id']) : undefined;
    if (tag !== undefined) return tag;
  }
  return undefined;
}

/** A moment that is the first or last of a year as that year, so that a time-span of whole years comes out as one. */
function plainMoment(key: string, text: string): string {
  const [, year, rest = ''] = /^(-?\d{4,})(-.*)?$/.exec(text) ?? [];
  if (year === undefined) return text;
  const whole = key.startsWith('begin')
    ? /^-01-01(?:T00:00:00(?:\.0+)?(?:Z|\+00:00)?)?$/
    : /^-12-31(?:T23:59:59(?:\.\d+)?(?:Z|\+00:00)?)?$/;
  return whole.test(rest) ? year : text.replace(/T.*$/, '');
}

/** `@word`: what an address of a unit or of a kind of measurement says, or, in schema.org, which measurement a property is. `@tag`: the language it means. */
function withWord(element: XmlElement, key: string): XmlElement {
  const id = element['@id'];
  const word = (typeof id === 'string' ? wordOfIri(id) : undefined) ?? measureOf(key, element);
  if (word !== undefined) element['@word'] = word;
  const tag = typeof id === 'string' ? languageOfIri(id) : undefined;
  if (tag !== undefined) element['@tag'] = tag;
  return element;
}

/**
 * A resource as an element that paths of a mapping walk (`xml/element.ts`): `@id`, `@type`, and a child for each value. What it points to stands within it, as far as the
 * document describes it; circles are cut.
 */
export function growElement({
  root,
  resources,
  name,
}: {
  root: Resource;
  resources: Resources;
  name: (iri: string) => string;
}): XmlElement {
  let nodes = 0;
  const above = new Set<string>();

  function grow(resource: Resource, depth: number): XmlElement {
    nodes++;
    const element: XmlElement = {};
    if (!isBlank(resource.id)) element['@id'] = resource.id;
    if (resource.types.length) element['@type'] = resource.types.map(name).join(' ');
    const language = languageOf(resource, name);
    above.add(resource.id);
    for (const [property, values] of resource.properties) {
      const key = plain(name(property));
      for (const value of values) {
        if (!('@id' in value)) {
          const text = literal(value);
          if (language !== undefined && key === 'content') text['@xml:lang'] ??= language;
          if (/^(?:begin|end)_of_the_/.test(key)) text['#'] = plainMoment(key, String(text['#']));
          addChild(element, key, text);
          continue;
        }
        const target = resources.get(value['@id']);
        const spelled = target && depth < bounds.deep && nodes < bounds.nodes && !above.has(target.id);
        if (spelled) addChild(element, key, withWord(grow(target, depth + 1), key));
        else if (!isBlank(value['@id'])) addChild(element, key, withWord({ '@id': value['@id'] }, key));
      }
    }
    above.delete(resource.id);
    return element;
  }
  return grow(root, 0);
}

/** A resource as RDF/XML nests it: what has an address is pointed to (`@rdf:resource`), what has none stands within under its class. */
export function growPointing(
  root: Resource,
  resources: Resources,
  name: (iri: string) => string,
): XmlElement {
  const above = new Set<string>();
  function grow(resource: Resource, depth: number): XmlElement {
    const element: XmlElement = isBlank(resource.id) ? {} : { '@rdf:about': resource.id };
    above.add(resource.id);
    for (const [property, values] of resource.properties)
      for (const value of values) {
        const key = plain(name(property));
        if (!('@id' in value)) addChild(element, key, literal(value));
        else if (!isBlank(value['@id'])) addChild(element, key, { '@rdf:resource': value['@id'] });
        else {
          const target = resources.get(value['@id']);
          if (!target || depth >= bounds.deep || above.has(target.id)) continue;
          const within: XmlElement = {};
          addChild(within, plain(name(target.types[0] ?? '') || 'rdf:Description'), grow(target, depth + 1));
          addChild(element, key, within);
        }
      }
    above.delete(resource.id);
    return element;
  }
  return grow(root, 0);
}
