import { html } from 'ghtml';
import { savedMappings } from '../../../archive/saved-mappings.ts';
import { assetHref } from '../../layout/assets.ts';
import { fill } from '../../words/fill.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { linkWithin, textOf } from '../shell/visit.ts';
import type { Edited } from './editor-state.ts';
import type { SampleFile } from './find-sample.ts';
import type { Sample } from './read-sample.ts';
import { showOutcome } from './show-outcome.ts';
import { showRules } from './show-rules.ts';
import { tryMapping } from './try-mapping.ts';

export type Editing = {
  edited: Edited;
  as: 'rows' | 'yaml';
  file: SampleFile | undefined;
  sample: Sample | undefined;
  /** The name under which it was saved, or is to be. */
  name: string;
};

/** Faults at their lines; what the check says is written in English. */
function showFaults(visit: PartnerVisit, { faults }: Edited): string {
  if (faults.length === 0) return '';
  const entries = faults.map(({ line, path, message, remedy }) => {
    const where = line === undefined ? path : fill(visit.words.line, { n: line });
    return html`<li><b>${where}</b> <span lang="en" dir="ltr">${message} ${remedy}</span></li>`;
  });
  return html`<div class="message fault" role="alert" id="faults"><ul>!${entries.join('')}</ul></div>`;
}

/** Sends the editor: the rules, or the mapping as YAML, and beside them what becomes of the file's first rows. */
export async function sendEditor(
  visit: PartnerVisit,
  { edited, as, file, sample, name }: Editing,
  answer: { message?: Message; status?: number } = {},
): Promise<void> {
  const { words, typed } = visit;
  const { mapping, faults, text, suggestions } = edited;
  const usable = mapping !== undefined && faults.length === 0;
  const tried = file && usable ? await tryMapping({ ...file, mapping }) : undefined;
  const rows = as === 'rows' && mapping !== undefined;
  const fields = formFields({ ...visit, typed: {} }, 'mapping');
  const button = (act: string, label: string) =>
    html`<button class="button plain" type="submit" name="act" value="${act}">${label}</button>`;
  const rules = rows
    ? html`<input type="hidden" name="yaml" value="${text}">` +
      showRules(visit, { mapping, sample, suggestions, byColumn: tried?.byColumn ?? new Map() })
    : fields.area({ name: 'yaml', label: words.yamlLabel, value: text, rows: 24, ltr: true });
  const form = showForm(visit, {
    name: 'mapping',
    action: '/workspace/mappings/edit',
    hidden: { as: rows ? 'rows' : 'yaml', ...(file && { file: file.id }) },
    fields: html`<p class="buttons"><button class="button" type="submit" name="act" value="try">${words.tryIt}</button>!${button(rows ? 'yaml' : 'rows', rows ? words.asYaml : words.asRows)}!${button('download', words.downloadYaml)}</p>
!${rules}<div class="save">!${fields.text({ name: 'name', label: words.saveAs, hint: words.saveAsHint, value: textOf(typed, 'name') || name })}</div>`,
    button: words.tryIt,
    weight: 'plain',
    buttons: html`<button class="button" type="submit" name="act" value="save">${words.saveMapping}</button>`,
  });
  const kept = name !== '' && savedMappings(visit.ports.archive.db).get(visit.partner, name) !== undefined;
  const forFile = file
    ? html`<p><bdi>${file.name}</bdi> · <a href="${linkWithin(visit, '/workspace/deposits/new', { file: file.id, ...(kept && { mapping: name }) })}">${words.useForDeposit}</a> · <a href="#outcome">${words.outcomeTitle}</a></p>`
    : '';
  sendWorkspacePage(visit, {
    title: words.editMapping,
    lead: forFile,
    ...answer,
    wide: true,
    styles: ['contributions.css'],
    scripts: [assetHref('mapping.js')],
    body: html`<div id="fault-place">!${showFaults(visit, edited)}</div><div class="mapping-editor">!${form}!${showOutcome(visit, tried, file ? 'faults' : 'no-file')}</div>`,
  });
}
