import { html } from 'ghtml';
import type { Mapping } from '../../../../ingest/mappings/mapping.ts';
import type { Suggestion } from '../../../../ingest/mappings/suggest/suggest-mapping.ts';
import { calendars } from '../../../../ingest/mappings/words/read-date.ts';
import { type FieldName, field } from '../../../../vocab/fields.ts';
import { fill } from '../../words/fill.ts';
import { type FormFields, formFields, type Option } from '../shell/show-form.ts';
import type { Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import { destinations, type RuleRow, readOrigin, rulesOf } from './edit-rules.ts';
import { editorRows } from './editor-state.ts';
import type { Sample } from './read-sample.ts';

type Given = {
  mapping: Mapping;
  sample: Sample | undefined;
  suggestions: readonly Suggestion[] | undefined;
  byColumn: ReadonlyMap<string, number>;
};

function destinationLabel({ reader, words }: Visit, destination: string): string {
  if (destination === '') return words.notUsed;
  const [name, kind] = destination.split(':') as [FieldName, string?];
  const label = field(name).label[reader.language];
  return kind === undefined ? label : `${label}: ${wordFor(reader.words, '', kind)}`;
}

/** What a rule says besides where its values go; folded away, with what is set told in the summary. */
function showMore(visit: Visit, fields: FormFields, row: RuleRow, at: number): string {
  const { words } = visit;
  const type = row.goes === '' ? undefined : field(row.goes.split(':')[0] as FieldName).type;
  const dated = type === 'date';
  const worded: Option[] = [
    ['', words['worded.no']],
    ['yes', words['worded.yes']],
    ...(dated ? calendars.map((one) => [one, wordFor(words, 'worded', one)] as const) : []),
  ];
  const set = [row.language, row.split.trim() && `“${row.split.trim()}”`, row.lookup && '…'].filter(Boolean);
  const canBeWorded = type === undefined || dated || type === 'agent' || type === 'credit';
  return html`<details><summary>${words.ruleMore}!${set.length ? html` <span class="minor" dir="ltr">${set.join(' · ')}</span>` : ''}</summary>!${fields.text(
    { name: `r.${at}.language`, label: words.inLanguage, value: row.language, ltr: true },
  )}!${fields.text({ name: `r.${at}.split`, label: words.splitAt, value: row.split, ltr: true })}!${
    canBeWorded
      ? fields.select({ name: `r.${at}.worded`, label: words.wordedAs, options: worded, value: row.worded })
      : ''
  }!${fields.area({
    name: `r.${at}.lookup`,
    label: words.lookupLabel,
    hint: words.lookupHint,
    value: row.lookup,
    rows: 2,
  })}</details>`;
}

/** The paths of which a rule at the row itself puts a name together. */
function labelPaths(rule: object | undefined): string[] {
  const pathsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(pathsIn);
    return typeof value === 'object' && value !== null ? pathsIn((value as { join?: unknown }).join) : [];
  };
  const paths = pathsIn((rule as { label?: unknown } | undefined)?.label);
  return paths.length ? paths : ['.'];
}

/** The rules of a mapping as a form: one fieldset a column, in the order of the file. */
export function showRules(visit: Visit, { mapping, sample, suggestions, byColumn }: Given): string {
  const { words } = visit;
  // What was sent has become the mapping already; the form shows that.
  const fields = formFields({ ...visit, typed: {} }, 'mapping');
  const { columns, others } = editorRows(mapping, sample);
  const begun = rulesOf(mapping);
  const places: Option[] = ['', ...destinations].map((one) => [one, destinationLabel(visit, one)]);
  let at = -1;
  const hidden = (name: string, value: string | undefined) =>
    value === undefined ? '' : html`<input type="hidden" name="r.${String(at)}.${name}" value="${value}">`;
  const showRow = (row: RuleRow, repeat: boolean): string => {
    at += 1;
    const again = repeat
      ? html`<button class="button plain small" type="submit" name="act" value="again:${String(at)}">${fill(words.useAgain, { column: row.from })}</button>`
      : '';
    const goes = fields.select({
      name: `r.${at}.goes`,
      label: words.goesTo,
      options: places,
      value: row.goes,
    });
    return html`<div class="rule">!${hidden('from', row.from)}!${hidden('basis', row.basis?.toString())}!${hidden('constant', row.constant)}!${goes}!${row.constant === undefined ? showMore(visit, fields, row, at) : ''}!${again}</div>`;
  };
  const showColumn = ({ path, values, rows }: (typeof columns)[number]): string => {
    const wrong = byColumn.get(path);
    const reason = suggestions?.find(({ heading }) => heading === path);
    const values_ = values.map((value) => html`<q dir="auto">${value}</q>`).join(' ');
    return html`<fieldset class="column"><legend><bdi>${path}</bdi>!${wrong ? html` <span class="count">${fill(words.problemsIn, { n: wrong })}</span>` : ''}</legend>
<p class="samples minor">!${values_}</p>!${reason && reason.confidence < 0.6 ? html`<p class="minor doubt" lang="en" dir="ltr">${reason.reason}</p>` : ''}!${rows.map((row, index) => showRow(row, index === rows.length - 1 && row.goes !== '')).join('')}</fieldset>`;
  };
  const showOther = (row: RuleRow): string => {
    const paths = row.from === '.' ? labelPaths(begun[row.basis ?? -1]?.rule) : [readOrigin(row.from)].flat();
    const what =
      row.constant === undefined
        ? paths.map((path) => html`<code dir="ltr">${path}</code>`).join(' ')
        : html`${words.sameValue}: <q dir="auto">${row.constant.slice(0, 200)}</q>`;
    return html`<fieldset class="column"><legend>!${what}</legend>!${showRow(row, false)}</fieldset>`;
  };
  const id = typeof mapping.id === 'string' ? mapping.id : JSON.stringify(mapping.id);
  const keys = [...new Set([id, ...(sample?.columns ?? []).map(({ path }) => path)])];
  const all = [
    fields.select({
      name: 'id',
      label: words.keyColumn,
      options: keys.map((key) => [key, [readOrigin(key)].flat().join(', ')]),
      value: id,
    }),
    fields.text({
      name: 'textLanguage',
      label: words.textLanguage,
      hint: words.languageTagHint,
      value: mapping.language ?? '',
      ltr: true,
    }),
    columns.length ? html`<h2>${words.columnsTitle}</h2>` + columns.map(showColumn).join('') : '',
    others.length ? html`<h2>${words.otherRules}</h2>` + others.map(showOther).join('') : '',
  ];
  return html`!${all.join('')}<input type="hidden" name="rules" value="${String(at + 1)}">`;
}
