import { html } from 'ghtml';
import type { Problem, SourceProblem } from '../../../../vocab/problem.ts';
import type { Voice } from './visit.ts';

/** A problem with its column, its value and the remedy. What the rules say is written in English. */
function showProblem({ words }: Voice, problem: Problem & Partial<SourceProblem>): string {
  const { severity, column, value, message, remedy } = problem;
  const where = column ? html`<bdi>${column}</bdi>: ` : '';
  const said = value
    ? html` <q dir="auto">${value.length > 120 ? `${value.slice(0, 120)}…` : value}</q>`
    : '';
  const mark = severity === 'error' ? words.problemError : words.problemWarning;
  return html`<li class="problem !${severity}"><span class="problem-kind">${mark}</span> !${where}<span lang="en" dir="ltr">${message}</span>!${said} <span class="minor" lang="en" dir="ltr">${remedy}</span></li>`;
}

/** Problems one under another; an empty string where there are none. */
export const showProblems = (
  voice: Voice,
  problems: readonly (Problem & Partial<SourceProblem>)[],
): string =>
  problems.length
    ? html`<ul class="problems">!${problems.map((problem) => showProblem(voice, problem)).join('')}</ul>`
    : '';
