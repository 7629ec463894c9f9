import { isVariable, type Node, partsOf } from './syntax-tree.ts';

type Pattern = Node & { variables?: Pattern[]; variable?: Node; where?: Node };

/** The names, in order, of the variables that `SELECT *` shows of a pattern (SPARQL 1.1, 18.2.1). */
export function visibleVariables(pattern: object): string[] {
  const names = new Set<string>();
  const stack: Node[] = [pattern as Node];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isVariable(node)) names.add(node.value!);
    stack.push(...showingParts(node));
  }
  return [...names].toSorted();
}

/** The parts of a pattern that make variables visible. */
function showingParts(node: Pattern): Node[] {
  if (node.type === 'expression') return [];
  if (node.type === 'query') {
    const listed = node.variables!.map((one) => one.variable ?? one);
    const all = listed.some(({ type }) => type === 'wildcard');
    return all ? [node.where!] : listed;
  }
  if (node.type === 'pattern') {
    if (node.subType === 'filter' || node.subType === 'minus') return [];
    if (node.subType === 'bind') return [node.variable!];
    if (node.subType === 'values') return node.variables!;
  }
  return partsOf(node);
}
