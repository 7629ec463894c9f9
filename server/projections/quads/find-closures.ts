import type { Edit } from './edit-text.ts';
import { isVariable, type Node, partsOf, triplesOf } from './syntax-tree.ts';
import { visibleVariables } from './visible-variables.ts';

/**
 * A part of a query that asks what a path reaches from one thing, however long it is: `?x skos:broader* <k>`. Oxigraph begins at the wrong
 * end of it, or compares all that is on either side; given the things themselves it looks each one up (measured: 1,300 ms and 60 ms).
 */
export type Closure = {
  /** Finds the things as `?c`. */
  query: string;
  /**
   * What to write in the query's text once they are known, in order of place: `{}` stands for them as VALUES takes them. Places are before the
   * query's own LIMIT.
   */
  edits: Edit[];
};

type Placed = Node & { loc: { start: number; end: number } };
type Expand = (name: { value: string; prefix?: string }) => string;

/** The closures of a query that asks the default graph alone; `expand` makes names absolute. */
export function findClosures(args: { root: object; text: string; expand: Expand }): Closure[] {
  const { root, text, expand } = args;
  // A label of a blank node may not stand on both sides of what is put between.
  if (text.includes('_:')) return [];
  const found: Closure[] = [];
  const stack: { node: Node; query: Node | null }[] = [{ node: root as Node, query: null }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node } = top;
    // Within EXISTS variables have values already, of which the things found here would know nothing.
    if (node.type === 'expression' && node.subType === 'patternOperation') continue;
    const query = node.type === 'query' ? node : top.query;
    if (node.type === 'pattern' && node.subType === 'bgp') {
      for (const closure of inPattern({ bgp: node, text, expand })) {
        const edits = closure.edits.map((edit) => ({
          ...edit,
          text: edit.text.replaceAll('?#', `?tesseraPath${found.length}`),
        }));
        found.push({ query: closure.query, edits: [...edits, ...nameVariables({ query, closure })] });
      }
    } else for (const part of partsOf(node)) stack.push({ node: part, query });
  }
  return found;
}

/** A variable of ours must not show where all are asked for: then they are named. */
function nameVariables({ query, closure }: { query: Node | null; closure: Closure }): Closure['edits'] {
  const all = (query?.variables as Node[] | undefined)?.find(({ type }) => type === 'wildcard');
  if (all === undefined || !isPlaced(all) || !closure.edits.some(({ text }) => text.includes('?#')))
    return [];
  const names = visibleVariables(query!.where as object);
  return [{ ...all.loc, text: names.map((name) => `?${name}`).join(' ') }];
}

function inPattern({ bgp, text, expand }: { bgp: Node; text: string; expand: Expand }): Closure[] {
  const triples = triplesOf(bgp);
  const starts = triples.map(({ predicate }) => predicate.loc?.start);
  const print = (path: Node) => printPath(path, expand);
  if (!isPlaced(bgp)) return [];
  const before = { start: bgp.loc.start, end: bgp.loc.start };
  return triples.flatMap((triple): Closure[] => {
    const { subject, predicate, object } = triple;
    const { start } = predicate.loc ?? {};
    // Two objects of one predicate, written once.
    const listed = starts.indexOf(start) !== starts.lastIndexOf(start);
    if (predicate.type !== 'path' || listed || !isPlaced(triple) || !isPlaced(object)) return [];
    const alone = isPlaced(subject) && !text.slice(triple.loc.end).trimStart().startsWith(';');
    const items = predicate.subType === '/' ? predicate.items! : [predicate];
    const [first, last] = [items[0]!, items.at(-1)!];
    const whole = items.length === 1;
    if (isName(object) && isEndless(last)) {
      const query = `SELECT ?c { ?c ${print(last)} ${iri(object, expand)} }`;
      if (whole && alone && isVariable(subject))
        return [{ query, edits: [{ ...triple.loc, text: `VALUES ?${subject.value} { {} }` }] }];
      if (whole) return [];
      const path = { type: 'path', subType: '/', items: items.slice(0, -1) };
      return [
        {
          query,
          edits: [
            { ...before, text: 'VALUES ?# { {} } ' },
            { start: beforeBrackets(text, start!), end: object.loc.end, text: `${print(path)} ?#` },
          ],
        },
      ];
    }
    if (isName(subject) && isEndless(first) && alone) {
      const query = `SELECT ?c { ${iri(subject, expand)} ${print(first)} ?c }`;
      if (whole && isVariable(object))
        return [{ query, edits: [{ ...triple.loc, text: `VALUES ?${object.value} { {} }` }] }];
      if (whole) return [];
      const path = { type: 'path', subType: '/', items: items.slice(1) };
      return [
        {
          query,
          edits: [
            { ...before, text: 'VALUES ?# { {} } ' },
            { start: triple.loc.start, end: object.loc.start, text: `?# ${print(path)} ` },
          ],
        },
      ];
    }
    return [];
  });
}

const isPlaced = (node: Node): node is Placed =>
  typeof node.loc?.start === 'number' && typeof node.loc.end === 'number';
const isName = (node: Node) => node.type === 'term' && node.subType === 'namedNode';

/** Whether a path may be of any length. */
const isEndless = (path: Node): boolean =>
  path.type === 'path' &&
  (path.subType === '*' || path.subType === '+' || (path.subType === '^' && isEndless(path.items![0]!)));

const iri = (node: Node, expand: Expand): string =>
  `<${expand({ value: node.value!, ...(node.prefix !== undefined && { prefix: node.prefix }) })}>`;

/** A path as text, with absolute names and brackets throughout (SPARQL 1.1, 9.1). */
function printPath(path: Node, expand: Expand): string {
  if (path.type === 'term') return iri(path, expand);
  const parts = path.items!.map((item) => printPath(item, expand));
  switch (path.subType) {
    case '/':
    case '|':
      return `(${parts.join(path.subType)})`;
    case '^':
      return path.items![0]!.subType === '^' ? `^(${parts[0]})` : `^${parts[0]}`;
    case '!':
      return `!${parts[0]}`;
    default:
      return `(${parts[0]})${path.subType}`;
  }
}

/** Brackets that open before a path's first name belong to it. */
function beforeBrackets(text: string, start: number): number {
  let at = start;
  for (let look = at - 1; look >= 0 && /[\s(^!]/.test(text[look]!); look--)
    if (/[(^!]/.test(text[look]!)) at = look;
  return at;
}
