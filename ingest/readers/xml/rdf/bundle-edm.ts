import { addChild, attributeOf, childrenOf, type XmlElement } from '../element.ts';
import type { RowValues } from '../record-reader.ts';

/** A node of an RDF document. `name`: its class, as it is named here (`edm:Agent`). */
export type Node = { name: string; element: XmlElement; line: number };

const about = (element: XmlElement): string | undefined => attributeOf(element, 'rdf:about');

/** Puts what an address points to within the properties that point to it, as RDF/XML itself may nest it. */
function resolve(element: XmlElement, nodes: ReadonlyMap<string, Node>): void {
  for (const [name, value] of Object.entries(element)) {
    if (typeof value === 'string' || name === 'edm:aggregatedCHO') continue;
    for (const property of value) {
      const target = nodes.get(attributeOf(property, 'rdf:resource') ?? '');
      if (target && target.name !== 'edm:ProvidedCHO' && target.element !== element)
        addChild(property, target.name, target.element);
    }
  }
}

/** Nodes by the addresses that a property of theirs points to. */
const byTarget = (nodes: readonly Node[], property: string): ReadonlyMap<string | undefined, Node[]> => {
  const map = new Map<string | undefined, Node[]>();
  for (const node of nodes)
    for (const value of childrenOf(node.element, property)) {
      const target = attributeOf(value, 'rdf:resource');
      const known = map.get(target);
      if (known) known.push(node);
      else map.set(target, [node]);
    }
  return map;
};

/** What a provider says through a proxy (as Europeana gives records out) is said of the object; what Europeana adds is not the provider's. */
function takeProxies(object: XmlElement, proxies: readonly Node[]): void {
  for (const { element } of proxies) {
    if (childrenOf(element, 'edm:europeanaProxy').some((flag) => flag['#'] === 'true')) continue;
    for (const [name, value] of Object.entries(element))
      if (typeof value === 'object' && !name.startsWith('ore:'))
        for (const child of value) addChild(object, name, child);
  }
}

/**
 * The objects of an EDM document (https://pro.europeana.eu/page/edm-documentation), each with its aggregations; agents, places, concepts, time-spans and web
 * resources stand within the properties that name them.
 */
export function bundleEdm(nodes: readonly Node[]): { values: RowValues; line: number }[] {
  const byAddress = new Map<string, Node>();
  for (const node of nodes) {
    const address = about(node.element);
    if (address !== undefined && !byAddress.has(address)) byAddress.set(address, node);
  }
  const proxies = byTarget(
    nodes.filter(({ name }) => name === 'ore:Proxy'),
    'ore:proxyFor',
  );
  const aggregations = nodes.filter(({ name }) => name === 'ore:Aggregation');
  const aggregating = byTarget(aggregations, 'edm:aggregatedCHO');
  const objects = nodes.filter(({ name }) => name === 'edm:ProvidedCHO');
  for (const { element } of aggregations) resolve(element, byAddress);
  return objects.map(({ element, line }) => {
    const id = about(element);
    takeProxies(element, proxies.get(id) ?? []);
    resolve(element, byAddress);
    const own = aggregating.get(id) ?? [];
    // With one object there is nothing that an aggregation could be mistaken about.
    const belonging = own.length === 0 && objects.length === 1 ? aggregations : own;
    const record: XmlElement = { 'edm:ProvidedCHO': [element] };
    for (const aggregation of belonging) addChild(record, 'ore:Aggregation', aggregation.element);
    return { values: { edm: [record] }, line };
  });
}
