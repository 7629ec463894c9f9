import { type Quad, StreamParser } from 'n3';
import { limits, type RowOutcome, Unreadable } from '../source-row.ts';
import { gatherRecords, type Said, usualWindow, type Window } from './gather-records.ts';
import type { Value } from './resource.ts';

export const quadFormats = ['turtle', 'ntriples', 'nquads', 'trig'] as const;
export type QuadFormat = (typeof quadFormats)[number];
export const isQuadFormat = (format: string): format is QuadFormat =>
  quadFormats.some((known) => known === format);

const mediaTypes: Record<QuadFormat, string> = {
  turtle: 'text/turtle',
  ntriples: 'application/n-triples',
  nquads: 'application/n-quads',
  trig: 'application/trig',
};

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const idOf = (term: Quad['subject'] | Quad['object']): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value;

function valueOfTerm(term: Quad['object']): Value {
  if (term.termType !== 'Literal') return { '@id': idOf(term) };
  return {
    '@value': term.value,
    ...(term.language && { '@language': term.language }),
    ...(!term.language && { '@type': term.datatype.value }),
  };
}

const saidBy = ({ subject, predicate, object }: Quad): Said =>
  predicate.value === rdfType
    ? { subject: idOf(subject), type: idOf(object) }
    : { subject: idOf(subject), property: predicate.value, value: valueOfTerm(object) };

const broken = (error: Error): Unreadable =>
  new Unreadable({
    code: 'rdf.syntax',
    message: `The RDF cannot be read: ${error.message.slice(0, 200)}.`,
    remedy: 'Write the file again with an RDF library. What stands before that line was read.',
  });

/**
 * Reads Turtle, N-Triples, N-Quads and TriG (https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/) into records. Graphs of a file of quads are records’ own, and
 * end them; a file of triples is held as far as its records reach. Nothing that it names is fetched.
 */
export async function* readQuads({
  text,
  format,
  window = usualWindow,
}: {
  text: AsyncIterable<string>;
  format: QuadFormat;
  window?: Window;
}): AsyncGenerator<RowOutcome> {
  const parser = new StreamParser({ format: mediaTypes[format], baseIRI: 'urn:x-file:' });
  let quads: Quad[] = [];
  let fault: Error | undefined;
  parser.on('data', (quad: Quad) => quads.push(quad));
  parser.on('error', (error: Error) => {
    fault ??= error;
  });
  const records = gatherRecords(window);
  let graph: string | undefined;
  let run = 0;

  function* take(): Generator<RowOutcome> {
    const taken = quads;
    quads = [];
    for (const quad of taken) {
      const of = quad.graph.value;
      if (graph !== undefined && of !== graph) yield* records.end();
      graph = of;
      yield* records.add(saidBy(quad));
    }
    if (fault) {
      yield* records.end(true);
      throw broken(fault);
    }
  }

  for await (const part of text) {
    // A literal without end would be held whole.
    run = /["'>.]\s/.test(part) ? part.length : run + part.length;
    if (run > limits.element)
      throw new Unreadable({
        code: 'rdf.size',
        message: `A single text or name holds more than ${limits.element} characters.`,
        remedy: 'Take out what is embedded (pictures, whole texts), and send the file again.',
      });
    if (!parser.write(part)) await new Promise((done) => setImmediate(done));
    yield* take();
  }
  await new Promise<void>((done) => {
    parser.once('end', done).once('error', () => done());
    parser.end();
  });
  yield* take();
  yield* records.endFile();
}
