import { html } from 'ghtml';
import { field, type RecordContent } from '../../../../vocab/fields.ts';
import { languageName, showValue } from '../../show/show-value.ts';
import type { Visit } from '../shell/visit.ts';
import { compareContents, type FieldDifference, type Marked } from './compare-contents.ts';

function showMarked(visit: Visit, { mark, statement }: Marked): string {
  const { reader, words } = visit;
  const tongue =
    statement.language === undefined || statement.language === 'und'
      ? ''
      : html` <span class="tongue">${languageName(reader, statement.language)}</span>`;
  const value = `${showValue(reader, statement)}${tongue}`;
  if (mark === 'same') return `<p>${value}</p>`;
  const element = mark === 'added' ? 'ins' : 'del';
  return html`<p class="changed"><span class="mark-word">${words[mark]}</span> <!${element}>!${value}</!${element}></p>`;
}

function showRow(visit: Visit, difference: FieldDifference): string {
  const { reader, words } = visit;
  const side = (values: Marked[]) =>
    values.map((value) => showMarked(visit, value)).join('') ||
    html`<p class="silent">${words.nothingSaid}</p>`;
  return html`<tr class="!${difference.differs ? 'row-differs' : ''}"><th scope="row">${field(difference.field).label[reader.language]}</th><td>!${side(difference.old)}</td><td>!${side(difference.new)}</td></tr>`;
}

/** What is public beside what is proposed, field by field: what differs is open, the rest folded away. `caption` is plain text. */
export function showDifferences(
  visit: Visit,
  {
    old,
    content,
    caption,
    heads = [visit.words.publicNow, visit.words.proposed],
  }: { old: RecordContent; content: RecordContent; caption: string; heads?: readonly [string, string] },
): string {
  const { words } = visit;
  const all = compareContents(old, content);
  const table = (rows: FieldDifference[], name: string) =>
    html`<div class="table-scroll" tabindex="0" role="region" aria-label="${name}"><table class="side-by-side records-2"><caption class="hidden">${name}</caption><thead><tr><th scope="col">${words.field}</th><th scope="col">${heads[0]}</th><th scope="col">${heads[1]}</th></tr></thead><tbody>!${rows.map((row) => showRow(visit, row)).join('')}</tbody></table></div>`;
  const changed = all.filter(({ differs }) => differs);
  const same = all.filter(({ differs }) => !differs);
  return html`!${changed.length ? table(changed, caption) : html`<p class="none">${words.nothingDiffers}</p>`}!${
    same.length
      ? html`<details><summary>${words.unchangedFields}</summary>!${table(same, `${caption}: ${words.unchangedFields}`)}</details>`
      : ''
  }`;
}
