import { html } from 'ghtml';
import { type FieldName, field, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import { imageId } from '../../../curation/image-id.ts';
import { servicePath } from '../../show/service-path.ts';
import { fill } from '../../words/fill.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { textOf, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import type { Part } from './field-parts.ts';
import { inputName, partsOf, type Rows, rowsOf, typedRows } from './read-content.ts';

const editForm = 'edit';

function showPart(visit: Visit, name: FieldName, row: number, part: Part, value: string): string {
  const { words } = visit;
  const input = inputName(name, row, part.name);
  const id = `edit-${name}-${row}-${part.name}`;
  const label = html`<label for="${id}">${words[`part.${part.name}`]}</label>`;
  if (part.input === 'select') {
    const options = part.options!.map(
      (option) =>
        html`<option value="${option}"!${option === value ? ' selected' : ''}>${option === '' ? '–' : wordFor(visit.reader.words as Record<string, unknown>, '', option)}</option>`,
    );
    return html`<p class="ask part-!${part.name}">!${label}<select id="${id}" name="${input}">!${options.join('')}</select></p>`;
  }
  if (part.input === 'area' || part.input === 'lines')
    return html`<p class="ask part-!${part.name}">!${label}<textarea id="${id}" name="${input}" rows="${part.input === 'area' ? '3' : '2'}" dir="auto"!${part.input === 'lines' ? ' aria-describedby="lines-hint"' : ''}>
${value}</textarea></p>`;
  return html`<p class="ask part-!${part.name}">!${label}<input id="${id}" name="${input}" value="${value}" dir="${part.input === 'code' ? 'ltr' : 'auto'}" autocomplete="off"></p>`;
}

/** The picture of a row that the archive holds, with the choice to leave it out. */
function showHeldPicture(
  visit: Visit,
  place: { item: string; record: string },
  row: number,
  file: string,
  removed: boolean,
): string {
  const id = `edit-media-${row}-remove`;
  return html`<p class="pictures"><img src="${servicePath(imageId({ ...place, file }))}/full/!160,160/0/default.jpg" alt="" width="120" height="120" loading="lazy"></p><input type="hidden" name="${inputName('media', row, 'file')}" value="${file}"><p class="choice"><input type="checkbox" id="${id}" name="${inputName('media', row, 'remove')}" value="yes"!${removed ? ' checked' : ''}><label for="${id}">${visit.words.leaveOut}</label></p>`;
}

function showField(
  visit: Visit,
  {
    name,
    rows,
    problems,
    place,
    opened,
  }: {
    name: FieldName;
    rows: Rows;
    problems: readonly Problem[];
    place: { item: string; record: string };
    opened: boolean;
  },
): string {
  const { words, reader } = visit;
  const { label, required, type } = field(name);
  const own = problems.filter(({ path }) => path.split(/[.[]/)[0] === name);
  const faults = own.length
    ? html`<ul class="problems" id="problems-${name}" lang="en" dir="ltr">!${own.map((p) => html`<li><b>${p.message}</b> ${p.remedy}</li>`).join('')}</ul>`
    : '';
  const shown = rows.map((row, at) => {
    const held = name === 'media' && row.file !== undefined;
    const parts = partsOf(name).filter((part) => !(held && part.name === 'address'));
    return html`<div class="row type-!${type}" role="group" aria-label="${fill(words.rowNumber, { n: at + 1, field: label[reader.language] })}">!${held ? showHeldPicture(visit, place, at, row.file!, row.remove !== undefined) : ''}!${parts.map((part) => showPart(visit, name, at, part, row[part.name] ?? '')).join('')}</div>`;
  });
  const empty = own.length === 0 && rows.every((row) => Object.keys(row).length === 0) && !required;
  const legend = `${label[reader.language]}${required ? ` (${words.required})` : ''}`;
  const fieldset = html`<fieldset class="edit-field" id="field-${name}"!${own.length ? html` aria-describedby="problems-${name}"` : ''}><legend>${legend}</legend>!${faults}<input type="hidden" name="n.${name}" value="${String(rows.length)}">!${shown.join('')}<p><button class="plain" type="submit" name="add" value="${name}" formaction="#field-${name}" formnovalidate>${fill(words.addRow, { field: label[reader.language] })}</button></p></fieldset>`;
  return empty && !opened
    ? html`<details class="empty-field"><summary>${label[reader.language]}</summary>!${fieldset}</details>`
    : fieldset;
}

/**
 * The form of a record: every field of the vocabulary, its values as rows, and an empty row where there is none yet. After a fault it holds what
 * was typed, with what is wrong at each field. `basis`: the number of the revision that is edited.
 */
export function showEditForm(
  visit: Visit,
  form: {
    content: RecordContent;
    basis: number;
    action: string;
    problems?: readonly Problem[];
    place: { item: string; record: string };
  },
): string {
  const { words, typed } = visit;
  const { content, basis, action, problems = [], place } = form;
  const again = textOf(typed, 'form') === editForm;
  const add = again ? textOf(typed, 'add') : '';
  const groups = fieldNames.map((name) => {
    const rows = again ? typedRows(typed, name) : rowsOf(content, name);
    const blank = rows.length === 0 || add === name ? [{}] : [];
    return showField(visit, { name, rows: [...rows, ...blank], problems, place, opened: add === name });
  });
  const list = problems.length
    ? html`<div class="message fault" role="alert"><p>${words.problemsFound}</p><ul>!${[
        ...new Set(problems.map(({ path }) => path.split(/[.[]/)[0]!)),
      ]
        .map(
          (name) =>
            html`<li><a href="#field-${name}">${name in fieldLabels ? fieldLabels[name as FieldName]![visit.reader.language] : name}</a></li>`,
        )
        .join('')}</ul></div>`
    : '';
  return html`!${list}<p class="hint" id="lines-hint">${words.linesHint}</p>!${showForm(visit, {
    name: editForm,
    action: `${action}`,
    hidden: { basis: String(basis) },
    fields:
      groups.join('') +
      formFields(visit, editForm).text({ name: 'note', label: words.note, hint: words.noteHint }),
    button: words.saveEdit,
  })}`;
}
const fieldLabels = Object.fromEntries(fieldNames.map((name) => [name, field(name).label]));
