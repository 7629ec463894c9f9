import { basename } from 'node:path';
import { html } from 'ghtml';
import { type RowCounts, type RowKind, rowKinds } from '../../../deposit/row-preview.ts';
import { type Selection, type TakenKind, takenKinds } from '../../../deposit/selection.ts';
import { isReady, isUnderWay, type Upload } from '../../../protocols/api/deposits/upload.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import { assetHref } from '../../layout/assets.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill, formatNumber } from '../../words/fill.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { nextLink, section, showCollection, showFacts } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, textOf } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import { rowKey } from './merge-choices.ts';
import { showFileProblems } from './show-file-problems.ts';
import { showRow } from './show-row.ts';

/** Rows of one page: little enough for a phone. */
export const rowsShown = 20;

/** The kinds by which rows are listed, in the order of the filters. */
const filters: readonly RowKind[] = [
  'new',
  'changed',
  'same',
  'refused',
  'absent',
  'left',
  'conflict',
  'offered',
  'open',
  'warned',
];

export const kindOf = (text: string): RowKind | undefined => rowKinds.find((kind) => kind === text);
export const pathOf = ({ id }: Upload): string => `/workspace/deposits/preview/${id}`;

/** The kinds of rows from which can be chosen, of those that there are. */
export const kindsThere = (counts: RowCounts | undefined): TakenKind[] =>
  takenKinds.filter((kind) => kind !== 'same' && (counts?.[kind] ?? 0) > 0);

function showFilters(visit: PartnerVisit, upload: Upload, chosen: RowKind | undefined): string {
  const { words, reader } = visit;
  const { counts } = upload;
  if (!counts) return '';
  const number = (n: number) => html` <span class="count">${formatNumber(reader.language, n)}</span>`;
  const link = (kind: RowKind | undefined, n: number) =>
    html`<li><a href="${linkWithin(visit, pathOf(upload), kind ? { show: kind } : {})}"!${kind === chosen ? ' aria-current="true"' : ''}>${wordFor(words, 'kind', kind ?? 'all')}!${number(n)}</a></li>`;
  const links = filters.flatMap((kind) => (counts[kind] > 0 ? [link(kind, counts[kind])] : []));
  return html`<nav class="row-filters" id="row-filters" aria-label="${words.rowFilter}"><ul>!${link(undefined, counts.rows)}!${links.join('')}</ul></nav>`;
}

/** How far the work is. The page is asked for again by itself, or follows the events where scripts run. */
function showProgress(visit: PartnerVisit, upload: Upload): string {
  const { words, reader } = visit;
  const { progress, state, preview } = upload;
  const word = state === 'running' && !preview ? 'taking' : state;
  const label = wordFor(words, 'upload', word);
  return html`<div class="progress" id="progress" data-events="/api/deposits/${upload.id}/events" data-rows="${words.rowsSoFar}"><p role="status"><b>${label}</b> <span class="rows-done">${fill(words.rowsSoFar, { n: formatNumber(reader.language, progress.rows) })}</span></p><progress max="${String(Math.max(progress.total, 1))}" value="${String(progress.bytes)}" aria-label="${label}"></progress></div>`;
}

function showCommit(visit: PartnerVisit, upload: Upload, selection: Selection): string {
  const { words, reader } = visit;
  const { counts } = upload;
  const there = kindsThere(counts);
  const number = (n: number) => formatNumber(reader.language, n);
  const fields = formFields(visit, 'commit');
  const told = [
    [words.leftOut, (selection.except?.rows?.length ?? 0) + (selection.except?.ids?.length ?? 0)],
    [words.joinsChosen, selection.joins?.length ?? 0],
    [words.filesRight, selection.replaceEdits?.length ?? 0],
  ] as const;
  const summary = told.flatMap(([text, n]) => (n ? [html`<li>${fill(text, { n: number(n) })}</li>`] : []));
  const kinds = there.map(
    (kind) => [kind, `${wordFor(words, 'kind', kind)}: ${number(counts?.[kind] ?? 0)}`] as const,
  );
  const commit = showForm(visit, {
    name: 'commit',
    action: `${pathOf(upload)}/commit`,
    fields: html`!${kinds.length ? fields.checks({ name: 'kind', label: words.takeWhich, hint: words.takeHint, options: kinds, values: selection.outcomes ?? there }) : ''}!${summary.length ? html`<ul class="chosen">!${summary.join('')}</ul>` : ''}!${counts?.waits ? html`<p class="note">${words.willWait}</p>` : ''}`,
    button: words.takeButton,
  });
  const none = showForm(visit, {
    name: 'discard',
    action: `${pathOf(upload)}/discard`,
    fields: html`<p class="minor">${words.takeNoneText}</p>`,
    button: words.takeNone,
    weight: 'grave',
  });
  return section('take', words.takeTitle, commit + none);
}

