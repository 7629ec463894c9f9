import { html } from 'ghtml';
import { check } from '../../../../vocab/check.ts';
import type { RecordContent } from '../../../../vocab/fields.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import { editRecord } from '../../../acts/edit-record.ts';
import { showDifferences } from '../proposals/show-differences.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { itemLink, section } from '../shell/show-things.ts';
import { numberOf, textOf } from '../shell/visit.ts';
import { type OwnRecord, ownRecords } from './find-records.ts';
import { readContent } from './read-content.ts';
import { showEditForm } from './show-edit-form.ts';

type Place = { item: string; record: OwnRecord };

function place(visit: PartnerVisit): Place | undefined {
  const item = String(visit.req.params.id);
  const record = ownRecords(visit, item).find(({ name }) => name === visit.req.params.record);
  return record && { item, record };
}

function show(
  visit: PartnerVisit,
  { item, record }: Place,
  answer: { message?: Message; status?: number; problems?: readonly Problem[]; draft?: RecordContent } = {},
) {
  const { words } = visit;
  const { problems, draft, ...rest } = answer;
  const beside = draft
    ? section(
        'beside',
        words.yoursBesideNewest,
        showDifferences(visit, {
          old: record.content,
          content: draft,
          caption: words.yoursBesideNewest,
          heads: [words.newest, words.yours],
        }),
      )
    : '';
  // After a conflict the form goes out from the newest revision, once its editor has seen that there is one.
  const basis = record.revisions.at(-1)!.number;
  sendWorkspacePage(visit, {
    title: words.editTitle,
    ...rest,
    lead: html`<p>!${itemLink(visit, item)} · <bdi>${record.sourceId}</bdi></p><p>${words.editLead}</p>`,
    body:
      beside +
      showEditForm(visit, {
        content: record.content,
        basis,
        action: `/workspace/items/${encodeURIComponent(item)}/records/${encodeURIComponent(record.name)}`,
        place: { item, record: record.name },
        ...(problems && { problems }),
      }),
  });
}

export function sendEdit(visit: PartnerVisit) {
  const found = place(visit);
  if (!found || visit.role === 'reader') return sendMissing(visit);
  return show(visit, found);
}

/** Takes an edit: one more row where that was asked for, problems at their fields, or the edit itself. */
export function takeEdit(visit: PartnerVisit) {
  const found = place(visit);
  if (!found || visit.role === 'reader') return sendMissing(visit);
  const { typed, ports, actor, time, reader } = visit;
  if (textOf(typed, 'add')) return show(visit, found);
  const { item, record } = found;
  const draft = readContent(typed, record.content, reader.language);
  const { content, problems } = check({ id: record.sourceId, row: 1, content: draft });
  if (!content) return show(visit, found, { status: 422, problems });
  const note = textOf(typed, 'note');
  const basis = numberOf(textOf(typed, 'basis'));
  const outcome = editRecord(ports.archive, {
    item,
    record: record.name,
    content,
    ...(basis !== undefined && { basis }),
    actor,
    ...(note && { note }),
    time,
  });
  if (outcome.outcome === 'refused')
    return show(visit, place(visit) ?? found, {
      status: refusalStatus(outcome),
      message: refusalMessage(outcome),
      ...(outcome.why === 'conflict' && { draft: content }),
    });
  if (outcome.proposal !== undefined)
    return goOn(visit, `/workspace/proposals/${outcome.proposal}`, 'done.proposed');
  return goOn(visit, `/workspace/items/${item}`, 'done.saved');
}
