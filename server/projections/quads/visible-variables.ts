type Node = { type?: string; subType?: string; value?: string; variables?: Node[]; variable?: Node };

/** The names, in order, of the variables that `SELECT *` shows of a pattern (SPARQL 1.1, 18.2.1). */
export function visibleVariables(pattern: object): string[] {
  const names = new Set<string>();
  const stack: Node[] = [pattern];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'term' && node.subType === 'variable') names.add(node.value!);
    stack.push(...partsOf(node));
  }
  return [...names].toSorted();
}

/** The parts of a pattern that make variables visible. */
function partsOf(node: Node): Node[] {
  if (node.type === 'expression') return [];
  if (node.type === 'query') {
    const listed = node.variables!.map((one) => one.variable ?? one);
    const all = listed.some(({ type }) => type === 'wildcard');
    return all ? [(node as { where?: Node }).where!] : listed;
  }
  if (node.type === 'pattern') {
    if (node.subType === 'filter' || node.subType === 'minus') return [];
    if (node.subType === 'bind') return [node.variable!];
    if (node.subType === 'values') return node.variables!;
  }
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'loc' ? [] : [value].flat().filter((one): one is Node => typeof one === 'object' && one !== null),
  );
}
