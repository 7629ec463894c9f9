import { html } from 'ghtml';
import { formTokenField } from '../../../http/form-guard.ts';
import { linkTo } from '../../reader/link-to.ts';
import { textOf, textsOf, type Voice } from './visit.ts';

export type Option = readonly [value: string, label: string];
type Field = { name: string; label: string; hint?: string; required?: boolean };

const hintOf = (id: string, hint: string | undefined): string =>
  hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : '';
const describedBy = (id: string, hint: string | undefined): string =>
  hint ? html` aria-describedby="${id}-hint"` : '';

/** A button to choose one of several, or a box to tick, with its label (HTML). */
export const showChoice = (
  type: 'radio' | 'checkbox',
  choice: { id: string; name: string; value: string; label: string; checked: boolean; required?: boolean },
): string =>
  html`<p class="choice"><input type="!${type}" id="${choice.id}" name="${choice.name}" value="${choice.value}"!${choice.checked ? ' checked' : ''}!${choice.required ? ' required' : ''}><label for="${choice.id}">!${choice.label}</label></p>`;

/** A field for files, which are sent as `file`; `more` are attributes of it. */
export const fileField = (
  id: string,
  label: string,
  { hint, more = '' }: { hint?: string; more?: string } = {},
): string =>
  html`<p class="ask"><label for="${id}">${label}</label><input id="${id}" name="file" type="file"!${more}!${describedBy(id, hint)}>!${hintOf(id, hint)}</p>`;

/**
 * The fields of one form of a page. Where the form has just been sent and could not be taken, its fields hold what was typed. `form` is single
 * within the page, and part of the fields' ids.
 */
export function formFields(visit: Voice, form: string) {
  const typed = textOf(visit.typed, 'form') === form ? visit.typed : undefined;
  const idOf = (name: string) => `${form}-${name}`.replace(/[^\w-]/g, '-');
  const held = (name: string, value = ''): string => (typed ? textOf(typed, name) : value);
  const heldAll = (name: string, values: readonly string[]): readonly string[] =>
    typed ? textsOf(typed, name) : values;

  const one = ({ name, label, hint }: Field, control: (id: string, described: string) => string): string => {
    const id = idOf(name);
    return html`<p class="ask"><label for="${id}">${label}</label>
!${control(id, describedBy(id, hint))}!${hintOf(id, hint)}</p>`;
  };
  const text = (
    field: Field & { value?: string | undefined; type?: string; ltr?: boolean; list?: string },
  ): string =>
    one(
      field,
      (id, described) =>
        html`<input id="${id}" name="${field.name}" type="${field.type ?? 'text'}" value="${held(field.name, field.value)}" dir="${field.ltr ? 'ltr' : 'auto'}"!${described}!${field.required ? ' required' : ''} autocomplete="off">`,
    );
  const area = (field: Field & { value?: string; rows?: number; ltr?: boolean }): string =>
    one(
      field,
      (id, described) =>
        html`<textarea id="${id}" name="${field.name}" rows="${String(field.rows ?? 4)}" dir="${field.ltr ? 'ltr' : 'auto'}"!${described}!${field.required ? ' required' : ''}>
${held(field.name, field.value)}</textarea>`,
    );
  const select = (field: Field & { options: readonly Option[]; value?: string }): string => {
    const chosen = held(field.name, field.value);
    const options = field.options.map(
      ([value, label]) =>
        html`<option value="${value}"!${value === chosen ? ' selected' : ''}>${label}</option>`,
    );
    return one(
      field,
      (id, described) =>
        html`<select id="${id}" name="${field.name}"!${described}>!${options.join('')}</select>`,
    );
  };
  const choices = (
    type: 'radio' | 'checkbox',
    field: Field & { options: readonly Option[]; values: readonly string[] },
  ): string => {
    const chosen = heldAll(field.name, field.values);
    const id = idOf(field.name);
    const list = field.options.map(([value, label]) =>
      showChoice(type, {
        id: idOf(`${field.name}-${value}`),
        name: field.name,
        value,
        label: html`${label}`,
        checked: chosen.includes(value),
        required: field.required === true && type === 'radio',
      }),
    );
    return html`<fieldset!${describedBy(id, field.hint)}><legend>${field.label}</legend>!${hintOf(id, field.hint)}!${list.join('')}</fieldset>`;
  };
  return {
    held,
    text,
    area,
    select,
    radios: (field: Field & { options: readonly Option[]; value?: string }) =>
      choices('radio', { ...field, values: field.value === undefined ? [] : [field.value] }),
    checks: (field: Field & { options: readonly Option[]; values: readonly string[] }) =>
      choices('checkbox', field),
    check: (field: Field & { value?: string }) =>
      showChoice('checkbox', {
        id: idOf(field.name),
        name: field.name,
        value: field.value ?? 'yes',
        label: html`${field.label}`,
        checked: typed !== undefined && textsOf(typed, field.name).length > 0,
        required: field.required === true,
      }),
    /** A text in a language that the writer names. */
    words: (field: Field & { value?: string; language?: string; rows?: number }): string =>
      html`<div class="worded">!${area(field)}!${text({
        name: `${field.name}_language`,
        label: visit.words.inLanguage,
        value: field.language ?? visit.reader.language,
        ltr: true,
      })}</div>`,
  };
}
export type FormFields = ReturnType<typeof formFields>;

/** A form to `action` with its token and name; `fields` and `button` are what it shows. `plain` is for acts of less weight, `grave` for those not easily undone. */
export function showForm(
  visit: Voice,
  form: {
    name: string;
    action: string;
    fields?: string;
    button: string;
    weight?: 'plain' | 'grave';
    hidden?: Record<string, string>;
    buttons?: string;
    /** Files go with it. */
    files?: true;
  },
): string {
  const { partner, reader } = visit;
  const hidden = Object.entries({
    ...form.hidden,
    form: form.name,
    ...(partner !== undefined && { for: partner }),
    [formTokenField]: visit.token,
  }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form class="work-form" method="post" action="${linkTo(reader, form.action)}" id="form-${form.name}"!${form.files ? ' enctype="multipart/form-data"' : ''}>!${hidden.join('')}!${form.fields ?? ''}
<p class="buttons"><button class="button !${form.weight ?? ''}" type="submit">${form.button}</button>!${form.buttons ?? ''}</p></form>`;
}
