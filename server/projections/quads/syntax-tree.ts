/** A node of the parser's syntax tree, as far as it is read here. Places are in the query's text. */
export type Node = {
  type?: string;
  subType?: string;
  loc?: { start?: number; end?: number };
  value?: string;
  prefix?: string;
  items?: Node[];
  [key: string]: unknown;
};
export type Triple = Node & { subject: Node; predicate: Node; object: Node };

/** What stands within a node, lists of nodes too; a walk along it needs no recursion. */
export const partsOf = (node: Node): Node[] =>
  Object.entries(node).flatMap(([key, value]) =>
    key !== 'loc' && typeof value === 'object' && value !== null ? [value as Node] : [],
  );

/** The triples of a basic graph pattern, paths among them. */
export const triplesOf = (bgp: Node): Triple[] =>
  ((bgp.triples as Triple[] | undefined) ?? []).filter(({ type }) => type === 'triple');

export const isVariable = (node: Node | undefined): node is Node =>
  node?.type === 'term' && node.subType === 'variable';
