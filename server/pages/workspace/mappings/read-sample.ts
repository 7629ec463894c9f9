import { readRows } from '../../../../ingest/readers/read-rows.ts';
import type { SourceProblem } from '../../../../vocab/problem.ts';

/** One column of a table, or one path within the objects or elements of a file, with a few of its values. */
export type SampleColumn = { path: string; values: string[] };

/**
 * What the first rows of a file hold. `headings`: the outermost keys of the first row, by which a ready mapping may know it. `rows`: one text a path, for
 * looking at values. `problems`: what the reader says of the file and of these rows.
 */
export type Sample = {
  kind: 'table' | 'objects' | 'elements';
  headings: readonly string[];
  columns: SampleColumn[];
  rows: Record<string, string>[];
  problems: SourceProblem[];
};

/** Rows that are looked at, values that are shown of each column, and bounds on what a wide or deep row gives. */
const looked = 200;
const shown = 3;
const mostPaths = 300;
const deepest = 6;
const longest = 120;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

/** Every text within a value with the path that leads to it, as mappings write paths for JSON. */
function* textsOfObject(value: unknown, path: string, depth = 0): Generator<[string, string]> {
  const text = textOf(value);
  if (text !== undefined) {
    if (text !== '') yield [path, text];
    return;
  }
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  if (Array.isArray(value)) {
    // A list within a list has no path.
    if (path.endsWith('[]')) return;
    for (const one of value.slice(0, 20)) yield* textsOfObject(one, `${path}[]`, depth);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('.')) continue;
    yield* textsOfObject(inner, path === '' ? key : `${path}.${key}`, depth + 1);
  }
}

/** The same for XML, whose children are lists by name, attributes `@name`, and the text `#`. */
function* textsOfElement(value: unknown, path: string, depth = 0): Generator<[string, string]> {
  if (typeof value !== 'object' || value === null || depth > deepest + 6) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('@')) continue;
    if (name === '#') {
      const text = textOf(inner);
      if (text) yield [path, text];
    } else if (Array.isArray(inner))
      for (const one of inner.slice(0, 20)) yield* textsOfElement(one, `${path}/${name}`, depth + 1);
  }
}

/** Whether a row is a record's element under the name of its format, as the readers of XML and RDF give it. */
function isElement(values: Readonly<Record<string, unknown>>): boolean {
  const [only, ...others] = Object.values(values);
  if (others.length || !Array.isArray(only) || typeof only[0] !== 'object' || only[0] === null) return false;
  return Object.entries(only[0]).every(
    ([name, value]) => name === '#' || name.startsWith('@') || Array.isArray(value),
  );
}

/** Reads the beginning of a file. `name`: what it was called, which may tell its format. */
export async function readSample({ path, name }: { path: string; name: string }): Promise<Sample> {
  const columns = new Map<string, string[]>();
  const sample: Sample = { kind: 'table', headings: [], columns: [], rows: [], problems: [] };
  const note = (row: Record<string, string>, at: string, text: string): void => {
    const values = columns.get(at);
    if (!values && columns.size >= mostPaths) return;
    row[at] ??= text;
    const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
    if (!values) columns.set(at, short === '' ? [] : [short]);
    else if (short !== '' && values.length < shown && !values.includes(short)) values.push(short);
  };
  for await (const outcome of readRows({ file: path, name })) {
    if (outcome.kind !== 'row') {
      if (sample.problems.length < 20) sample.problems.push(outcome.problem);
      continue;
    }
    const { headings, values } = outcome;
    if (sample.rows.length === 0) {
      sample.headings = headings ?? Object.keys(values);
      sample.kind = headings ? 'table' : isElement(values) ? 'elements' : 'objects';
    }
    const row: Record<string, string> = {};
    if (headings) for (const heading of headings) note(row, heading, textOf(values[heading]) ?? '');
    else
      for (const [at, text] of sample.kind === 'elements'
        ? textsOfElement(values, '')
        : textsOfObject(values, ''))
        note(row, at, text);
    sample.rows.push(row);
    if (sample.rows.length >= looked) break;
  }
  sample.columns = [...columns].map(([at, values]) => ({ path: at, values }));
  return sample;
}