/** The files that tell all of it, and what is left to choose of terms. */
function showLinks(visit: PartnerVisit, upload: Upload): string {
  const { words } = visit;
  const links = [
    upload.counts?.open && isReady(upload)
      ? html`<a href="${linkWithin(visit, `${pathOf(upload)}/terms`)}">${words.termsTitle}</a>`
      : '',
    html`<a href="/api/deposits/${upload.id}/summary.csv" download>${words.downloadSummary}</a>`,
    html`<a href="/api/deposits/${upload.id}/problems?format=csv" download>${words.downloadProblems}</a>`,
    html`<a href="${linkWithin(visit, '/workspace/mappings/edit', { file: upload.id, from: upload.fields.mapping ?? '' })}">${words.makeMappingFor}</a>`,
  ];
  return html`<p class="links">!${links.filter(Boolean).join(' · ')}</p>`;
}

/** An upload as it stands: how far it is, what its rows would become, and what can be chosen and taken. */
export async function sendPreview(
  visit: PartnerVisit,
  upload: Upload,
  answer: { message?: Message; status?: number } = {},
): Promise<void> {
  const { words, reader, ports, principal, partner } = visit;
  const kind = kindOf(askedOf(visit, 'show') || textOf(visit.typed, 'show'));
  const after = numberOf(askedOf(visit, 'after') || textOf(visit.typed, 'after'));
  const { entries, next } = await ports.uploads.rows(upload.id, {
    outcome: kind,
    ...(after !== undefined && { after }),
    limit: rowsShown,
  });
  const may = actorFor(principal, partner, 'deposit') !== undefined;
  const choosing = may && isReady(upload);
  const selection = upload.chosen ?? {};
  const rows = entries.map((row) => showRow(visit, row, { upload: upload.id, selection, choosing }));
  const list = html`<ol class="row-list">!${rows.join('')}</ol>`;
  const form =
    choosing && rows.length
      ? showForm(visit, {
          name: 'choices',
          action: `${pathOf(upload)}/choices`,
          hidden: {
            shown: entries.map(rowKey).join('\n'),
            ...(kind && { show: kind }),
            ...(after !== undefined && { after: String(after) }),
          },
          fields: list,
          button: words.keepChoices,
          weight: 'plain',
        })
      : list;
  const failed: Message | undefined =
    upload.state === 'failed' ? { kind: 'fault', text: upload.message ?? '', lang: 'en' } : undefined;
  sendWorkspacePage(visit, {
    title: fill(words.previewOf, { file: basename(upload.file) }),
    ...answer,
    message: answer.message ?? failed,
    styles: ['contributions.css'],
    scripts: [assetHref('deposit.js')],
    ...(isUnderWay(upload) && { head: '<noscript><meta http-equiv="refresh" content="4"></noscript>' }),
    body: [
      isUnderWay(upload) ? showProgress(visit, upload) : '',
      showFacts([
        [words.collection, showCollection(visit, upload.fields.collection)],
        [words.mappingWord, html`<bdi>${upload.fields.mapping ?? words.mappingAuto}</bdi>`],
        [
          words.kindOfDeposit,
          html`${wordFor(words, 'mode', upload.fields.complete ? 'complete' : 'partial')}`,
        ],
        [
          words.absentStay,
          upload.counts?.stays ? html`${formatNumber(reader.language, upload.counts.stays)}` : undefined,
        ],
        [words.keptUntil, upload.expires && isReady(upload) ? showMoment(reader, upload.expires) : undefined],
      ]),
      showLinks(visit, upload),
      await showFileProblems(visit, upload),
      html`<div id="choice-state" role="status" data-kept="${words['done.choicesKept']}" data-lost="${words.choicesNotKept}"></div>`,
      section(
        'rows',
        words.rowFilter,
        showFilters(visit, upload, kind) + (entries.length ? form : html`<p class="none">${words.none}</p>`),
      ),
      next === undefined ? '' : nextLink(visit, pathOf(upload), { after: next, ...(kind && { show: kind }) }),
      choosing ? showCommit(visit, upload, selection) : '',
    ].join(''),
  });
}
