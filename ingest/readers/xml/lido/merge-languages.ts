import { addChild, attributeOf, childrenOf, isElement, textIn, type XmlElement } from '../element.ts';

/** Elements that name or count something, and so say the same in each language. */
const neutral =
  /(?:ID|earliestDate|latestDate|measurementValue|linkResource|objectWebResource|Weblink|recordMetadataDate)$/;

/** By what an element can be known again in another language: an identifier within it, or within its first child. */
function identityOf(element: XmlElement, depth = 0): string | undefined {
  for (const [name, value] of Object.entries(element))
    if (typeof value === 'object' && /(?:ID|linkResource)$/.test(name)) {
      const text = textIn(value[0]);
      if (text !== undefined) return `${name} ${text}`;
    }
  if (depth >= 3) return undefined;
  for (const value of Object.values(element))
    if (typeof value === 'object' && value[0] && Object.keys(value[0]).some((name) => !/^[@#]/.test(name)))
      return identityOf(value[0], depth + 1);
  return undefined;
}

const isLeaf = (element: XmlElement): boolean => typeof element['#'] === 'string';

const leafKey = (name: string, element: XmlElement): string =>
  `${neutral.test(name) ? '' : attributeOf(element, 'xml:lang')} ${textIn(element)}`;

/** Puts the elements of one name together. Texts stand beside one another; the rest is paired by identifier, or by position where both lists are as long. */
function mergeLists(name: string, into: XmlElement, list: readonly XmlElement[]): void {
  const own = [...childrenOf(into, name)];
  const leaves = new Set(own.filter(isLeaf).map((element) => leafKey(name, element)));
  const identities = own.map((element) => (isLeaf(element) ? undefined : identityOf(element)));
  const waiting = Map.groupBy(own.keys(), (at) => identities[at]);
  const taken = new Set<number>();
  for (const [at, element] of list.entries()) {
    if (isLeaf(element)) {
      const key = leafKey(name, element);
      if (!leaves.has(key)) addChild(into, name, element);
      leaves.add(key);
      continue;
    }
    const identity = identityOf(element);
    const named =
      identity === undefined ? undefined : waiting.get(identity)?.find((place) => !taken.has(place));
    const unnamed = identity === undefined || identities[at] === undefined;
    const place = named ?? (own.length === list.length && unnamed ? at : undefined);
    const found = place === undefined || taken.has(place) ? undefined : own[place];
    if (place === undefined || !found || isLeaf(found)) {
      addChild(into, name, element);
      continue;
    }
    taken.add(place);
    const left = identity === undefined ? undefined : waiting.get(identity);
    if (left?.[0] === place) left.shift();
    mergeElements(found, element);
  }
}

function mergeElements(into: XmlElement, element: XmlElement): void {
  for (const [name, value] of Object.entries(element))
    if (typeof value === 'object') mergeLists(name, into, value);
    else into[name] ??= value;
}

/**
 * LIDO repeats `descriptiveMetadata` and `administrativeMetadata` for each language (LIDO 1.1, `lido:lido`): the blocks become one, whose texts stand in
 * several languages, so that “Gemälde” and “painting” are one term and not two.
 */
export function mergeLanguages(lido: XmlElement): XmlElement {
  for (const name of ['descriptiveMetadata', 'administrativeMetadata']) {
    const [first, ...others] = childrenOf(lido, name);
    if (!first || others.length === 0) continue;
    for (const block of others) if (isElement(block)) mergeElements(first, block);
    lido[name] = [first];
  }
  return lido;
}
