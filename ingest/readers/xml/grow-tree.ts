import { broken, limits, type RowProblem } from '../source-row.ts';
import { addChild, type XmlElement } from './element.ts';
import { languageTag, withScript } from './language-tag.ts';
import type { OpenTag } from './parse-xml.ts';

/** How the elements of a format become objects. */
export type TreeStyle = {
  /** Attributes that say the language and script of texts, beside `xml:lang`. */
  language?: string;
  script?: string;
  /** Elements whose content is running text: it is their text whole, and what stands in it has no place of its own. */
  running?: ReadonlySet<string>;
  /** Elements that have the text of all that is within them, beside their children, even without text of their own. */
  whole?: ReadonlySet<string>;
  /** Elements whose spaces count. */
  exact?: ReadonlySet<string>;
  /** Within running text: what is kept apart from it (a heading). */
  apart?: ReadonlySet<string>;
  /** Within running text: what stands on lines of its own. */
  blocks?: ReadonlySet<string>;
};

/** Bounds of one record, beside those that all formats share. */
export const bounds = { depth: 200, elements: 100_000, text: limits.cell, record: limits.element } as const;

/** Why a record is not taken. */
export class TooLarge extends Error {}

export const describeTooLarge = ({
  error,
  row,
  line,
}: {
  error: TooLarge;
  row: number;
  line: number;
}): RowProblem =>
  broken({
    row,
    code: 'xml.large',
    message: `The record that begins in line ${line} holds ${error.message}; it was not read.`,
    remedy: 'Take out what is embedded (pictures, whole texts), or make several records of it.',
  });

type Frame = {
  key: string;
  element: XmlElement;
  language: string | undefined;
  /** All text within, in its order. */
  whole: string;
  /** Whether there is text beside the children. */
  mixed: boolean;
  /** Whether all within it is running text. */
  running: boolean;
  /** Whether it is itself a part of running text, and has no place of its own. */
  plain: boolean;
  /** Whether its text is kept out of the running text that it stands in. */
  apart: boolean;
};

/** A border between blocks, which becomes a line end. */
const border = '\u2029';

/** Text as people would write it: spaces and line ends are one space, borders of blocks one line end. */
export function tidy(text: string): string {
  if (!/[\t\n\r\u2029]| {2}|^ | $/.test(text)) return text;
  if (!text.includes(border)) return text.replace(/[ \t\n\r]+/g, ' ').trim();
  return text
    .split(border)
    .map((part) => part.replace(/[ \t\n\r]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Grows one element after another from what a parser gives out. `close` returns an element once it and all within it have closed. */
export function growTree(style: TreeStyle = {}) {
  const frames: Frame[] = [];
  let elements = 0;
  let size = 0;

  function languageOf(tag: OpenTag, outer: string | undefined): string | undefined {
    const { attributes } = tag;
    const own = attributes['xml:lang'] ?? (style.language && attributes[style.language]);
    const script = style.script && attributes[style.script];
    if (own === undefined && script === undefined) return outer;
    return withScript(own === undefined || own === '' ? outer : languageTag(own), script || undefined);
  }

  return {
    /** `language`: that in force around an outermost element. */
    open(tag: OpenTag, language?: string): void {
      const outer = frames.at(-1);
      if (frames.length >= bounds.depth)
        throw new TooLarge(`more than ${bounds.depth} elements within one another`);
      if (++elements > bounds.elements) throw new TooLarge(`more than ${bounds.elements} elements`);
      const { key } = tag.name;
      const element: XmlElement = {};
      for (const name in tag.attributes) {
        const value = tag.attributes[name]!;
        size += value.length;
        const at = tag.scope.attribute(name);
        if (at !== undefined && at !== '@xml:lang' && /\S/.test(value)) element[at] = tidy(value);
      }
      size += key.length;
      const inRunning = outer?.running === true;
      const apart = inRunning && !outer.plain && style.apart?.has(key) === true;
      frames.push({
        key,
        element,
        language: languageOf(tag, outer ? outer.language : language),
        whole: '',
        mixed: false,
        running: (inRunning && !apart) || style.running?.has(key) === true,
        plain: inRunning && !apart,
        apart,
      });
    },
    text(text: string): void {
      const frame = frames.at(-1);
      if (!frame) return;
      size += text.length;
      if (size > bounds.record) throw new TooLarge(`more than ${bounds.record} characters`);
      frame.whole += text;
      if (!frame.mixed && /\S/.test(text)) frame.mixed = true;
    },
    close(): XmlElement | undefined {
      const frame = frames.pop()!;
      const outer = frames.at(-1);
      const { key, element, plain } = frame;
      if (!plain && (frame.mixed || frame.running || style.whole?.has(key))) {
        const text = style.exact?.has(key) ? frame.whole : tidy(frame.whole);
        if (text.length > bounds.text) throw new TooLarge(`a text of more than ${bounds.text} characters`);
        if (text !== '') {
          element['#'] = text;
          if (frame.language !== undefined) element['@xml:lang'] = frame.language;
        }
      }
      if (!outer) {
        elements = 0;
        size = 0;
        return element;
      }
      if (!frame.apart) {
        const block = style.blocks?.has(key) === true;
        outer.whole += block ? border + frame.whole + border : frame.whole;
      }
      if (!plain) addChild(outer.element, key, element);
      return undefined;
    },
    /** How many elements are open. */
    depth: (): number => frames.length,
    /** The language in force where the next element would open. */
    language: (): string | undefined => frames.at(-1)?.language,
    /** Forgets an element that is not to be grown on. */
    drop(): void {
      frames.length = 0;
      elements = 0;
      size = 0;
    },
  };
}

export type Tree = ReturnType<typeof growTree>;
