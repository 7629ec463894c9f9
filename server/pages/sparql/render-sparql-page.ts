import { html } from 'ghtml';
import { turtlePrefixes } from '../../../vocab/terms/languages.ts';
import { ns } from '../../../vocab/terms/namespaces.ts';
import type { QueryLimits, SparqlResult } from '../../projections/quads/quad-store.ts';
import { type ExampleName, exampleQueries } from '../../protocols/sparql/example-queries.ts';
import { assetHref, yasqeHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, fillHtml, formatNumber } from '../words/fill.ts';
import type { PlainKey } from '../words/words.ts';
import type { View } from './read-rows.ts';
import { type Failure, placeOf, showFailure } from './show-failure.ts';
import { showResult } from './show-result.ts';
import { type SparqlWordKey, sparqlWords } from './sparql-words.ts';

/** Examples that the page's own words do not name. */
const titles: Record<Exclude<ExampleName, SparqlWordKey>, PlainKey> = {
  names: 'queryNames',
  makers: 'queryMakers',
  materials: 'queryMaterials',
  datedDifferently: 'queryDatedDifferently',
  severalPartners: 'querySeveralPartners',
  partnersRecords: 'queryPartnersRecords',
  narrower: 'queryNarrower',
  pictures: 'queryPictures',
};

/** The query as it stands in its box: all of it in sight, within reason. */
const rowsFor = (query: string): number => Math.min(Math.max(query.split('\n').length + 1, 10), 24);

function showForm(reader: Reader, query: string, failure: Failure | undefined): string {
  const { words } = reader;
  const { line, column } = failure ? placeOf(failure) : {};
  const fault = failure ? ' aria-invalid="true" aria-describedby="query-fault"' : '';
  const place = line === undefined ? '' : ` data-line="${line}" data-column="${column}"`;
  const prefixes = JSON.stringify({ ...ns, ...turtlePrefixes(reader.baseUrl) });
  const editor = html` data-editor="${yasqeHref('yasqe.esm.js')}" data-prefixes="${prefixes}"`;
  const language = reader.chosen ? html`<input type="hidden" name="lang" value="${reader.language}">` : '';
  return html`<form id="sparql" action="/sparql" method="get"><label for="query">${words.sparqlQuery}</label>
<textarea id="query" name="query" rows="${rowsFor(query)}" dir="ltr" spellcheck="false" autocapitalize="off" autocomplete="off" translate="no" required!${fault}!${place}!${editor}>
${query}</textarea>
!${failure ? showFailure({ reader, query, failure }) : ''}!${language}
<p class="run"><button class="button" type="submit">${words.sparqlRun}</button> <span class="minor" id="keys" hidden>${words.sparqlKeys} <span id="completes" hidden>${sparqlWords(reader.language).editorHelp}</span></span></p></form>`;
}

/** The way of seeing an example's result that shows most. */
const views: Partial<Record<ExampleName, View>> = {
  makers: 'chart',
  materials: 'chart',
  languages: 'chart',
  differences: 'chart',
  partnersRecords: 'chart',
  periods: 'timeline',
  steps: 'timeline',
  deposits: 'timeline',
  places: 'map',
};

function showExamples(reader: Reader, service: string | undefined): string {
  const own = sparqlWords(reader.language);
  const isOwn = (name: ExampleName): name is Extract<ExampleName, SparqlWordKey> => name in own;
  const links = exampleQueries({ base: reader.baseUrl, service }).map(({ name, text }) => {
    const title = isOwn(name) ? own[name] : reader.words[titles[name]];
    const view = views[name];
    const href = linkTo(reader, '/sparql', { query: text, ...(view && { view }) });
    return html`<li><a href="${href}" hreflang="${reader.language}">${title}</a></li>`;
  });
  return html`<section><h2>${reader.words.sparqlExamples}</h2><ul class="examples">!${links}</ul></section>`;
}

/** What there is to know of the endpoint: where it is, how texts are searched, whom SERVICE may name, and its limits. */
function showFacts(page: SparqlPageFacts): string {
  const { reader, limits, services = [] } = page;
  const { words, baseUrl, language } = reader;
  const own = sparqlWords(language);
  const code = (text: string) => html`<code class="address" dir="ltr">${text}</code>`;
  const pattern = code(`?item <${baseUrl}ns/search> "…"`);
  const number = (n: number) => formatNumber(language, n);
  const said = limits && {
    seconds: number(limits.milliseconds / 1000),
    rows: number(limits.rows),
    shown: number(limits.pageRows),
    megabytes: number(Math.round(limits.bytes / 1_048_576)),
  };
  return html`<section><h2>${words.forMachines}</h2><p>!${fillHtml(words.sparqlPrograms, { address: code(`${baseUrl}sparql`) })}</p>
<p>!${fillHtml(own.searchTexts, { pattern })}</p>
!${services.length > 0 ? html`<p>!${fillHtml(own.asksOthers, { endpoints: services.map(code).join(', ') })}</p>` : ''}</section>
<section id="limits"><h2>${words.sparqlLimits}</h2><p>${words.sparqlLimitsText}</p>!${said ? html`<p>${fill(own.theLimits, said)}</p>` : ''}</section>`;
}

type SparqlPageFacts = {
  reader: Reader;
  /** Endpoints that SERVICE may name. */
  services?: readonly string[] | undefined;
  limits?: (QueryLimits & { pageRows: number }) | undefined;
};

/** The page of queries: a box to write in, what the query found or why it found nothing, and examples. `query` is '' where none was asked. */
export function renderSparqlPage(
  page: SparqlPageFacts & {
    query: string;
    result: SparqlResult | null;
    /** How a result of rows shall be seen, where it fits. Default: as a table. */
    view?: string | undefined;
  },
): string {
  const { reader, query, result, services = [] } = page;
  const { words, baseUrl } = reader;
  const asked = query === '' && result === null ? exampleQueries({ base: baseUrl })[0]!.text : query;
  const failure = result && result.kind !== 'ok' ? result : undefined;
  const view = (['chart', 'timeline', 'map'] as const).find((one) => one === page.view) ?? 'table';
  return renderPage({
    reader,
    title: words.sparqlTitle,
    description: words.sparqlText,
    kind: 'sparql-page',
    unlisted: result !== null,
    head: html`<link rel="stylesheet" href="${yasqeHref('yasqe.min.css')}"><link rel="stylesheet" href="${assetHref('sparql.css')}">`,
    scripts: [assetHref('sparql.js')],
    body: html`<h1>${words.sparqlTitle}</h1><p class="lead">${words.sparqlLead}</p>
<div class="columns"><div>!${showForm(reader, asked, failure)}
!${result?.kind === 'ok' ? showResult({ reader, query, result, view }) : ''}</div>
<aside aria-label="${words.sparqlExamples}">!${showExamples(reader, services[0])}
!${showFacts(page)}</aside></div>`,
  });
}
