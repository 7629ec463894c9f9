import { Parser, type Quad } from 'n3';
import { Unreadable } from '../../ingest/readers/source-row.ts';
import { languageTag } from '../../ingest/readers/xml/language-tag.ts';
import type { RawStatement } from './skos-terms.ts';

/** Against this a file's relative addresses are resolved; without it they are relative to the archive's base. */
export const relativeBase = 'http://archive.invalid/';

type Handlers = { data?: (part: string) => void; end?: () => void };

const idOf = (term: Quad['subject'] | Quad['object']): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value;

const stated = ({ subject, predicate, object }: Quad): RawStatement =>
  object.termType === 'Literal'
    ? {
        subject: idOf(subject),
        predicate: predicate.value,
        text: object.value,
        // The library writes tags in small letters; records have them as BCP 47 does.
        language: languageTag(object.language) ?? object.language,
      }
    : { subject: idOf(subject), predicate: predicate.value, iri: idOf(object) };

export const vocabularyFormats = ['turtle', 'ntriples'] as const;
export type VocabularyFormat = (typeof vocabularyFormats)[number];

/** A line of N-Triples may be this long, in characters: more is no statement, and must not fill the memory. */
const longestLine = 4_000_000;

const brokenTurtle = (message: string): Unreadable =>
  new Unreadable({
    code: 'turtle.syntax',
    message: `The Turtle cannot be read: ${message.slice(0, 200)}`,
    remedy: 'Write the file again with an RDF library, or name it .nt if it is N-Triples.',
  });

const brokenLine = (line: number, message: string): Unreadable =>
  new Unreadable({
    row: line,
    code: 'ntriples.syntax',
    message: `Line ${line} is no statement of N-Triples: ${message.slice(0, 200)}`,
    remedy: 'Write the file again with an RDF library, or name it .ttl if it is Turtle.',
  });

/** Refuses a line that does not end; knows how many there were. */
function watchLines(): (part: string) => void {
  let lines = 0;
  let open = 0;
  return (part) => {
    const last = part.lastIndexOf('\n');
    open = last === -1 ? open + part.length : part.length - last - 1;
    if (open > longestLine) throw brokenLine(lines + part.split('\n').length, '(a line without end)');
    lines += part.split('\n').length - 1;
  };
}

/**
 * The statements of a file of Turtle or N-Triples (https://www.w3.org/TR/turtle/, https://www.w3.org/TR/n-triples/), part by part as it is
 * read. Ends with an {@link Unreadable} at the first fault.
 */
export async function* readTriples(
  text: AsyncIterable<string>,
  format: VocabularyFormat,
): AsyncGenerator<RawStatement[]> {
  const handlers: Handlers = {};
  let found: RawStatement[] = [];
  let fault: (Error & { context?: { line?: number } }) | undefined;
  const lines = format === 'ntriples';
  const parser = lines
    ? new Parser({ format: 'application/n-triples' })
    : new Parser({ format: 'text/turtle', baseIRI: relativeBase });
  const source = {
    on: (event: 'data' | 'end', handler: () => void) => Object.assign(handlers, { [event]: handler }),
  };
  parser.parse(source as never, (error: Error | null, quad: Quad | null) => {
    if (error) fault ??= error;
    else if (quad) found.push(stated(quad));
  });
  const take = (): RawStatement[] => {
    if (fault)
      throw lines ? brokenLine(fault.context?.line ?? 0, fault.message) : brokenTurtle(fault.message);
    const taken = found;
    found = [];
    return taken;
  };
  const watch = lines ? watchLines() : () => {};
  for await (const part of text) {
    watch(part);
    handlers.data?.(part);
    yield take();
  }
  handlers.end?.();
  yield take();
}
