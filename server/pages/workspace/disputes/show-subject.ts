import { html } from 'ghtml';
import { field } from '../../../../vocab/fields.ts';
import { type Statement, statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import type { Viewer } from '../../../curation/access.ts';
import type { Subject } from '../../../curation/disputes/types.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { viewItem } from '../../../curation/view.ts';
import { servicePath } from '../../show/service-path.ts';
import { languageName, showValue } from '../../show/show-value.ts';
import { showParty, showTitle } from '../shell/show-things.ts';
import type { Voice } from '../shell/visit.ts';

/** The statement that a subject names, as a viewer may see it; undefined where it is gone or held back. */
function statementIn(voice: Voice, subject: Subject, viewer: Viewer): Statement | undefined {
  if (subject.kind !== 'statement') return undefined;
  const item = voice.ports.archive.reader.item(subject.item);
  const record = item && viewItem(item, viewer)?.records.find(({ name }) => name === subject.record);
  return record && statementsOf(record.content).find((s) => statementId(s) === subject.statement);
}

/** What is in dispute, as the viewer may see it today: the statement, picture, record or item. HTML. */
export function showSubject(voice: Voice, subject: Subject, viewer: Viewer): string {
  const { words, reader, ports } = voice;
  const item = ports.archive.reader.item(subject.item);
  const view = item && viewItem(item, viewer);
  const record =
    subject.kind === 'item' ? undefined : view?.records.find(({ name }) => name === subject.record);
  const title = view
    ? html`<a href="/item/${subject.item}">!${showTitle(voice, (record ?? view.records[0]!).content)}</a>`
    : html`<bdi>${subject.item}</bdi>`;
  const of =
    subject.kind === 'item' ? '' : html` · !${showParty(voice, subject.record.replace(/\.\d+$/, ''))}`;
  const head = html`<p>${words[`subject.${subject.kind}`]}: !${title}!${of}</p>`;
  if (subject.kind === 'image') {
    const image = record && imagesOf(record).find(({ id }) => id === subject.image);
    return image
      ? html`!${head}<p class="pictures"><img src="${servicePath(image.id)}/full/!240,240/0/default.jpg" alt="" width="160" height="160"></p>`
      : html`!${head}<p class="none">${words.goneOrHeld}</p>`;
  }
  if (subject.kind !== 'statement') return head;
  const statement = statementIn(voice, subject, viewer);
  if (!statement) return html`!${head}<p class="none">${words.goneOrHeld}</p>`;
  const tongue =
    statement.language === undefined
      ? ''
      : html` <span class="tongue">${languageName(reader, statement.language)}</span>`;
  return html`!${head}<blockquote class="statement"><span class="minor">${field(statement.field).label[reader.language]}</span><br>!${showValue(reader, statement)}!${tongue}</blockquote>`;
}
