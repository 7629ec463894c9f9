import { isLanguageTag } from '../../vocab/record/language-map.ts';
import { textIn } from '../readers/xml/element.ts';
import { compileElementPath, isElementPath } from './element-path.ts';
import type { Path, Template } from './mapping.ts';

/** Values at a path, in order; none of them undefined, null or blank. Nobody may change the array. */
export type Reader = (source: unknown) => readonly unknown[];

const none: readonly unknown[] = [];

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const filled = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === 'string' && !/\S/.test(value));

/** A path as a function. */
export function compilePath(path: Path): Reader {
  if (isElementPath(path)) return compileElementPath(path);
  const steps = path
    .split('.')
    .map((part) => ({ key: part.replace(/\[\]$/, ''), each: part.endsWith('[]') }));
  const [first] = steps;
  // Most paths are one key; they are what a row costs.
  if (steps.length === 1 && first)
    return (source) => {
      const value = step(source, first.key);
      if (!first.each) return filled(value) ? [value] : none;
      return Array.isArray(value) ? (value.every(filled) ? value : value.filter(filled)) : none;
    };
  return (source) => {
    // A heading of a table may have dots of its own (“Inv. Nr.”).
    const whole = step(source, path);
    if (whole !== undefined) return filled(whole) ? [whole] : none;
    let values: unknown[] = [source];
    for (const { key, each } of steps)
      values = values.flatMap((value) => {
        const next = step(value, key);
        if (each) return Array.isArray(next) ? next : [];
        return next === undefined ? [] : [next];
      });
    return values.filter(filled);
  };
}

/** A value as text; numbers and truth values as JSON writes them, undefined for objects. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
      ? String(value)
      : undefined;

/** The first text at a path; of several paths, the first that is filled. */
export function compileText(path: Path | readonly Path[]): (source: unknown) => string | undefined {
  if (typeof path !== 'string') {
    const reads = path.map(compileText);
    return (source) => {
      for (const read of reads) {
        const text = read(source);
        if (text !== undefined) return text;
      }
      return undefined;
    };
  }
  const read = compilePath(path);
  if (isElementPath(path)) return (source) => textIn(read(source)[0])?.trim();
  return (source) => textOf(read(source)[0]);
}

/** What elements at a path say, as plain text. */
function compileTextNodes(path: Path): Reader {
  const text = compileText(path);
  return (source) => {
    const value = text(source);
    return value === undefined ? none : [value];
  };
}

/** A template as a function; undefined where a part of it is not filled. */
export function compileTemplate(template: Template): (source: unknown) => string | undefined {
  const [begin = '', ...rest] = template.split('{');
  const parts = rest.map((part) => {
    const [path = '', after = ''] = part.split('}');
    return { read: isElementPath(path) ? compileTextNodes(path) : compilePath(path), after };
  });
  const fill = (values: readonly unknown[]): string | undefined => {
    let text = begin;
    for (const [at, { after }] of parts.entries()) {
      const value = textOf(values[at]);
      if (value === undefined) return undefined;
      text += value + after;
    }
    return text;
  };
  const [only] = parts;
  if (!only || parts.length > 1) return (source) => fill(parts.map(({ read }) => read(source)[0]));
  // The same few keys come again and again, and looking up a text that is new each time costs more than all else in a tree.
  const made = new Map<unknown, string | undefined>();
  return (source) => {
    const value = only.read(source)[0];
    if (made.has(value)) return made.get(value);
    if (made.size >= 100_000) made.clear();
    const text = fill([value]);
    made.set(value, text);
    return text;
  };
}

/** Columns of one base name: `title` itself (no language), `title@ar`, … */
export type Columns = ReadonlyMap<string, readonly { key: string; language?: string }[]>;

/** Base name and language of a heading; undefined language where there is none, null where it is no language tag. */
export function splitHeading(heading: string): { base: string; language?: string | null } {
  const at = heading.indexOf('@');
  if (at < 1) return { base: heading };
  const tag = heading.slice(at + 1).trim();
  const base = heading.slice(0, at).trim();
  if (!isLanguageTag(tag)) return { base, language: null };
  try {
    return { base, language: Intl.getCanonicalLocales(tag)[0] ?? tag };
  } catch {
    return { base, language: null };
  }
}

/** The columns by base name. */
export function groupColumns(headings: Iterable<string>): Columns {
  const groups = new Map<string, { key: string; language?: string }[]>();
  for (const key of headings) {
    const { base, language } = splitHeading(key);
    if (language === null) continue;
    const group = groups.get(base);
    const column = { key, ...(language !== undefined && { language }) };
    if (group) group.push(column);
    else groups.set(base, [column]);
  }
  return groups;
}
