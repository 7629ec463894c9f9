import { html } from 'ghtml';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber, plural } from '../words/fill.ts';
import { isNumber, showTerm, type Term } from './show-term.ts';

type Found = Extract<SparqlResult, { kind: 'ok' }>;
type Rows = { head: { vars?: string[] }; results?: { bindings: Record<string, Term>[] }; boolean?: boolean };
type Shown = { reader: Reader; query: string; result: Found };

/** Longer addresses are refused on the way by many a server and proxy; ours takes 16 kB of headers. */
const longestAddress = 8000;

const formats = {
  rows: { json: 'JSON', csv: 'CSV', tsv: 'TSV', xml: 'XML' },
  boolean: { json: 'JSON', xml: 'XML' },
  graph: { turtle: 'Turtle', ntriples: 'N-Triples', json: 'JSON-LD', xml: 'RDF/XML' },
};

function showDownloads({ reader, query }: Shown, names: Record<string, string>): string {
  const address = (format: string) => `/sparql?format=${format}&query=${encodeURIComponent(query)}`;
  if (address('ntriples').length > longestAddress) return '';
  const links = Object.entries(names).map(
    ([format, name]) => html`<li><a href="${address(format)}">${name}</a></li>`,
  );
  return html`<h3 class="minor" id="take">${reader.words.sparqlTake}</h3><ul class="forms" aria-labelledby="take">!${links}</ul>`;
}

function took({ reader, result }: Shown): string {
  const digits = result.milliseconds < 10 ? 1 : 0;
  return new Intl.NumberFormat(reader.language, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: digits,
  }).format(result.milliseconds);
}

function cut({ reader, result }: Shown): string {
  if (result.truncatedAt === null) return '';
  const n = formatNumber(reader.language, result.truncatedAt);
  return html` <span class="cut">${fill(reader.words.sparqlCut, { n })}</span>`;
}

function showTable(shown: Shown, { head, results }: Rows): string {
  const { reader } = shown;
  const names = head.vars ?? [];
  const rows = results?.bindings ?? [];
  const count = plural(reader.language, reader.words.sparqlRows, rows.length);
  const caption = html`<caption id="result-caption">${count} · ${took(shown)}!${cut(shown)}</caption>`;
  const numbers = new Set(
    names.filter((name) => rows.length > 0 && rows.every((row) => isNumber(row[name]))),
  );
  const kind = (name: string) => (numbers.has(name) ? ' class="number"' : '');
  const heads = names.map((name) => html`<th scope="col"!${kind(name)}><bdi>${name}</bdi></th>`);
  const lines = rows.map((row) => {
    const cells = names.map((name) => html`<td!${kind(name)}>!${showTerm(row[name], reader)}</td>`);
    return html`<tr>!${cells}</tr>`;
  });
  return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="result-caption">
<table class="rows">!${caption}<thead><tr>!${heads}</tr></thead><tbody>!${lines.join('\n')}</tbody></table></div>`;
}

/** A graph as Turtle, in which addresses are links. */
function showGraph(shown: Shown, turtle: string): string {
  const text = turtle
    .split(/(<https?:[^>]*>)/)
    .map((part, index) =>
      index % 2 ? html`&lt;<a href="${part.slice(1, -1)}">${part.slice(1, -1)}</a>&gt;` : html`${part}`,
    )
    .join('');
  return html`<p id="result-caption">Turtle · ${took(shown)}!${cut(shown)}</p>
<pre class="graph" dir="ltr" tabindex="0" role="region" aria-labelledby="result-caption">!${text}</pre>`;
}

function showBody(shown: Shown): string {
  const text = new TextDecoder().decode(shown.result.body);
  if (shown.result.mediaType === 'text/turtle')
    return showGraph(shown, text) + showDownloads(shown, formats.graph);
  const rows = JSON.parse(text) as Rows;
  if (rows.boolean === undefined) return showTable(shown, rows) + showDownloads(shown, formats.rows);
  const { words } = shown.reader;
  return html`<p><strong class="answer">${rows.boolean ? words.sparqlYes : words.sparqlNo}</strong> · ${took(shown)}</p>
!${showDownloads(shown, formats.boolean)}`;
}

/** What a query found: rows as a table, a graph as Turtle, or yes or no; then the same in other forms. */
export const showResult = (shown: Shown): string =>
  html`<section class="result" aria-labelledby="result"><h2 id="result">${shown.reader.words.sparqlResult}</h2>
!${showBody(shown)}</section>`;
