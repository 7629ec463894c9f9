import type { Problem, SourceProblem } from '../../vocab/problem.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { XmlElement } from '../readers/xml/element.ts';
import { compileElementPath, isElementPath } from './element-path.ts';
import type { Label, Origin, Path } from './mapping.ts';
import { compileLabel, saidIn } from './read-label.ts';
import { type Columns, compilePath, compileText, textOf } from './read-path.ts';
import { splitValues } from './split-values.ts';
import { stripEnd } from './strip-end.ts';
import { languageOfScript } from './words/script-language.ts';

/** One value of a source: its texts by language, the object it is, where it is one, and its position in its cell or list, from 0. */
export type Entry = {
  texts: { language: string; value: string }[];
  object?: unknown;
  column: string;
  at: number;
};

/** What reading a row has at hand. */
export type RowContext = {
  values: Readonly<Record<string, unknown>>;
  columns: Columns;
  problems: SourceProblem[];
  row: number;
};

/** What is the same for all rules of a mapping. */
export type Defaults = { language: string; nothing: readonly string[] };

export const warn = (context: RowContext, problem: Omit<Problem, 'severity'> & { column: string }): void => {
  context.problems.push({ ...problem, severity: 'warning', row: context.row });
};

export const mapOf = (entry: Entry): LanguageMap => {
  const only = entry.texts[0];
  if (only && entry.texts.length === 1) return { [only.language]: [only.value] };
  const map: Record<string, string[]> = {};
  for (const { language, value } of entry.texts) {
    const texts = map[language];
    if (texts) texts.push(value);
    else map[language] = [value];
  }
  return map;
};

/** A record of more values of one field than this is no record, but a table in a cell. */
const mostValues = 1000;

function refuseMany(context: RowContext, entries: Entry[]): void {
  const { column } = entries[0]!;
  context.problems.push({
    code: 'values.many',
    severity: 'error',
    path: column,
    row: context.row,
    column,
    message: `The column holds ${entries.length} values; ${mostValues} are allowed.`,
    remedy: 'Check what stands between the values, or make several records.',
  });
  entries.length = 0;
}

type Texts = { language: string; value: string }[];

/** The positions that one value of the source fills. A language map fills one with several languages, a list several. */
function* positionsOf(
  value: unknown,
  language: string,
  split: string | undefined,
): Generator<Texts | object> {
  const text = textOf(value);
  if (text !== undefined) {
    if (split === undefined) yield [{ language, value: text }];
    else for (const part of splitValues(text, split)) yield [{ language, value: part }];
  } else if (Array.isArray(value)) {
    for (const element of value) {
      const plain = textOf(element);
      if (plain !== undefined) yield [{ language, value: plain }];
      else yield* positionsOf(element, language, undefined);
    }
  } else if (typeof value === 'object' && value !== null) yield value;
}

const isLanguageMap = (value: object): value is Record<string, string | string[]> =>
  Object.values(value).every(
    (texts) =>
      typeof texts === 'string' || (Array.isArray(texts) && texts.every((t) => typeof t === 'string')),
  );

/** A language map's texts, by position. */
function readLanguageMap(map: Record<string, string | string[]>, split: string | undefined): Texts[] {
  const positions: Texts[] = [];
  for (const [language, texts] of Object.entries(map)) {
    const values = Array.isArray(texts) ? texts : split === undefined ? [texts] : splitValues(texts, split);
    values.forEach((value, at) => {
      positions[at] ??= [];
      positions[at].push({ language, value: value.trim() });
    });
  }
  return positions;
}

/** The columns of a field in several languages, put together by position. */
function readPaired({
  base,
  split,
  context,
  language,
}: {
  base: string;
  split: string | undefined;
  context: RowContext;
  language: string;
}): Entry[] {
  const columns = context.columns.get(base);
  if (!columns) return [];
  const entries: Entry[] = [];
  const counts = new Set<number>();
  for (const { key, language: tag } of columns) {
    const value = context.values[key];
    if (value === undefined || value === null || value === '') continue;
    let at = 0;
    const place = (texts: Texts): void => {
      entries[at] ??= { texts: [], column: key, at };
      entries[at]!.texts.push(...texts);
      at++;
    };
    for (const position of positionsOf(value, tag ?? language, split)) {
      if (Array.isArray(position)) place(position);
      else if (isLanguageMap(position))
        for (const texts of readLanguageMap(position, split)) place(texts ?? []);
      else
        warn(context, {
          code: 'value.form',
          path: base,
          column: key,
          value: JSON.stringify(position).slice(0, 80),
          message: 'The value is an object that is no map of languages; it was set aside.',
          remedy: 'Write a text, a list of texts, or {"en": "silk", "ja": "絹"}.',
        });
    }
    counts.add(at);
  }
  if (split !== undefined && counts.size > 1)
    warn(context, {
      code: 'values.unpaired',
      path: base,
      column: columns.map(({ key }) => key).join(', '),
      message: 'The columns hold different numbers of values; they were paired by position.',
      remedy: 'Give each language the same number of values, leaving an empty place where a word is missing.',
    });
  return entries.filter(Boolean);
}

