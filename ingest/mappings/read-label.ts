import { textIn, type XmlElement } from '../readers/xml/element.ts';
import { compileElementPath, isElementPath } from './element-path.ts';
import type { Join, Label, Path } from './mapping.ts';
import { compileText } from './read-path.ts';

/** A text, with its language where the source tells it. */
export type Said = { language?: string; value: string };

/** Nothing is called by more names than this; a record with more is no record, and would take long to put together. */
const mostTexts = 1000;

const untold: readonly Said[] = [];

/** The texts of nodes, each in its own language. */
export function saidBy(nodes: readonly unknown[]): readonly Said[] {
  let texts: Said[] | undefined;
  const count = Math.min(nodes.length, mostTexts);
  for (let at = 0; at < count; at++) {
    const said = saidIn(nodes[at]);
    if (!said) continue;
    texts ??= [];
    texts.push(said);
  }
  return texts ?? untold;
}

/** The text of a node; undefined where it has none of its own. */
export function saidIn(node: unknown): Said | undefined {
  const value = textIn(node)?.trim();
  if (value === undefined || value === '') return undefined;
  const language = typeof node === 'string' ? undefined : (node as XmlElement)['@xml:lang'];
  return typeof language === 'string' ? { value, language } : { value };
}

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

function compileOne(path: Path): (object: unknown) => readonly Said[] {
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

function compileJoin({ join, with: between, each }: Join): (object: unknown) => readonly Said[] {
  if (each !== undefined) {
    const read = compileElementPath(each);
    const one = compileJoin({ join, with: between });
    return (object) => read(object).flatMap(one);
  }
  const reads = join.map(compilePart);
  return (object) => {
    const parts: (readonly Said[])[] = [];
    for (const read of reads) {
      const part = read(object);
      if (part.length > 0) parts.push(part);
    }
    const [only] = parts;
    if (only === undefined) return untold;
    if (parts.length === 1 && only.length === 1) return only;
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
export function compileLabel(label: Label): (object: unknown) => readonly Said[] {
  const reads = ([label].flat() as (Path | Join)[]).map(compilePart);
  return (object) => {
    for (const read of reads) {
      const said = read(object);
      if (said.length > 0) return said;
    }
    return untold;
  };
}
