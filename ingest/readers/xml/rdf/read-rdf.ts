import { attributeOf, childrenOf, type XmlElement } from '../element.ts';
import { growTree, TooLarge } from '../grow-tree.ts';
import type { MakeReader, RowValues } from '../record-reader.ts';
import { bundleEdm, type Node } from './bundle-edm.ts';

/** Classes of EDM by their addresses, for nodes that state their class as a property. */
const classes: Readonly<Record<string, string>> = {
  'http://www.europeana.eu/schemas/edm/': 'edm',
  'http://www.openarchives.org/ore/terms/': 'ore',
  'http://www.w3.org/2004/02/skos/core#': 'skos',
};

/** Nodes that are spoken of in a record, and none themselves. */
const contextual = /^(?:edm:(?!ProvidedCHO$)|ore:|skos:|foaf:|cc:|svcs:|odrl:|rdfs:|owl:|wgs84:)/;

/** Nodes of EDM are held until the document ends, so there is an end to them. */
const mostNodes = 20_000;

function classOf(key: string, element: XmlElement): string {
  if (key !== 'rdf:Description') return key;
  for (const type of childrenOf(element, 'rdf:type')) {
    const address = attributeOf(type, 'rdf:resource') ?? '';
    const cut = Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1;
    const prefix = classes[address.slice(0, cut)];
    if (prefix !== undefined) return `${prefix}:${address.slice(cut)}`;
  }
  return key;
}

const describes = (element: XmlElement): boolean =>
  [
    'dc:title',
    'dcterms:title',
    'dc:identifier',
    'dcterms:identifier',
    'dc:description',
    'dcterms:description',
  ].some((name) => childrenOf(element, name).length > 0);

/**
 * RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) as records of EDM or Dublin Core write it: each node is a child of `rdf:RDF`, its properties within it. A
 * node that is described in Dublin Core is a row at once; those of EDM are put together at the end, since they point to one another in any order.
 */
export const readRdf: MakeReader = (emit) => {
  const tree = growTree();
  const nodes: Node[] = [];
  let key = '';
  let line = 0;
  let started = false;

  function keep(element: XmlElement): void {
    const name = classOf(key, element);
    if (!contextual.test(name) && name !== 'edm:ProvidedCHO' && describes(element))
      emit.row({ dc: [element] } satisfies RowValues, line);
    else if (nodes.length < mostNodes) nodes.push({ name, element, line });
    else throw new TooLarge(`more than ${mostNodes} nodes that point to one another`);
  }

  return {
    open(tag) {
      if (!started) {
        started = true;
        return;
      }
      if (tree.depth() === 0) {
        key = tag.name.key;
        line = tag.line;
      }
      tree.open(tag);
    },
    text: tree.text,
    close() {
      if (tree.depth() > 0) {
        const element = tree.close();
        if (element) keep(element);
        return;
      }
      for (const { values, line } of bundleEdm(nodes)) emit.row(values, line);
    },
  };
};
