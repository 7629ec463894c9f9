import { readJson } from '../read-json.ts';
import { broken, type RowOutcome, Unreadable } from '../source-row.ts';
import { textFrom } from '../text-from.ts';
import { BadDocument, expandDocument } from './expand-document.ts';
import { gatherRecords, type Said, usualWindow, type Window } from './gather-records.ts';
import type { Contexts } from './known-contexts.ts';
import { remedies } from './read-json-ld.ts';
import type { Resource } from './resource.ts';

function* saidOf({ id, types, properties }: Resource): Generator<Said> {
  for (const type of types) yield { subject: id, type };
  for (const [property, values] of properties)
    for (const value of values) yield { subject: id, property, value };
}

/**
 * Reads a JSON-LD document that is one graph, of any size, a member at a time (`find-graph.ts` tells whether it is): as a file of quads, since its members point to one
 * another. `context` is that of the document, `at` where the list of members begins.
 */
export async function* readGraph({
  text,
  context,
  at,
  contexts,
  window = usualWindow,
}: {
  text: AsyncIterable<string>;
  context: unknown;
  at: number;
  contexts?: Contexts | undefined;
  window?: Window;
}): AsyncGenerator<RowOutcome> {
  const records = gatherRecords(window);
  let members = 0;
  for await (const outcome of readJson({ text: textFrom(text, at) })) {
    if (outcome.kind !== 'row') {
      // What closes the document behind the list is no member of it.
      if (outcome.problem.value?.trim() !== '}') yield outcome;
      continue;
    }
    members++;
    try {
      const document = { '@context': context, ...outcome.values };
      const { resources } = await expandDocument(document, contexts, `m${members}-`);
      for (const resource of resources.values())
        for (const said of saidOf(resource)) yield* records.add(said);
    } catch (error) {
      if (!(error instanceof BadDocument)) throw error;
      // The context is that of all members.
      if (error.code === 'jsonld.context')
        throw new Unreadable({ code: error.code, message: error.message, remedy: remedies[error.code] });
      yield broken({
        row: outcome.row,
        code: error.code,
        value: JSON.stringify(outcome.values['@id'] ?? outcome.values.id ?? '').slice(0, 80),
        message: `Member ${outcome.row} of the graph could not be read. ${error.message}`,
        remedy: remedies[error.code],
      });
    }
  }
  yield* records.endFile();
}
