import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import { type Closure, findClosures } from './find-closures.ts';
import { findSearches, type TextSearch } from './find-searches.ts';
import type { QueryForm, SparqlResult } from './quad-store.ts';
import { placeOf, readSyntaxError } from './read-syntax-error.ts';
import { type Node, partsOf } from './syntax-tree.ts';

/** What must be known of a query before any engine sees it. */
export type ClassifiedQuery = {
  kind: 'query';
  form: QueryForm;
  /** SERVICE targets as absolute IRIs; null stands for a variable. */
  services: (string | null)[];
  /** FROM and FROM NAMED. */
  from: { default: string[]; named: string[] };
  /** True with GRAPH, FROM or FROM NAMED: then the default graph alone is not enough. */
  namesGraphs: boolean;
  /** True when the same data may give another answer (NOW, RAND, UUID, STRUUID, BNODE). */
  volatile: boolean;
  /** Searches of texts, to be filled in before anything else. */
  searches: TextSearch[];
  /** What it asks of paths, to be found out first. Empty where it names graphs or other endpoints. */
  closures: Closure[];
  limit: number | undefined;
  offset: number;
  /** The text with its outermost LIMIT and OFFSET replaced. */
  withLimit(args: { limit: number; offset: number }): string;
};

/** Beyond these Oxigraph exhausts its stack, which costs a restart (measured: 2,000 OPTIONALs, 8,000 ORs). */
const MAX_DEPTH = 1_200;
const MAX_PATTERNS = 600;
const MAX_CHARACTERS = 100_000;
const VOLATILE = new Set(['now', 'rand', 'uuid', 'struuid', 'bnode']);

const parser = new Parser({
  lexerConfig: { positionTracking: 'full' },
  defaultContext: { astFactory: new AstFactory({ tracksSourceLocation: true }) },
});

/**
 * Parses a query, with the parser that Comunica uses too. Updates are no queries (SPARQL 1.1 Protocol, 2.1).
 */
export function classifyQuery({
  text,
  base,
  searchPredicate,
  searched = false,
}: {
  text: string;
  base?: string;
  /** The IRI that stands for a search of texts; none is one where it is absent. */
  searchPredicate?: string;
  /** True once searches are filled in: the addresses make it longer than people may write. */
  searched?: boolean;
}): ClassifiedQuery | Extract<SparqlResult, { kind: 'malformed' | 'refused' }> {
  if (text.trim() === '') return { kind: 'malformed', message: 'the query is empty' };
  const tooMuch = (message: string) => ({ kind: 'refused', reason: 'complexity', message }) as const;
  if (!searched && text.length > MAX_CHARACTERS)
    return tooMuch(`a query may have ${MAX_CHARACTERS} characters at most`);
  let ast: ReturnType<Parser['parse']>;
  try {
    ast = parser.parse(text, base === undefined ? {} : { baseIRI: base });
  } catch (error) {
    if (error instanceof RangeError) return tooMuch('the query is nested too deeply');
    return readSyntaxError({ text, message: error instanceof Error ? error.message : String(error) });
  }
  if (ast.type === 'update') {
    const message = 'this endpoint is for reading: updates are not accepted';
    return { kind: 'refused', reason: 'update', message };
  }
  const found = walk(ast);
  if (found.depth > MAX_DEPTH) return tooMuch('the query is nested too deeply');
  if (found.patterns > MAX_PATTERNS)
    return tooMuch(`a query may have ${MAX_PATTERNS} group patterns at most`);

  const expand = expander({ context: ast.context, base });
  const from = { default: [] as string[], named: [] as string[] };
  for (const { clauseType, value } of ast.datasets?.clauses ?? []) from[clauseType].push(expand(value));
  const modifier = ast.solutionModifiers.limitOffset;
  const place = spanOf(modifier) ?? endOf({ text, values: spanOf(ast.values) });
  const namesGraphs = found.graphs || from.default.length + from.named.length > 0;
  const sought = searchPredicate
    ? findSearches({ root: ast, text, isSearch: (name) => expand(name) === searchPredicate })
    : { searches: [] };
  if ('message' in sought) {
    return { kind: 'malformed', message: sought.message, ...placeOf({ text, offset: sought.at }) };
  }
  const closures = namesGraphs || found.services.length > 0 ? [] : findClosures({ root: ast, text, expand });
  return {
    kind: 'query',
    form: ast.subType,
    closures,
    searches: sought.searches,
    services: found.services.map((name) => (name.subType === 'namedNode' ? expand(name) : null)),
    from,
    namesGraphs,
    volatile: found.volatile,
    limit: modifier?.limit,
    offset: modifier?.offset ?? 0,
    withLimit: ({ limit, offset }) =>
      `${text.slice(0, place.start)}\nOFFSET ${offset} LIMIT ${limit}\n${text.slice(place.end)}`,
  };
}

type Name = { subType?: unknown; value: string; prefix?: string };

/** Goes through the syntax tree without recursion, as depth is one of the things it finds out. */
function walk(root: object) {
  const services: Name[] = [];
  let depth = 0;
  let patterns = 0;
  let volatile = false;
  let graphs = false;
  const stack: { node: Node; level: number }[] = [{ node: root as Node, level: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, level } = top;
    depth = Math.max(depth, level);
    if (node.type === 'pattern') patterns += node.subType === 'bind' || node.subType === 'bgp' ? 0 : 1;
    if (node.type === 'pattern' && node.subType === 'service') services.push(node.name as Name);
    if (node.type === 'pattern' && node.subType === 'graph') graphs = true;
    if (node.type === 'expression' && VOLATILE.has(String(node.operator))) volatile = true;
    for (const part of partsOf(node)) stack.push({ node: part, level: level + 1 });
  }
  return { services, depth, patterns, volatile, graphs };
}

type Definition = { subType: string; key?: string; value?: unknown };

/** Makes a name absolute by the prologue (SPARQL 1.1, 4.1.1). */
function expander({ context, base }: { context: readonly object[]; base: string | undefined }) {
  const prefixes = new Map<string, string>();
  let current = base;
  const resolve = (iri: string) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(iri) || current === undefined) return iri;
    return URL.canParse(iri, current) ? new URL(iri, current).href : iri;
  };
  const expand = ({ value, prefix }: { value: string; prefix?: string }) =>
    prefix === undefined ? resolve(value) : `${prefixes.get(prefix) ?? ''}${value}`;
  for (const definition of context as Definition[]) {
    if (definition.subType === 'prefix') prefixes.set(definition.key ?? '', expand(definition.value as Name));
    if (definition.subType === 'base') current = expand(definition.value as Name);
  }
  return expand;
}

/** The characters of the text that a node stands on. */
function spanOf(node: object | undefined): { start: number; end: number } | undefined {
  const loc = (node as { loc?: { start?: unknown; end?: unknown } } | undefined)?.loc;
  return typeof loc?.start === 'number' && typeof loc.end === 'number'
    ? { start: loc.start, end: loc.end }
    : undefined;
}

/** LIMIT stands before a trailing VALUES, else last. */
function endOf({ text, values }: { text: string; values: { start: number } | undefined }) {
  const at = values?.start ?? text.length;
  return { start: at, end: at };
}
