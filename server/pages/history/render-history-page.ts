import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import type { PublicDispute } from '../../curation/disputes/public-dispute.ts';
import type { RecordHistory } from '../../curation/history.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import type { HistoryPage } from '../../protocols/history/history-router.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { showDecision } from '../decisions/show-decision.ts';
import { renderPage } from '../layout/render-page.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink } from '../show/show-partner.ts';
import { languageAttributes } from '../show/show-text.ts';
import { fill, fillHtml } from '../words/fill.ts';
import { showRevision } from './show-revision.ts';

export type HistoryContext = {
  reader: Reader;
  archive: PagesArchive;
  disputeOf: (number: string) => PublicDispute | undefined;
};

function showRecord({ reader, archive }: HistoryContext, history: RecordHistory): string {
  const words = curationWordsIn(reader.language);
  const heading = (partner: string) => html`<h2>!${partnerLink(reader, archive, partner)}</h2>`;
  if (history.kind === 'tombstone') {
    const { partner, published, withdrawn } = history;
    const times = { from: showMoment(reader, published), to: showMoment(reader, withdrawn) };
    return html`<section>!${heading(partner)}<p>!${fillHtml(words.tombstone, times)}</p></section>`;
  }
  const { record, revisions } = history;
  const entries = revisions.map((revision, index) =>
    showRevision({ reader, archive, record }, revision, revisions[index - 1]),
  );
  return html`<section id="record-${record.name}">!${heading(record.partner)}<ol class="steps">!${entries.join('')}</ol></section>`;
}

/** How an item's descriptions came to be: each record with its published revisions, and what was decided about the item. */
export function renderHistoryPage(
  context: HistoryContext,
  { view, history, decisions }: HistoryPage,
): string {
  const { reader } = context;
  const words = curationWordsIn(reader.language);
  const named = leadingRecord(view, reader.language).content.title;
  const found = named && textsFor(named, reader.language);
  const title = found?.texts[0] ?? view.id;
  const back = pageLink(reader, {
    path: `/item/${encodeURIComponent(view.id)}`,
    inner: html`<span !${languageAttributes(found?.tag ?? 'und')}>${title}</span>`,
  });
  const list = decisions.toReversed().map((decision) => showDecision(context, decision));
  const decided = list.length
    ? html`<section><h2>${words.decisionsAbout}</h2><ol class="decisions">!${list.join('')}</ol></section>`
    : '';
  return renderPage({
    reader,
    title: fill(words.historyOf, { title }),
    kind: 'history-page',
    head: html`<link rel="alternate" type="application/json" href="/item/${encodeURIComponent(view.id)}/history.json">
<link rel="timemap" type="application/link-format" href="/timemap/item/${encodeURIComponent(view.id)}">`,
    body: html`<header class="page-head"><h1>!${fillHtml(words.historyOf, { title: back })}</h1><p>${words.historyLead}</p></header>
!${history.records.map((one) => showRecord(context, one)).join('')}!${decided}`,
  });
}
