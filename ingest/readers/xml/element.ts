/**
 * An element as a plain object that paths of a mapping walk: children by name, always as lists; attributes as `@name`; its text, if it has any, as `#`, with
 * the language in force (BCP 47) as `@xml:lang`. Names of a record's own format stand alone, those of others with a prefix (`dc:title`, `@xlink:href`).
 */
export type XmlElement = { [name: string]: XmlElement[] | string };

export const isElement = (value: unknown): value is XmlElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of an element, or of an attribute. */
export const textIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  const text = isElement(value) ? value['#'] : undefined;
  return typeof text === 'string' ? text : undefined;
};

/** The children of a name. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] => {
  const children = Object.hasOwn(element, name) ? element[name] : undefined;
  return typeof children === 'object' ? children : [];
};

/** An attribute. */
export const attributeOf = (element: XmlElement, name: string): string | undefined => {
  const value = element[`@${name}`];
  return typeof value === 'string' ? value : undefined;
};

/** Adds a child behind those of the same name. */
export function addChild(parent: XmlElement, name: string, child: XmlElement): void {
  const children = parent[name];
  if (typeof children === 'object') children.push(child);
  else parent[name] = [child];
}
