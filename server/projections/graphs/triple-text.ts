import { literal } from '../../../vocab/crosswalks/linked-art/to-triples.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';

/** A graph by its name, and its triples in N-Triples. */
export type NamedGraph = { graph: string; ntriples: string };

/** N-Triples in the making. Addresses are absolute; `time` is ISO 8601. */
export type TripleText = {
  link(subject: string, predicate: string, object: string): void;
  text(subject: string, predicate: string, object: string, language?: string): void;
  /** Every text of a language map. */
  texts(subject: string, predicate: string, map: LanguageMap | undefined): void;
  time(subject: string, predicate: string, time: string): void;
  number(subject: string, predicate: string, value: number): void;
  decimal(subject: string, predicate: string, value: number): void;
  flag(subject: string, predicate: string, value: boolean): void;
  /** All of it, each triple once. */
  toString(): string;
};

export function tripleText(): TripleText {
  const lines = new Set<string>();
  const say = (subject: string, predicate: string, object: string) => {
    lines.add(`<${subject}> <${predicate}> ${object} .\n`);
  };
  const text: TripleText['text'] = (subject, predicate, object, language = 'und') =>
    say(subject, predicate, language === 'und' ? literal(object) : `${literal(object)}@${language}`);
  return {
    link: (subject, predicate, object) => say(subject, predicate, `<${object}>`),
    text,
    texts(subject, predicate, map) {
      for (const [tag, list] of Object.entries(map ?? {}))
        for (const one of list) text(subject, predicate, one, tag);
    },
    time: (subject, predicate, time) => say(subject, predicate, `"${time}"^^<${ns.xsd}dateTime>`),
    number: (subject, predicate, value) => say(subject, predicate, `"${value}"^^<${ns.xsd}integer>`),
    // xsd:decimal has no exponent (XML Schema 1.1, part 2, section 3.3.3); seven places are a centimetre on the ground.
    decimal: (subject, predicate, value) =>
      say(subject, predicate, `"${value.toFixed(7).replace(/\.?0+$/, '')}"^^<${ns.xsd}decimal>`),
    flag: (subject, predicate, value) => say(subject, predicate, `"${value}"^^<${ns.xsd}boolean>`),
    toString: () => [...lines].join(''),
  };
}
