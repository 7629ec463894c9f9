import { isElement, textIn } from '../readers/xml/element.ts';
import { compileElementPath, isElementPath } from './element-path.ts';
import type { Join, Label, Path } from './mapping.ts';
import { compileText } from './read-path.ts';

/** A text, with its language where the source tells it. */
export type Said = { language?: string; value: string };

/** Nothing is called by more names than this; a record with more is no record, and would take long to put together. */
const mostTexts = 1000;

/** The texts of nodes, each in its own language. */
export const saidBy = (nodes: readonly unknown[]): Said[] =>
  (nodes.length > mostTexts ? nodes.slice(0, mostTexts) : nodes).flatMap((node) => {
    const value = textIn(node)?.trim();
    if (value === undefined || value === '') return [];
    const language = isElement(node) ? node['@xml:lang'] : undefined;
    return [{ value, ...(typeof language === 'string' && { language }) }];
  });

/** Texts as a map of languages, each once. `language`: that of texts which do not tell theirs. */
export function saidMap(said: readonly Said[], language: string): Record<string, string[]> {
  const map: Record<string, string[]> = {};
  for (const { language: tag = language, value } of said) {
    const known = map[tag];
    if (!known) map[tag] = [value];
    else if (!known.includes(value)) known.push(value);
  }
  return map;
}

function compileOne(path: Path): (object: unknown) => Said[] {
  if (isElementPath(path)) {
    const read = compileElementPath(path);
    return (object) => saidBy(read(object));
  }
  const read = compileText(path);
  return (object) => {
    const value = read(object);
    return value === undefined ? [] : [{ value }];
  };
}

const compilePart = (part: Path | Join) => (typeof part === 'string' ? compileOne(part) : compileJoin(part));

const pieces = (part: readonly Said[], language: string | undefined): string[] => {
  const own = part.filter((said) => said.language === language);
  const said = own.length > 0 ? own : part.filter((said) => said.language === undefined);
  return said.map(({ value }) => value);
};

/** Puts texts together; an article that is elided (L’, al-) stands close to its noun. */
const put = (texts: readonly string[], between: string): string =>
  texts
    .filter((text, at) => text !== texts[at - 1])
    .reduce(
      (whole, text) => whole + (between === ' ' && /(?:['’‘-]|^ال)$/.test(whole) ? '' : between) + text,
    );

function compileJoin({ join, with: between, each }: Join): (object: unknown) => Said[] {
  if (each !== undefined) {
    const read = compileElementPath(each);
    const one = compileJoin({ join, with: between });
    return (object) => read(object).flatMap(one);
  }
  const reads = join.map(compilePart);
  return (object) => {
    const parts = reads.map((read) => read(object));
    const languages = new Set(parts.flat().map(({ language }) => language));
    if (languages.size > 1) languages.delete(undefined);
    return [...languages].map((language) => ({
      value: put(
        parts.flatMap((part) => pieces(part, language)),
        between,
      ),
      ...(language !== undefined && { language }),
    }));
  };
}

/** What an object is called, in all languages; of several ways to find it, the first that finds something. */
export function compileLabel(label: Label): (object: unknown) => Said[] {
  const reads = ([label].flat() as (Path | Join)[]).map(compilePart);
  return (object) => {
    for (const read of reads) {
      const said = read(object);
      if (said.length > 0) return said;
    }
    return [];
  };
}
