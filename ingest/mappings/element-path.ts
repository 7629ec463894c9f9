import { attributeOf, isElement, textIn, type XmlElement } from '../readers/xml/element.ts';
import type { Path } from './mapping.ts';

/** What an element path leads to: elements, or the values of attributes. */
export type XmlNode = XmlElement | string;

type Test = (node: XmlNode) => boolean;
type Step = (nodes: readonly XmlNode[]) => readonly XmlNode[];

/** Whether a path leads through elements: `/lido/category` from the row, `./term` from the element that a rule is at, `.` that element. */
export const isElementPath = (path: Path): boolean =>
  path === '.' || path.startsWith('/') || path.startsWith('./');

/** Elements that have been read while a row was mapped, so that those that were not can be told. Mapping a row waits for nothing, so there is one set at a time. */
let seen: Set<XmlElement> | undefined;

/** The elements that paths led to while `work` ran. */
export function noteReading<T>(work: () => T): { result: T; read: ReadonlySet<XmlElement> } {
  const outer = seen;
  const read = new Set<XmlElement>();
  seen = read;
  try {
    return { result: work(), read };
  } finally {
    seen = outer;
  }
}

/** Splits at a separator that is neither in brackets nor in quotation marks. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '[') depth++;
    else if (character === ']') depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const unquote = (text: string): string => text.trim().replace(/^'(.*)'$/, '$1');

const comparisons: Readonly<Record<string, (text: string, value: string) => boolean>> = {
  '=': (text, value) => text === value,
  '!=': (text, value) => text === value,
  '^=': (text, value) => text.startsWith(value),
  '$=': (text, value) => text.endsWith(value),
  '*=': (text, value) => text.includes(value),
};

/** A condition in brackets as a function. */
function compileTest(text: string): Test {
  const tests = text.split(/ or (?=(?:[^']*'[^']*')*[^']*$)/).map(compileComparison);
  return tests.length === 1 ? tests[0]! : (element) => tests.some((test) => test(element));
}

function compileComparison(condition: string): Test {
  const parsed = /^(!?)([^=!^$*]+?)\s*(?:([!^$*]?=)(.*))?$/s.exec(condition.trim());
  if (!parsed) throw new Error(`The condition [${condition}] of a path cannot be read.`);
  const [, not, path = '', operator, right = ''] = parsed;
  const read = compileSteps(path.trim(), false);
  if (operator === undefined) return (element) => read(element).length > 0 === (not === '');
  const values = splitOutside(right, '|').map((value) => unquote(value).toLowerCase());
  const compare = comparisons[operator]!;
  const listed = operator === '=' || operator === '!=' ? new Set(values) : undefined;
  const wanted = (operator !== '!=') === (not === '');
  return (element) =>
    read(element).some((node) => {
      const text = textIn(node)?.toLowerCase();
      if (text === undefined) return false;
      return listed ? listed.has(text) : values.some((value) => compare(text, value));
    }) === wanted;
}

const without = (element: XmlElement): boolean =>
  Object.values(element).every((value) => typeof value === 'string');

/** A node and all elements within it (`//` before a step). */
function* withDescendants(node: XmlNode): Generator<XmlNode> {
  yield node;
  if (typeof node === 'string') return;
  for (const name in node) {
    const value = node[name];
    if (typeof value === 'object') for (const child of value) yield* withDescendants(child);
  }
}

function compileStep(text: string, last: boolean): Step {
  const open = text.indexOf('[');
  const name = (open === -1 ? text : text.slice(0, open)).trim();
  const conditions = open === -1 ? [] : text.slice(open + 1, -1).split(/\]\s*\[/);
  const first = conditions.includes('1');
  const tests = conditions.filter((condition) => condition !== '1').map(compileTest);
  const passes = (node: XmlNode): boolean => tests.length === 0 || tests.every((test) => test(node));
  const narrow = (nodes: readonly XmlNode[]): readonly XmlNode[] => (first ? nodes.slice(0, 1) : nodes);
  if (name === '') return (nodes) => nodes.flatMap((node) => [...withDescendants(node)]);
  if (name === '.') return (nodes) => narrow(nodes.filter(passes));
  if (name.startsWith('@')) {
    const attribute = name.slice(1);
    return (nodes) =>
      narrow(
        nodes.flatMap((node) => {
          const value = typeof node === 'string' ? undefined : attributeOf(node, attribute);
          if (value === undefined || !passes(value)) return [];
          // An empty element that only points somewhere is read with its attribute.
          if (last && without(node as XmlElement)) seen?.add(node as XmlElement);
          return [value];
        }),
      );
  }
  if (name === '*')
    return (nodes) =>
      narrow(
        nodes.flatMap((node) =>
          typeof node === 'string'
            ? []
            : Object.values(node).flatMap((value) => (typeof value === 'string' ? [] : value.filter(passes))),
        ),
      );
  return compileChildren(name.split('|'), tests, narrow);
}

const nothing: readonly XmlNode[] = [];

/** The children of names. Most steps find nothing, or all there is of one name, and cost no list of their own. */
function compileChildren(
  names: readonly string[],
  tests: readonly Test[],
  narrow: (nodes: readonly XmlNode[]) => readonly XmlNode[],
): Step {
  return (nodes) => {
    let whole: readonly XmlNode[] | undefined;
    let found: XmlNode[] | undefined;
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      for (const name of names) {
        // What an object inherits is no list.
        const children = node[name];
        if (!Array.isArray(children)) continue;
        if (!whole && !found && tests.length === 0) {
          whole = children;
          continue;
        }
        found ??= whole ? [...whole] : [];
        for (const child of children) if (tests.every((test) => test(child))) found.push(child);
      }
    }
    return narrow(found ?? whole ?? nothing);
  };
}

/** What paths from the row have in common is walked once a row: an event that made the thing is found for its maker, its date, its place. */
type Walk = { step: Step; outer: Walk | undefined; source: unknown; nodes: readonly XmlNode[] };
const walks = new Map<string, Walk>();
const mostWalks = 5000;

function walkOf(parts: readonly string[], from: string): Walk | undefined {
  if (parts.length === 0) return undefined;
  const key = from + parts.join('/');
  const known = walks.get(key);
  if (known) return known;
  const step = compileStep(parts.at(-1)!, false);
  const made: Walk = { step, outer: walkOf(parts.slice(0, -1), from), source: undefined, nodes: [] };
  if (walks.size >= mostWalks) walks.clear();
  walks.set(key, made);
  return made;
}

function walk(at: Walk | undefined, source: XmlNode): readonly XmlNode[] {
  if (!at) return [source];
  if (at.source === source) return at.nodes;
  const outer = walk(at.outer, source);
  at.nodes = outer.length === 0 ? outer : at.step(outer);
  at.source = source;
  return at.nodes;
}

function compileSteps(path: string, noting: boolean): (source: unknown) => readonly XmlNode[] {
  const absolute = path.startsWith('/') && !path.startsWith('//');
  const parts = splitOutside(path.replace(/^\.?\/(?!\/)|^\/(?=\/)/, ''), '/');
  const shared = walkOf(parts.slice(0, -1), absolute ? '/' : './');
  const step = compileStep(parts.at(-1)!, noting);
  return (source) => {
    if (!isElement(source) && typeof source !== 'string') return [];
    const outer = shared ? walk(shared, source) : [source];
    const nodes = outer.length === 0 ? outer : step(outer);
    if (noting && seen)
      for (const node of nodes) if (typeof node !== 'string' && node['#'] !== undefined) seen.add(node);
    return nodes;
  };
}

/** An element path (see {@link Path}) as a function that gives what it leads to, in order. Throws for a path that cannot be read. */
export const compileElementPath = (path: Path): ((source: unknown) => readonly XmlNode[]) =>
  compileSteps(path, true);
