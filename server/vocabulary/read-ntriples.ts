import { Unreadable } from '../../ingest/readers/source-row.ts';
import type { RawStatement } from './skos-terms.ts';

/** A line of N-Triples (https://www.w3.org/TR/n-triples/): subject, predicate, then an IRI, a blank node, or a literal with its language. */
const triple =
  /^[ \t]*(?:<([^<>"{}|^`\s]*)>|(_:[^\s<>"]+))[ \t]*<([^<>"{}|^`\s]*)>[ \t]*(?:<([^<>"{}|^`\s]*)>|(_:[^\s<>"]+)|"([^"\\]*(?:\\.[^"\\]*)*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^<[^<>]*>)?)[ \t]*\.[ \t]*(?:#.*)?\r?$/;

const escaped = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const letters: Record<string, string> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(escaped, (_, four?: string, eight?: string, letter?: string) => {
        const point = Number.parseInt(four ?? eight ?? '', 16);
        if (Number.isNaN(point)) return letters[letter!] ?? letter!;
        return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
      })
    : text;

/** A line may be this long, in characters: more is no statement, and must not fill the memory. */
const longestLine = 4_000_000;

/** What one line states; undefined for an empty line or a comment. */
export function parseTriple(line: string, number: number): RawStatement | undefined {
  const match = triple.exec(line);
  if (!match) {
    if (/^\s*(?:#.*)?$/.test(line)) return undefined;
    throw new Unreadable({
      row: number,
      code: 'ntriples.syntax',
      value: line.slice(0, 100),
      message: `Line ${number} is no statement of N-Triples: ${line.slice(0, 100)}`,
      remedy: 'Write the file again with an RDF library, or name it .ttl if it is Turtle.',
    });
  }
  const [, iri, blank, predicate, object, node, text, language] = match;
  const subject = iri === undefined ? blank! : unescaped(iri);
  return text === undefined
    ? { subject, predicate: predicate!, iri: object === undefined ? node! : unescaped(object) }
    : { subject, predicate: predicate!, text: unescaped(text), language: language ?? '' };
}

/** The statements of a file of N-Triples, some thousands at a time. */
export async function* readNtriples(text: AsyncIterable<string>): AsyncGenerator<RawStatement[]> {
  let rest = '';
  let number = 0;
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    const statements: RawStatement[] = [];
    for (const line of lines) {
      const statement = parseTriple(line, ++number);
      if (statement) statements.push(statement);
    }
    if (rest.length > longestLine) parseTriple('(a line without end)', number + 1);
    yield statements;
  }
  const last = parseTriple(rest, number + 1);
  if (last) yield [last];
}
