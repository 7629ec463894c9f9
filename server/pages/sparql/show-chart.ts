import { html } from 'ghtml';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber } from '../words/fill.ts';
import type { ChartColumns, Rows } from './read-rows.ts';
import { showTerm } from './show-term.ts';
import { sparqlWords } from './sparql-words.ts';

const mostBars = 60;

/** A result as bars: a table of names and numbers, so that everyone reads it, in which each number is drawn too. */
export function showChart(args: { reader: Reader; result: Rows; columns: ChartColumns }): string {
  const { reader, result, columns } = args;
  const rows = result.rows.slice(0, mostBars);
  const amountOf = (row: Rows['rows'][number]) =>
    Number((row[columns.value] as { value?: string } | undefined)?.value ?? 0);
  const most = Math.max(...rows.map(amountOf), 0) || 1;
  const lines = rows.map((row) => {
    const value = amountOf(row);
    const width = Math.max(0, Math.round((value / most) * 1000) / 10);
    const bar = html`<svg class="drawn" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="10"/></svg>`;
    return html`<tr><th scope="row">!${showTerm(row[columns.name], reader)}</th><td class="bars">!${bar}</td><td class="number">${formatNumber(reader.language, value)}</td></tr>`;
  });
  const caption = fill(sparqlWords(reader.language).chartOf, columns);
  return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="view-caption">
<table class="chart"><caption id="view-caption">${caption}</caption><tbody>!${lines.join('\n')}</tbody></table></div>`;
}
