import type { ProblemDetails } from '../../http/problem-details.ts';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';

/** What a client is told when there is no result. */
export function describeFailure(result: Exclude<SparqlResult, { kind: 'ok' | 'aborted' }>): ProblemDetails {
  switch (result.kind) {
    case 'malformed': {
      const { line, column } = result;
      const at = line === undefined ? '' : `Line ${line}, column ${column}: `;
      return {
        status: 400,
        title: 'This is not a SPARQL query',
        detail: `${at}${result.message}.`,
        remedy: 'Correct the query at that place; the language is SPARQL 1.1 Query.',
        parameter: 'query',
        problems: [{ message: result.message, ...(line !== undefined && { line, column }) }],
      };
    }
    case 'refused':
      return { status: REFUSED[result.reason], ...refusal(result) };
    case 'not-acceptable':
      return {
        status: 406,
        title: 'No acceptable format',
        detail: `The result of ${result.form.toUpperCase()} comes in none of the formats asked for.`,
        remedy:
          'Rows come as JSON, XML, CSV, TSV; ASK as JSON, XML; graphs as Turtle, N-Triples, JSON-LD, RDF/XML.',
      };
    case 'timeout':
      return {
        status: 500,
        title: 'The query took too long',
        detail: `It was ended after ${result.milliseconds / 1000} seconds.`,
        remedy: 'Narrow the patterns, or use the dumps for work on everything.',
      };
    case 'too-large':
      return {
        status: 500,
        title: 'The result is too large',
        detail: `It would exceed ${Math.round(result.bytes / 1_048_576)} MB.`,
        remedy: 'Ask for fewer rows with LIMIT, or use the dumps.',
      };
    case 'unavailable':
      return {
        status: 503,
        title: 'Not ready',
        detail: 'The store of statements is loading, or too many queries are waiting.',
        remedy: `Try again in ${result.retryAfter} seconds.`,
        retryAfter: result.retryAfter,
      };
    case 'failed':
      return { status: 500, title: 'The query failed', detail: `${result.message}.` };
  }
}

/**
 * The protocol gives 500 to a legal query that is refused; an update is no query, and an oversized one too
 * large.
 */
const REFUSED = { update: 400, service: 500, unsupported: 500, complexity: 413 };

function refusal({ reason, message }: Extract<SparqlResult, { kind: 'refused' }>) {
  const remedy = {
    update: 'Deposit records instead; see the API.',
    service: 'Ask that endpoint yourself, or ask the operators to list it.',
    unsupported: 'Write the query without this.',
    complexity: 'Split the query.',
  };
  return { title: 'The query is refused', detail: `${message}.`, remedy: remedy[reason] };
}
