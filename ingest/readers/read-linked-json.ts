import { isIiif, readIiif } from './iiif/read-iiif.ts';
import type { Contexts } from './rdf/known-contexts.ts';
import { isJsonLd, readJsonLd } from './rdf/read-json-ld.ts';
import type { RowOutcome } from './source-row.ts';

/**
 * Takes the objects of a JSON file that are JSON-LD or IIIF (they name a context) to the records within them; others stay as they are. Rows are counted by records, since a
 * graph or collection holds several.
 */
export async function* readLinkedJson(
  rows: AsyncIterable<RowOutcome>,
  contexts: Contexts | undefined,
): AsyncGenerator<RowOutcome> {
  let last = 0;
  let beyond = 0;
  const next = (): number => ++last;
  for await (const outcome of rows) {
    if (outcome.kind !== 'row') {
      const { problem } = outcome;
      if (problem.row === 0) {
        yield outcome;
        continue;
      }
      // Of one row of the file there may be a notice before it.
      const row = problem.row + beyond;
      if (problem.severity === 'error') last = Math.max(last, row);
      yield { ...outcome, problem: { ...problem, row } };
      continue;
    }
    last = Math.max(last, outcome.row + beyond - 1);
    if (isIiif(outcome.values)) yield* readIiif({ source: outcome, next });
    else if (isJsonLd(outcome.values)) yield* readJsonLd({ source: outcome, contexts, next });
    else {
      yield { ...outcome, row: next() };
      continue;
    }
    beyond = last - outcome.row;
  }
}
