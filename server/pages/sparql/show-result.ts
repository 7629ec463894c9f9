import { html } from 'ghtml';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber, plural } from '../words/fill.ts';
import { chartColumns, mapColumns, type Rows, timelineColumns, type View, viewsOf } from './read-rows.ts';
import { showChart } from './show-chart.ts';
import { showMap } from './show-map.ts';
import { isNumber, showTerm, type Term } from './show-term.ts';
import { showTimeline } from './show-timeline.ts';
import { sparqlWords } from './sparql-words.ts';

type Found = Extract<SparqlResult, { kind: 'ok' }>;
type Answer = {
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
  boolean?: boolean;
};
type Shown = { reader: Reader; query: string; result: Found; view: View };

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

/** Links to the ways of seeing a result; none where there is but one. */
function showViews({ reader, query, view }: Shown, views: readonly View[]): string {
  if (views.length < 2 || encodeURIComponent(query).length > longestAddress) return '';
  const words = sparqlWords(reader.language);
  const links = views.map(
    (one) =>
      html`<li><a href="${linkTo(reader, '/sparql', { query, view: one })}#result"!${one === view ? ' aria-current="true"' : ''}>${words[one]}</a></li>`,
  );
  return html`<nav aria-label="${words.views}"><ul class="views">!${links}</ul></nav>`;
}

/** The address of the query and its result, for whoever wants to pass it on. */
function showShare({ reader, query, view }: Shown): string {
  const address = `${reader.baseUrl}sparql?query=${encodeURIComponent(query)}${view === 'table' ? '' : `&view=${view}`}`;
  if (address.length > longestAddress) return '';
  return html`<p class="share"><label for="share">${sparqlWords(reader.language).share}</label> <input id="share" type="text" readonly dir="ltr" value="${address}"></p>`;
}

/** Rows in the way asked for, or as a table where they do not fit it. */
function showRows(shown: Shown, result: Rows): string {
  const { reader } = shown;
  const views = viewsOf(result);
  const view = views.includes(shown.view) ? shown.view : 'table';
  const head = showViews({ ...shown, view }, views);
  const drawn = () => {
    if (view === 'chart') return showChart({ reader, result, columns: chartColumns(result)! });
    if (view === 'timeline') return showTimeline({ reader, result, columns: timelineColumns(result)! });
    if (view === 'map') return showMap({ reader, result, columns: mapColumns(result)! });
    return showTable(shown, result);
  };
  return head + drawn() + showDownloads(shown, formats.rows) + showShare({ ...shown, view });
}

function showTable(shown: Shown, { names, rows }: Rows): string {
  const { reader } = shown;
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
    return showGraph(shown, text) + showDownloads(shown, formats.graph) + showShare(shown);
  const { head, results, boolean } = JSON.parse(text) as Answer;
  if (boolean === undefined)
    return showRows(shown, { names: head.vars ?? [], rows: results?.bindings ?? [] });
  const { words } = shown.reader;
  return html`<p><strong class="answer">${boolean ? words.sparqlYes : words.sparqlNo}</strong> · ${took(shown)}</p>
!${showDownloads(shown, formats.boolean)}`;
}

/** What a query found: rows as a table, a graph as Turtle, or yes or no; then the same in other forms. */
export const showResult = (shown: Shown): string =>
  html`<section class="result" aria-labelledby="result"><h2 id="result">${shown.reader.words.sparqlResult}</h2>
!${showBody(shown)}</section>`;
