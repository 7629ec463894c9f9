import { html } from 'ghtml';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber } from '../words/fill.ts';

export type Failure = Exclude<SparqlResult, { kind: 'ok' }>;

/** The engine's own words are English. */
const inEnglish = (text: string): string => html`<span lang="en" dir="ltr">${text}</span>`;

/** The line in which the parser stopped, with the sign at which it did; empty where the line is not there. */
function showLine(query: string, line: number, column: number): string {
  const text = query.split(/\r\n|\n|\r/)[line - 1];
  if (text === undefined) return '';
  const [before, at, after] = [text.slice(0, column - 1), text.slice(column - 1, column), text.slice(column)];
  return html`<pre dir="ltr"><span class="line-number" aria-hidden="true">${line}</span>${before}<mark>${at || ' '}</mark>${after}</pre>`;
}

function explain(failure: Failure, reader: Reader): string {
  const { words, language } = reader;
  const seconds = (n: number) => ({ n: formatNumber(language, n) });
  switch (failure.kind) {
    case 'malformed':
      return html`<strong>${words.sparqlMalformed}</strong> !${inEnglish(failure.message)}`;
    case 'refused':
      return html`<strong>${words.sparqlRefused}</strong> !${inEnglish(failure.message)}`;
    case 'timeout':
      return html`${fill(words.sparqlTimeout, seconds(failure.milliseconds / 1000))}`;
    case 'too-large':
      return html`${words.sparqlTooLarge}`;
    case 'unavailable':
      return html`${fill(words.sparqlBusy, seconds(failure.retryAfter))}`;
    case 'failed':
      return html`<strong>${words.sparqlFailed}</strong> !${inEnglish(failure.message)}`;
    // Neither reaches a page: every form of query has a format there, and who has gone reads nothing.
    case 'not-acceptable':
    case 'aborted':
      return html`<strong>${words.sparqlFailed}</strong>`;
  }
}

/** Why there is no result, to stand at the query; of a mistake in the query, where it is. */
export function showFailure({ reader, query, failure }: { reader: Reader; query: string; failure: Failure }) {
  const { line, column } = placeOf(failure);
  const place =
    line === undefined || column === undefined
      ? ''
      : html`<p>${fill(reader.words.sparqlPlace, { line, column })}</p>!${showLine(query, line, column)}`;
  return html`<div class="fault" id="query-fault" role="alert"><p>!${explain(failure, reader)}</p>!${place}</div>`;
}

/** Line and column of a mistake, both from 1, where the parser names them. */
export const placeOf = (failure: Failure): { line?: number; column?: number } =>
  failure.kind === 'malformed' && failure.line !== undefined && failure.column !== undefined
    ? { line: failure.line, column: failure.column }
    : {};
