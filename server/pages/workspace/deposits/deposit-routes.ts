import { basename } from 'node:path';
import type { Router } from 'express';
import { html } from 'ghtml';
import { revertDeposit } from '../../../acts/revert-deposit.ts';
import type { DepositEntry } from '../../../archive/curation-reader.ts';
import { thePublic, viewItem } from '../../../curation/view.ts';
import type { Upload } from '../../../protocols/api/deposits/upload.ts';
import { linkTo } from '../../reader/link-to.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill, formatNumber } from '../../words/fill.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import {
  itemLink,
  nextLink,
  personName,
  section,
  showCollection,
  showFacts,
  showList,
  showTitle,
} from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, textOf, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';

const shown = 25;

export const depositEntry = (visit: Visit, deposit: DepositEntry): string => {
  const { words, reader } = visit;
  const rows = deposit.summary?.rows;
  return html`<a href="${linkWithin(visit, `/workspace/deposits/${deposit.id}`)}">${fill(words.depositNumber, { n: deposit.id })}</a> ${wordFor(words, 'mode', deposit.mode)} <span class="minor">!${showMoment(reader, deposit.started)} · !${showCollection(visit, deposit.collection)}!${typeof rows === 'number' ? html` · ${words['sum.rows']}: ${formatNumber(reader.language, rows)}` : ''}!${deposit.revertedBy === undefined ? '' : html` · ${words.reverted}`}</span>`;
};

const showSummary = (visit: Visit, { summary = {} }: DepositEntry): string =>
  showFacts(
    Object.entries(summary).flatMap(([name, value]) =>
      typeof value === 'number' && value > 0
        ? [[wordFor(visit.words, 'sum', name), html`${formatNumber(visit.reader.language, value)}`] as const]
        : [],
    ),
  );

/** The way to what became public of an item; nothing where nothing did. */
function publicLink(visit: Visit, item: string): string {
  const state = visit.ports.archive.reader.item(item);
  return state && viewItem(state, thePublic)
    ? html` <a href="${linkTo(visit.reader, `/item/${item}`)}">${visit.words.seeInPublic}</a>`
    : '';
}

function sendDeposit(
  visit: PartnerVisit,
  deposit: DepositEntry,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, reader, ports } = visit;
  const { id, proposal, revertedBy } = deposit;
  const after = numberOf(askedOf(visit, 'after')) ?? 0;
  const revisions = ports.archive.curation.revisionsOfDeposit(id, after, shown + 1);
  const entries = revisions
    .slice(0, shown)
    .map(
      (revision) =>
        html`!${itemLink(visit, revision.item)} <span class="minor">!${showTitle(visit, revision.content)} · <bdi>${revision.sourceId}</bdi> · ${words[`revision.${revision.state}`]}</span>!${publicLink(visit, revision.item)}`,
    );
  const upload = ports.uploads.ofDeposit(id);
  const able = visit.role === 'steward' && revertedBy === undefined && deposit.finished !== undefined;
  const fields = formFields(visit, 'revert');
  const revert = able
    ? section(
        'revert',
        words.revertTitle,
        html`<p>${words.revertText}</p>!${showForm(visit, {
          name: 'revert',
          action: `/workspace/deposits/${id}/revert`,
          fields:
            fields.text({ name: 'note', label: words.note, hint: words.noteHint }) +
            fields.check({ name: 'confirm', label: words.revertConfirm, required: true }),
          button: words.revertTitle,
          weight: 'grave',
        })}`,
      )
    : '';
  sendWorkspacePage(visit, {
    title: fill(words.depositNumber, { n: id }),
    ...answer,
    body: [
      showFacts([
        [words.kindOfDeposit, html`${wordFor(words, 'mode', deposit.mode)}`],
        [words.collection, showCollection(visit, deposit.collection)],
        [words.file, deposit.file ? html`<bdi>${basename(deposit.file)}</bdi>` : undefined],
        [words.begun, showMoment(reader, deposit.started)],
        [
          words.finished,
          deposit.finished ? showMoment(reader, deposit.finished) : html`${words.notFinished}`,
        ],
        [
          words.byWhom,
          html`<span dir="auto">${deposit.actor === undefined ? '' : personName(visit, deposit.actor)}</span>`,
        ],
        [words.note, deposit.note ? html`<span dir="auto">${deposit.note}</span>` : undefined],
        [
          words.proposalWord,
          proposal === undefined
            ? undefined
            : html`<a href="${linkWithin(visit, `/workspace/proposals/${proposal}`)}">${String(proposal)}</a>`,
        ],
        [
          words.reverted,
          revertedBy === undefined
            ? undefined
            : html`<a href="${linkWithin(visit, `/workspace/deposits/${revertedBy}`)}">${fill(words.depositNumber, { n: revertedBy })}</a>`,
        ],
      ]),
      section(
        'summary',
        words.summary,
        showSummary(visit, deposit) +
          (upload
            ? html`<p><a href="/api/deposits/${String(id)}/summary.csv" download>${words.downloadSummary}</a></p>`
            : ''),
      ),
      section('records', words.revisions, showList(entries, words.none)),
      revisions.length > shown
        ? nextLink(visit, `/workspace/deposits/${id}`, { after: revisions[shown - 1]!.id })
        : '',
      revert,
    ].join(''),
  });
}

