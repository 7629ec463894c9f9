import { html } from 'ghtml';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import { type ExampleName, exampleQueries } from '../../protocols/sparql/example-queries.ts';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fillHtml } from '../words/fill.ts';
import type { PlainKey } from '../words/words.ts';
import { type Failure, placeOf, showFailure } from './show-failure.ts';
import { showResult } from './show-result.ts';

const titles: Record<ExampleName, PlainKey> = {
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
  const language = reader.chosen ? html`<input type="hidden" name="lang" value="${reader.language}">` : '';
  return html`<form id="sparql" action="/sparql" method="get"><label for="query">${words.sparqlQuery}</label>
<textarea id="query" name="query" rows="${rowsFor(query)}" dir="ltr" spellcheck="false" autocapitalize="off" autocomplete="off" translate="no" required!${fault}!${place}>
${query}</textarea>
!${failure ? showFailure({ reader, query, failure }) : ''}!${language}
<p class="run"><button class="button" type="submit">${words.sparqlRun}</button> <span class="minor" id="keys" hidden>${words.sparqlKeys}</span></p></form>`;
}

function showExamples(reader: Reader): string {
  const links = exampleQueries({ base: reader.baseUrl }).map(
    ({ name, text }) =>
      html`<li><a href="${linkTo(reader, '/sparql', { query: text })}" hreflang="${reader.language}">${reader.words[titles[name]]}</a></li>`,
  );
  return html`<section><h2>${reader.words.sparqlExamples}</h2><ul class="examples">!${links}</ul></section>`;
}

/** The page of queries: a box to write in, what the query found or why it found nothing, and examples. `query` is '' where none was asked. */
export function renderSparqlPage(page: {
  reader: Reader;
  query: string;
  result: SparqlResult | null;
}): string {
  const { reader, query, result } = page;
  const { words, baseUrl } = reader;
  const asked = query === '' && result === null ? exampleQueries({ base: baseUrl })[0]!.text : query;
  const failure = result && result.kind !== 'ok' ? result : undefined;
  const address = html`<code class="address" dir="ltr">${baseUrl}sparql</code>`;
  return renderPage({
    reader,
    title: words.sparqlTitle,
    description: words.sparqlText,
    kind: 'sparql-page',
    unlisted: result !== null,
    scripts: [assetHref('sparql.js')],
    body: html`<h1>${words.sparqlTitle}</h1><p class="lead">${words.sparqlLead}</p>
<div class="columns"><div>!${showForm(reader, asked, failure)}
!${result?.kind === 'ok' ? showResult({ reader, query, result }) : ''}</div>
<aside aria-label="${words.sparqlExamples}">!${showExamples(reader)}
<section><h2>${words.forMachines}</h2><p>!${fillHtml(words.sparqlPrograms, { address })}</p></section>
<section id="limits"><h2>${words.sparqlLimits}</h2><p>${words.sparqlLimitsText}</p></section></aside></div>`,
  });
}
