import { html } from 'ghtml';
import { fill, formatNumber } from '../../words/fill.ts';
import { showContent } from '../shell/show-content.ts';
import { showProblems } from '../shell/show-problems.ts';
import type { Visit } from '../shell/visit.ts';
import type { Tried, TriedRow } from './try-mapping.ts';

function showRow(visit: Visit, { row, id, content, refused, problems }: TriedRow): string {
  const { words, reader } = visit;
  const shown = showContent(visit, content ?? {}, problems);
  const mark = refused ? html` <span class="mark-word">${words.rowRefused}</span>` : '';
  return html`<article class="tried !${refused ? 'refused' : ''}"><h3>${fill(words.rowNumber, { n: formatNumber(reader.language, row) })} <bdi class="minor">${id}</bdi>!${mark}</h3>!${showProblems(visit, shown.left)}!${shown.content}</article>`;
}

/** What the first rows of the file would become, beside the rules. `tried` is absent where there is no file, or no mapping that can be used. */
export function showOutcome(visit: Visit, tried: Tried | undefined, why: 'no-file' | 'faults'): string {
  const { words, reader } = visit;
  const number = (value: number) => formatNumber(reader.language, value);
  const inner = tried
    ? html`<p role="status">${fill(words.outcomeCounts, {
        rows: number(tried.counts.rows),
        refused: number(tried.counts.refused),
        warned: number(tried.counts.warned),
      })}</p>!${showProblems(visit, tried.problems)}!${tried.rows.map((row) => showRow(visit, row)).join('')}`
    : html`<p class="none">${why === 'no-file' ? words.outcomeNoFile : words.outcomeNotYet}</p>`;
  return html`<section class="outcome" id="outcome" aria-labelledby="outcome-title"><h2 id="outcome-title">${words.outcomeTitle}</h2>!${inner}</section>`;
}