const uploadEntry = (visit: PartnerVisit, upload: Upload): string => {
  const { words, reader } = visit;
  const word = upload.state === 'running' && !upload.preview ? 'taking' : upload.state;
  return html`<a href="${linkWithin(visit, `/workspace/deposits/preview/${upload.id}`)}"><bdi>${basename(upload.file)}</bdi></a> <span class="minor">${wordFor(words, 'upload', word)} · !${showMoment(reader, upload.started)} · !${showCollection(visit, upload.fields.collection)}</span>`;
};

/** What is being looked at or taken, until it has become a deposit or is gone. */
function showUploads(visit: PartnerVisit): string {
  const { ports, partner, words } = visit;
  const open = ports.uploads
    .ofPartner(partner)
    .filter(({ kind, preview, state }) => kind === 'file' && (preview || state !== 'done'));
  if (open.length === 0) return '';
  const list = open.slice(0, shown).map((upload) => uploadEntry(visit, upload));
  return (
    section('looked-at', words.beingLooked, showList(list, words.none)) + html`<h2>${words.deposits}</h2>`
  );
}

/** The partner's deposits, edits among them, and taking one back as a whole. */
export function depositRoutes(router: Router, asPartner: AsPartner): void {
  router.get(
    '/deposits',
    asPartner((visit) => {
      const { words, ports, partner } = visit;
      const before = numberOf(askedOf(visit, 'before')) ?? Number.MAX_SAFE_INTEGER;
      const list = ports.archive.curation.deposits(partner, before, shown + 1);
      const page = list.slice(0, shown);
      sendWorkspacePage(visit, {
        title: words.deposits,
        lead: html`<p>${words.depositsLead}</p>`,
        body:
          html`<p><a class="button" href="${linkWithin(visit, '/workspace/deposits/new')}">${words.newDeposit}</a></p>` +
          showUploads(visit) +
          showList(
            page.map((deposit) => depositEntry(visit, deposit)),
            words.none,
          ) +
          (list.length > shown ? nextLink(visit, '/workspace/deposits', { before: page.at(-1)!.id }) : ''),
      });
    }),
  );
  const known =
    (act: (visit: PartnerVisit, deposit: DepositEntry) => unknown) =>
    (visit: PartnerVisit): unknown => {
      const id = numberOf(visit.req.params.id);
      const deposit = id === undefined ? undefined : visit.ports.archive.curation.deposit(id);
      return deposit?.partner === visit.partner ? act(visit, deposit) : sendMissing(visit);
    };
  router.get('/deposits/:id', asPartner(known((visit, deposit) => sendDeposit(visit, deposit))));
  router.post(
    '/deposits/:id/revert',
    asPartner(
      known(async (visit, deposit) => {
        const { ports, typed, actor, time, words } = visit;
        if (textOf(typed, 'confirm') !== 'yes')
          return sendDeposit(visit, deposit, {
            status: 422,
            message: { kind: 'fault', text: words.confirmFirst },
          });
        const note = textOf(typed, 'note');
        const outcome = await revertDeposit(ports.archive, {
          deposit: deposit.id,
          actor,
          ...(note && { note }),
          time,
        });
        if (outcome.outcome === 'done')
          return goOn(visit, `/workspace/deposits/${outcome.deposit}`, 'done.reverted');
        return sendDeposit(visit, ports.archive.curation.deposit(deposit.id)!, {
          status: refusalStatus(outcome),
          message: refusalMessage(outcome),
        });
      }),
    ),
  );
}
