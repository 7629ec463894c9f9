import { html } from 'ghtml';
import { type FieldName, field, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import type { SourceProblem } from '../../../../vocab/problem.ts';
import { type Statement, statementsOf } from '../../../../vocab/record/statement.ts';
import { languageName, showValue } from '../../show/show-value.ts';
import { clipContent } from './clip-content.ts';
import { showProblems } from './show-problems.ts';
import type { Voice } from './visit.ts';

/** Values of one field beyond these are counted, as a row may have hundreds. */
const most = 12;

const fieldOf = ({ path }: SourceProblem): string => path.split(/[.[]/)[0]!;

function showStatement({ reader }: Voice, statement: Statement): string {
  const { language } = statement;
  const tongue =
    language === undefined || language === 'und' || language === reader.language
      ? ''
      : html` <span class="tongue">${languageName(reader, language)}</span>`;
  return html`<p>!${showValue(reader, statement)}!${tongue}</p>`;
}

/** A record as people read it, field by field, with what is wrong in each beside it; `left` are the problems of no field that is shown. */
export function showContent(
  voice: Voice,
  content: RecordContent,
  problems: readonly SourceProblem[] = [],
): { content: string; left: SourceProblem[] } {
  const { reader } = voice;
  const statements = Map.groupBy(statementsOf(clipContent(content)), ({ field: name }) => name);
  const wrong = Map.groupBy(problems, fieldOf);
  const isShown = (name: FieldName) => statements.has(name) || wrong.has(name);
  const rows = fieldNames.filter(isShown).map((name) => {
    const values = statements.get(name) ?? [];
    const more = values.length > most ? html`<p class="minor">+${String(values.length - most)}</p>` : '';
    const shown = values.slice(0, most).map((statement) => showStatement(voice, statement));
    return html`<div><dt>${field(name).label[reader.language]}</dt><dd>!${shown.join('')}!${more}!${showProblems(voice, wrong.get(name) ?? [])}</dd></div>`;
  });
  const known = new Set<string>(fieldNames);
  return {
    content: rows.length ? html`<dl class="facts record">!${rows.join('')}</dl>` : '',
    left: problems.filter((problem) => !known.has(fieldOf(problem))),
  };
}
