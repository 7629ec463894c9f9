import type { Request, Response } from 'express';
import { html } from 'ghtml';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import { EXAMPLE_QUERIES } from './example-queries.ts';
import type { SparqlPageView } from './sparql-router.ts';

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem}
textarea{box-sizing:border-box;width:100%;font:.95rem/1.45 ui-monospace,monospace}
button,select,textarea{font-size:1rem;padding:.4rem}.scroll{overflow-x:auto}table{border-collapse:collapse}
th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:start;vertical-align:top}
:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}[role=alert]{border-inline-start:4px solid #b3261e;padding-inline-start:1rem}`;

/** A plain page that works without scripts: a form that sends GET, examples as links, results as a table. */
export function sparqlPage(_req: Request, res: Response, view: SparqlPageView): void {
  const { query, result } = view;
  const text = query === '' ? EXAMPLE_QUERIES[0]!.text : query;
  const examples = EXAMPLE_QUERIES.map(
    (one) => html`<li><a href="?query=${encodeURIComponent(one.text)}">${one.title}</a></li>`,
  ).join('');
  const body = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Query the archive (SPARQL)</title><style>!${STYLE}</style></head>
<body><main><h1>Query the archive</h1>
<form method="get" action=""><p><label for="query">SPARQL query</label></p>
<textarea id="query" name="query" rows="14" spellcheck="false" dir="ltr" required>${text}</textarea>
<p><button type="submit">Run the query</button></p></form>
<h2>Examples</h2><ul>!${examples}</ul>
!${result === null ? '' : showResult({ query, result })}
<h2 id="limits">Limits</h2>
<p>A query has some seconds, and its result a greatest number of rows. A result that was cut says so in the header
<code>Tessera-Truncated</code>, and in JSON and XML within. The whole archive is there as dumps.</p>
</main></body></html>`;
  res.status(statusOf(result)).type('text/html').setHeader('Cache-Control', 'no-store').send(body);
}

function statusOf(result: SparqlResult | null): number {
  if (result === null || result.kind === 'ok') return 200;
  if (result.kind === 'malformed') return 400;
  return result.kind === 'unavailable' ? 503 : 500;
}

function showResult({ query, result }: { query: string; result: SparqlResult }): string {
  if (result.kind !== 'ok') return html`<h2>No result</h2><p role="alert">${explain(result)}</p>`;
  const text = new TextDecoder().decode(result.body);
  const cut = result.truncatedAt === null ? '' : html`<p>Only the first ${result.truncatedAt} are shown.</p>`;
  if (result.mediaType === 'text/turtle') {
    return html`<h2>Result</h2>!${cut}<div class="scroll"><pre>${text}</pre></div>
!${downloads({ query, formats: ['turtle', 'ntriples', 'json', 'xml'] })}`;
  }
  const parsed = JSON.parse(text) as ResultsJson;
  if (parsed.boolean !== undefined) {
    return html`<h2>Result</h2><p><strong>${parsed.boolean ? 'Yes' : 'No'}</strong></p>`;
  }
  const rows = parsed.results?.bindings ?? [];
  const heads = parsed.head.vars?.map((name) => html`<th scope="col">${name}</th>`).join('') ?? '';
  const lines = rows.map((row) => {
    return `<tr>${(parsed.head.vars ?? []).map((name) => html`<td>!${showTerm(row[name])}</td>`).join('')}</tr>`;
  });
  return html`<h2>Result</h2>!${cut}<div class="scroll" tabindex="0" role="region" aria-label="Result"><table>
<caption>${rows.length} rows</caption><thead><tr>!${heads}</tr></thead><tbody>!${lines.join('\n')}</tbody></table></div>
!${downloads({ query, formats: ['json', 'xml', 'csv', 'tsv'] })}`;
}

function downloads({ query, formats }: { query: string; formats: string[] }): string {
  const links = formats.map(
    (format) => html`<a href="?format=${format}&amp;query=${encodeURIComponent(query)}">${format}</a>`,
  );
  return `<p>The result as ${links.join(', ')}</p>`;
}

type Term = { type: string; value: string; 'xml:lang'?: string };
type ResultsJson = {
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
  boolean?: boolean;
};

function showTerm(term: Term | undefined): string {
  if (term === undefined) return '';
  if (term.type === 'uri' && /^https?:/.test(term.value))
    return html`<a href="${term.value}">${term.value}</a>`;
  const language = term['xml:lang'];
  return language === undefined
    ? html`${term.value}`
    : html`<span lang="${language}" dir="auto">${term.value}</span>`;
}

function explain(result: Exclude<SparqlResult, { kind: 'ok' }>): string {
  if (result.kind === 'malformed' && result.line !== undefined) {
    return `Line ${result.line}, column ${result.column}: ${result.message}.`;
  }
  if ('message' in result) return `${result.message}.`;
  if (result.kind === 'timeout') return `The query was ended after ${result.milliseconds / 1000} seconds.`;
  if (result.kind === 'too-large') return 'The result is too large.';
  return 'The store of statements is loading. Try again in some seconds.';
}