/** The values at a path that has no languages in it. */
function compilePlain(path: Path, split: string | undefined) {
  const read = compilePath(path);
  return (context: RowContext, language: string): Entry[] => {
    const entries: Entry[] = [];
    for (const value of read(context.values)) {
      if (split === undefined && !Array.isArray(value)) {
        const text = textOf(value);
        const at = entries.length;
        if (text !== undefined) entries.push({ texts: [{ language, value: text }], column: path, at });
        else entries.push({ texts: [], object: value, column: path, at });
      } else
        for (const position of positionsOf(value, language, split))
          entries.push(
            Array.isArray(position)
              ? { texts: position, column: path, at: entries.length }
              : { texts: [], object: position, column: path, at: entries.length },
          );
    }
    return entries;
  };
}

const entryOf = (column: string, at: number, object: object | undefined, texts: Texts): Entry =>
  object === undefined ? { texts, column, at } : { texts, object, column, at };

function holdsSomething(element: XmlElement): boolean {
  for (const name in element) if (element[name] !== '') return true;
  return false;
}

/** The elements or attributes at a path, each with its texts in their own languages. An empty element is none. */
function compileElements(path: Path, split: string | undefined) {
  const read = compileElementPath(path);
  return (context: RowContext, language: string): Entry[] => {
    const entries: Entry[] = [];
    for (const node of read(context.values)) {
      const said = saidIn(node);
      const object = typeof node === 'string' ? undefined : node;
      const at = entries.length;
      if (said && split === undefined)
        entries.push(entryOf(path, at, object, [{ language: said.language ?? language, value: said.value }]));
      else if (said && split !== undefined)
        for (const value of splitValues(said.value, split))
          entries.push(
            entryOf(path, entries.length, object, [{ language: said.language ?? language, value }]),
          );
      else if (object && holdsSomething(object)) entries.push(entryOf(path, at, object, []));
    }
    return entries;
  };
}

/** A rule's origin as a function that gives the values of a row. Those that mean nothing are gone, others are as `lookup` has them. */
export function compileEntries(
  origin: Origin & { label?: Label },
  defaults: Defaults,
): (context: RowContext) => Entry[] {
  const { split, lookup, strip, otherwise } = origin;
  const paths = typeof origin.from === 'string' ? [origin.from] : origin.from;
  const reads = paths.map((path) =>
    path.endsWith('@')
      ? (context: RowContext, language: string) =>
          readPaired({ base: path.slice(0, -1), split, context, language })
      : isElementPath(path)
        ? compileElements(path, split)
        : compilePlain(path, split),
  );
  const label = origin.label === undefined ? undefined : compileLabel(origin.label);
  const elements = paths.some(isElementPath);
  const when = origin.when === undefined ? undefined : compilePath(origin.when);
  const languageFrom = origin.languageFrom === undefined ? undefined : compileText(origin.languageFrom);
  const nothing = new Set(origin.nothing ?? defaults.nothing);
  const table = lookup && new Map(Object.entries(lookup));

  // Looking up a text that is new costs as much as its length; most fields have no words for nothing.
  const isSaid = ({ value }: { value: string }): boolean =>
    value !== '' && (nothing.size === 0 || !nothing.has(value));
  const tell = (text: { language: string; value: string }): void => {
    text.language = languageOfScript(text.value) ?? text.language;
  };
  const clean = (entry: Entry): boolean => {
    const named = entry.texts.length > 0;
    if (strip !== undefined) for (const text of entry.texts) text.value = stripEnd(text.value, strip);
    if (!entry.texts.every(isSaid)) entry.texts = entry.texts.filter(isSaid);
    if (origin.byScript) entry.texts.forEach(tell);
    if (table) for (const text of entry.texts) text.value = table.get(text.value) ?? text.value;
    // An element without the name that a rule looks for is not what the rule is about.
    if (elements && (named || label)) return entry.texts.length > 0;
    return entry.texts.length > 0 || entry.object !== undefined;
  };

  return (context) => {
    if (when && when(context.values).length === 0) return [];
    const language = languageFrom?.(context.values) ?? origin.language ?? defaults.language;
    for (const read of reads) {
      const entries = read(context, language);
      if (entries.length > mostValues) refuseMany(context, entries);
      if (label)
        for (const entry of entries) {
          if (entry.object === undefined) continue;
          const said = label(entry.object);
          if (said.length > 0 || elements)
            entry.texts = said.map((text) => ({ language: text.language ?? language, value: text.value }));
        }
      const kept = entries.length === 0 ? entries : entries.filter(clean);
      if (kept.length) return kept;
    }
    if (otherwise === undefined) return [];
    return [{ texts: [{ language, value: otherwise }], column: paths[0]!, at: 0 }];
  };
}
