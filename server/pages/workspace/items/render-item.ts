import { html } from 'ghtml';
import { textFor } from '../../../../vocab/record/language-map.ts';
import { statementsOf } from '../../../../vocab/record/statement.ts';
import { itemId } from '../../../curation/item-id.ts';
import { viewItem } from '../../../curation/view.ts';
import { showMoment } from '../../show/show-date.ts';
import { plainText } from '../../show/show-text.ts';
import { fill } from '../../words/fill.ts';
import { disputeEntry } from '../disputes/dispute-routes.ts';
import { seeDispute } from '../disputes/find-disputes.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import {
  section,
  showCollection,
  showFacts,
  showList,
  showParties,
  showTitle,
} from '../shell/show-things.ts';
import { linkWithin, type Visit } from '../shell/visit.ts';
import type { OwnRecord, SeenItem } from './find-records.ts';
import { showAccessPart } from './show-access.ts';
import { showLabelsPart } from './show-labels.ts';

const stateOf = ({ live, pending }: OwnRecord) =>
  pending
    ? live
      ? 'recordState.both'
      : 'recordState.pending'
    : live
      ? 'recordState.live'
      : 'recordState.back';

function showOwnRecord(visit: Visit, item: string, record: OwnRecord): string {
  const { words, reader, role } = visit;
  const path = `/workspace/items/${encodeURIComponent(item)}/records/${encodeURIComponent(record.name)}`;
  const edit =
    role === 'reader'
      ? ''
      : html`<p><a class="button" href="${linkWithin(visit, path)}">${words.editRecord}</a></p>`;
  const rows = record.revisions.toReversed().map((revision) => {
    const says = Object.keys(revision.content).length > 0;
    const newest = revision === record.revisions.at(-1);
    const restore =
      role !== 'reader' && says && !newest
        ? showForm(visit, {
            name: `restore-${record.name}-${revision.number}`.replace(/[^\w-]/g, '-'),
            action: `${path}/restore`,
            hidden: { revision: String(revision.number) },
            button: words.restore,
            weight: 'plain',
          })
        : '';
    const proposal =
      revision.proposal === undefined
        ? ''
        : html` · <a href="${linkWithin(visit, `/workspace/proposals/${revision.proposal}`)}">${words.proposalWord}</a>`;
    return html`<b>${fill(words.revisionNumber, { n: revision.number })}</b> <span class="state ${revision.state}">${words[`revision.${revision.state}`]}</span> <span class="minor">!${showMoment(reader, revision.time)}!${proposal}!${revision.note ? html` · <span dir="auto">${revision.note}</span>` : ''}</span>!${restore}`;
  });
  const split = role === 'steward' ? moveForms(visit, item, record, path) : '';
  return html`<section class="own-record"><h3>!${showTitle(visit, record.content)}</h3>!${showFacts([
    [words.state, html`${words[stateOf(record)]}`],
    [words.collection, showCollection(visit, record.collection)],
    [words.sourceId, html`<bdi>${record.sourceId}</bdi>`],
  ])}!${edit}<details><summary>${words.revisions}</summary>!${showList(rows, words.none)}</details>!${split}</section>`;
}

/** Taking the record back, out of the item, or asking that it be erased. */
function moveForms(visit: Visit, item: string, record: OwnRecord, path: string): string {
  const { words } = visit;
  const id = record.name.replace(/[^\w-]/g, '-');
  const form = (name: string, action: string, title: string, text: string, fields = '') =>
    html`<details!${visit.typed.form === `${name}-${id}` ? ' open' : ''}><summary>${title}</summary><p>${text}</p>!${showForm(visit, { name: `${name}-${id}`, action, fields, button: title, weight: 'grave' })}</details>`;
  const note = formFields(visit, `withdraw-${id}`).text({
    name: 'note',
    label: words.note,
    hint: words.noteHint,
  });
  const ground = formFields(visit, `erase-${id}`).select({
    name: 'ground',
    label: words.ground,
    options: (['law', 'takedown', 'harm'] as const).map((g) => [g, words[`erased.${g}`]] as const),
  });
  return [
    record.live || record.pending
      ? form('withdraw', `${path}/withdraw`, words.withdrawRecord, words.withdrawRecordText, note)
      : '',
    // The item has its address from one of its records, which cannot leave it.
    itemId({ ...record, partner: visit.partner ?? '' }) === item
      ? ''
      : form('split', `${path}/split`, words.splitRecord, words.splitRecordText),
    form(
      'erase',
      `/workspace/items/${encodeURIComponent(item)}/records/${encodeURIComponent(record.name)}/erase`,
      words.askErasure,
      words.askErasureText,
      ground,
    ),
  ].join('');
}

function showJoinForm(visit: Visit, { item }: SeenItem): string {
  const { words } = visit;
  const fields = formFields(visit, 'join');
  return html`<p>${words.joinLead}</p>!${showForm(visit, {
    name: 'join',
    action: `/workspace/items/${item.id}/join`,
    fields: fields.text({
      name: 'other',
      label: words.joinWith,
      hint: words.joinWithHint,
      required: true,
      ltr: true,
    }),
    button: words.proposeJoin,
  })}`;
}

/** How an item stands for the partner, and all that the partner can do about it. */
export function sendItem(
  visit: Visit,
  seen: SeenItem,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, reader, ports } = visit;
  const { item, view, own } = seen;
  const publicView = viewItem(item, { kind: 'public' });
  const shown = view?.records[0] ?? own[0]!;
  const others = view?.records.filter(({ partner }) => partner !== visit.partner) ?? [];
  const disputes = ports.archive.curation
    .disputesOfItem(item.id)
    .flatMap((stored) => seeDispute(visit, stored) ?? [])
    .map((dispute) => disputeEntry(visit, dispute));
  const contest =
    others.length && visit.role === 'steward'
      ? html`<p><a class="button plain" href="${linkWithin(visit, '/workspace/contest', { item: item.id })}">${words.contestSomething}</a></p>`
      : '';
  const says = others.map(
    (record) =>
      html`!${showParties(visit, [record.partner])}: !${showTitle(visit, record.content)} <span class="minor">${fill(words.statementCount, { n: statementsOf(record.content).length })}</span>`,
  );
  sendWorkspacePage(visit, {
    title: plainText(textFor(shown.content.title, reader.language)) || words.untitled,
    ...answer,
    lead: html`<p>!${publicView ? html`<a href="/item/${item.id}">${words.seePublicPage}</a>` : html`<b>${words.notPublic}</b>`} <span class="minor"><bdi>${item.id}</bdi></span></p>`,
    body: [
      section(
        'own',
        words.yourRecords,
        own.length
          ? own.map((record) => showOwnRecord(visit, item.id, record)).join('')
          : html`<p class="none">${words.noRecordOfYours}</p>`,
      ),
      section('others', words.othersRecords, showList(says, words.none) + contest),
      section('disputes', words.disputes, showList(disputes, words.none)),
      own.length ? section('access-part', words.whoMaySee, showAccessPart(visit, seen)) : '',
      section('labels', words.labels, showLabelsPart(visit, seen)),
      own.length && visit.role === 'steward'
        ? section('join-part', words.joinTitle, showJoinForm(visit, seen))
        : '',
    ].join(''),
  });
}
