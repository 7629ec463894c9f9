import { Parser, type Quad } from 'n3';
import { Unreadable } from '../../ingest/readers/source-row.ts';
import type { RawStatement } from './skos-terms.ts';

/** Against this a file's relative addresses are resolved; without it they are relative to the archive's base. */
export const relativeBase = 'http://archive.invalid/';

type Handlers = { data?: (part: string) => void; end?: () => void };

const idOf = (term: Quad['subject'] | Quad['object']): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value;

const stated = ({ subject, predicate, object }: Quad): RawStatement =>
  object.termType === 'Literal'
    ? { subject: idOf(subject), predicate: predicate.value, text: object.value, language: object.language }
    : { subject: idOf(subject), predicate: predicate.value, iri: idOf(object) };

/** The statements of a file of Turtle (https://www.w3.org/TR/turtle/), part by part as it is read. */
export async function* readTurtle(text: AsyncIterable<string>): AsyncGenerator<RawStatement[]> {
  const handlers: Handlers = {};
  let found: RawStatement[] = [];
  let fault: Error | undefined;
  const parser = new Parser({ format: 'text/turtle', baseIRI: relativeBase });
  const source = {
    on: (event: 'data' | 'end', handler: () => void) => Object.assign(handlers, { [event]: handler }),
  };
  parser.parse(source as never, (error: Error | null, quad: Quad | null) => {
    if (error) fault ??= error;
    else if (quad) found.push(stated(quad));
  });
  const take = (): RawStatement[] => {
    if (fault)
      throw new Unreadable({
        code: 'turtle.syntax',
        message: `The Turtle cannot be read: ${fault.message.slice(0, 200)}`,
        remedy: 'Write the file again with an RDF library, or name it .nt if it is N-Triples.',
      });
    const taken = found;
    found = [];
    return taken;
  };
  for await (const part of text) {
    handlers.data?.(part);
    yield take();
  }
  handlers.end?.();
  yield take();
}
