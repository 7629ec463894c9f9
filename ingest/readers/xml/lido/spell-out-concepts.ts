import { addChild, attributeOf, childrenOf, type XmlElement } from '../element.ts';

const labels: readonly [name: string, pref: string][] = [
  ['skos:prefLabel', 'preferred'],
  ['skos:altLabel', 'alternate'],
];

/**
 * LIDO 1.1 takes a `skos:Concept` where LIDO 1.0 has `conceptID` and `term`; here both become the latter, so that mappings know one form. Works on the element it
 * is given.
 */
export function spellOutConcepts(element: XmlElement): XmlElement {
  const concepts = childrenOf(element, 'skos:Concept');
  for (const concept of concepts) {
    const address = attributeOf(concept, 'rdf:about');
    if (address !== undefined) addChild(element, 'conceptID', { '#': address });
    for (const match of childrenOf(concept, 'skos:exactMatch')) {
      const matched = attributeOf(match, 'rdf:resource');
      if (matched !== undefined) addChild(element, 'conceptID', { '#': matched });
    }
    for (const [name, pref] of labels)
      for (const label of childrenOf(concept, name)) addChild(element, 'term', { ...label, '@pref': pref });
  }
  if (concepts.length > 0) delete element['skos:Concept'];
  for (const name in element) {
    const value = element[name];
    if (typeof value === 'object') for (const child of value) spellOutConcepts(child);
  }
  return element;
}
