import { html } from 'ghtml';
import { type FieldName, field } from '../../../vocab/fields.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import type { PublicDispute, PublicOutcome, PublicPanel } from '../../curation/disputes/public-dispute.ts';
import { thePublic, viewItem } from '../../curation/view.ts';
import { curationWordsIn, wordFor } from '../curation-words/curation-words.ts';
import { recordPath } from '../item/show-claims.ts';
import { renderPage } from '../layout/render-page.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerName } from '../show/show-partner.ts';
import { showMap } from '../show/show-text.ts';
import { showValue } from '../show/show-value.ts';
import { fill, fillHtml } from '../words/fill.ts';
import { itemName } from './item-name.ts';
import { showTimeline } from './show-timeline.ts';
import { showPartners, showWho } from './show-who.ts';

type Context = { reader: Reader; archive: PagesArchive; dispute: PublicDispute };

/** What is contested, with the value as the record has it today. */
function showSubject({ reader, archive, dispute }: Context): string {
  const words = curationWordsIn(reader.language);
  const { subject } = dispute;
  const item = itemName(reader, archive, subject.item);
  if (subject.kind === 'item') return html`<p>${words.theItem}</p><p>!${item}</p>`;
  const state = archive.item(subject.item);
  const view = state && viewItem(state, thePublic);
  const record = view?.records.find(({ name }) => name === subject.record);
  const partner = partnerName(archive, record?.partner ?? subject.record.split('.')[0]!, reader.language);
  const link = (text: string, fragment = '') =>
    record
      ? pageLink(reader, {
          path: `${recordPath(subject.item, subject.record)}${fragment}`,
          inner: html`${text}`,
        })
      : html`${text}`;
  if (subject.kind === 'record')
    return html`<p>!${link(fill(words.theRecord, { partner }))}</p><p>!${item}</p>`;
  if (subject.kind === 'image')
    return html`<p>!${link(fill(words.thePicture, { partner }))}</p><p>!${item}</p>`;
  const name = subject.statement.slice(0, subject.statement.lastIndexOf('-')) as FieldName;
  const text = fill(words.aStatement, { field: field(name).label[reader.language], partner });
  const said = record && statementsOf(record.content).find((one) => statementId(one) === subject.statement);
  return html`<p>!${link(text, `#${subject.statement}`)}</p>!${said ? html`<blockquote>!${showValue(reader, said)}</blockquote>` : ''}<p>!${item}</p>`;
}

function showOutcome({ reader, archive }: Context, outcome: PublicOutcome): string {
  const words = curationWordsIn(reader.language);
  const votes = outcome.votes.map(
    (vote) =>
      html`<li!${vote.dissent ? ' class="dissent"' : ''}>!${showWho(reader, archive, vote.partner)}: ${wordFor(words, 'outcome', vote.outcome)}!${
        vote.dissent ? html` <strong>(${words.dissent})</strong>` : ''
      }!${showMap(vote.reasons, reader.language, 'blockquote')}</li>`,
  );
  return html`<div class="outcome"><p><strong>${wordFor(words, 'outcome', outcome.outcome)}</strong>, ${wordFor(words, 'way', outcome.way)}, !${showMoment(reader, outcome.at)}</p>
!${showMap(outcome.reasons, reader.language, 'blockquote')}!${outcome.final ? '' : html`<p class="minor">${words.notFinal}</p>`}
!${votes.length ? html`<h3>${words.disputeVotes}</h3><ul class="votes">!${votes.join('')}</ul>` : ''}</div>`;
}

function showPanel({ reader, archive, dispute }: Context, panel: PublicPanel): string {
  const words = curationWordsIn(reader.language);
  return html`<div class="panel"><p>!${showPartners(reader, archive, panel.partners)}</p><p class="minor">${words.disputeDraw}</p>
!${dispute.seed ? html`<p class="minor">!${fillHtml(words.disputeSeed, { seed: html`<code dir="ltr">${dispute.seed}</code>` })}</p>` : ''}
<p class="minor">!${fillHtml(words.disputeOrder, { partners: showPartners(reader, archive, panel.ranked) })}</p></div>`;
}

/** A dispute as everyone may see it: what it is about, who speaks, where it stands, how a panel was drawn and voted, and all that happened. */
export function renderDisputePage(context: Context): string {
  const { reader, archive, dispute } = context;
  const words = curationWordsIn(reader.language);
  const title = fill(words.disputeTitle, { number: dispute.id });
  const rows: [string, string][] = [
    [words.disputeAbout, showSubject(context)],
    [words.disputeGround, html`${wordFor(words, 'ground', dispute.ground)}`],
    ...(dispute.asks
      ? ([[words.disputeAsks, html`${wordFor(words, 'asks', dispute.asks)}`]] as [string, string][])
      : []),
    [
      words.disputeClaimant,
      showWho(reader, archive, dispute.claimant.kind === 'partner' ? dispute.claimant.partner : 'person'),
    ],
    [words.disputeRespondents, showPartners(reader, archive, dispute.respondents)],
    [words.disputePhase, html`${wordFor(words, 'phase', dispute.phase)}!${nextStep(context)}`],
  ];
  const facts = rows.map(
    ([term, value]) => html`<div class="field"><dt>${term}</dt><dd>!${value}</dd></div>`,
  );
  const notes = [dispute.held && words.heldBack, dispute.textsWithheld && words.textsWithheld].filter(
    Boolean,
  );
  const path = `/dispute/${encodeURIComponent(dispute.id)}`;
  return renderPage({
    reader,
    title,
    kind: 'dispute-page',
    head: html`<link rel="alternate" type="application/ld+json" href="${path}.jsonld">
<link rel="alternate" type="text/turtle" href="${path}.ttl">`,
    body: html`<header class="page-head"><h1>${title}</h1>!${notes.map((note) => html`<p class="note">${note}</p>`).join('')}</header>
<dl class="facts">!${facts.join('')}</dl>
!${dispute.outcomes.length ? html`<section><h2>${words.disputeOutcome}</h2>!${dispute.outcomes.map((one) => showOutcome(context, one)).join('')}</section>` : ''}
!${dispute.panels.length ? html`<section><h2>${words.disputePanel}</h2>!${dispute.panels.map((one) => showPanel(context, one)).join('')}</section>` : ''}
<section><h2>${words.disputeTimeline}</h2>!${showTimeline(reader, archive, dispute.steps)}
!${dispute.phase === 'panel' ? html`<p class="minor">${words.secretVote}</p>` : ''}</section>
<p>!${pageLink(reader, { path: '/decisions', inner: html`${words.decisionsTitle}` })}</p>`,
  });
}

function nextStep({ reader, dispute }: Context): string {
  if (!dispute.next) return '';
  const { disputeNext } = curationWordsIn(reader.language);
  return html`<p class="minor">!${fillHtml(disputeNext, { date: showMoment(reader, dispute.next.at) })}</p>`;
}
