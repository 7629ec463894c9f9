/** A literal or a reference, as JSON-LD expands them (https://www.w3.org/TR/json-ld11-api/#expansion). */
export type Value =
  | { '@id': string }
  | { '@value': string | number | boolean; '@language'?: string; '@type'?: string };

/** What is said of one resource: its types and, by the address of the property, its values. Blank nodes begin with `_:`. */
export type Resource = {
  id: string;
  types: string[];
  properties: Map<string, Value[]>;
};

/** The resources of a document or a stretch of one, by id. */
export type Resources = Map<string, Resource>;

/** The resource of an id, made where there is none. */
export function resourceAt(resources: Resources, id: string): Resource {
  const known = resources.get(id);
  if (known) return known;
  const made: Resource = { id, types: [], properties: new Map() };
  resources.set(id, made);
  return made;
}

const same = (a: Value, b: Value): boolean =>
  '@id' in a
    ? '@id' in b && a['@id'] === b['@id']
    : '@value' in b && a['@value'] === b['@value'] && a['@language'] === b['@language'];

/** Values of a property past which they are looked up and no more gone through. */
const few = 16;
const lookedUp = new WeakMap<Value[], Set<string>>();
const keyOf = (value: Value): string =>
  '@id' in value ? `<${value['@id']}` : `${value['@language'] ?? ''}"${value['@value']}`;

function isKnown(values: Value[], value: Value): boolean {
  if (values.length < few) return values.some((known) => same(known, value));
  let keys = lookedUp.get(values);
  if (!keys) {
    keys = new Set(values.map(keyOf));
    lookedUp.set(values, keys);
  }
  const key = keyOf(value);
  if (keys.has(key)) return true;
  keys.add(key);
  return false;
}

/** Adds what is not yet said: RDF is a set, and what many records share is said again with each. Whether it was new. */
export function addValue(resource: Resource, property: string, value: Value): boolean {
  const values = resource.properties.get(property);
  if (!values) resource.properties.set(property, [value]);
  else if (isKnown(values, value)) return false;
  else values.push(value);
  return true;
}

/** Adds a class that a resource is of. */
export function addType(resource: Resource, type: string): boolean {
  if (resource.types.includes(type)) return false;
  resource.types.push(type);
  return true;
}

export const isBlank = (id: string): boolean => id.startsWith('_:');
