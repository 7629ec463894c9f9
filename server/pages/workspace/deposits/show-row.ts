import { html } from 'ghtml';
import type { RecordContent } from '../../../../vocab/fields.ts';
import type { EditConflict, FieldChange, RowPreview } from '../../../deposit/row-preview.ts';
import type { Selection } from '../../../deposit/selection.ts';
import { fill, formatNumber } from '../../words/fill.ts';
import { showDifferences } from '../proposals/show-differences.ts';
import { clipContent } from '../shell/clip-content.ts';
import { showContent } from '../shell/show-content.ts';
import { showChoice } from '../shell/show-form.ts';
import { showProblems } from '../shell/show-problems.ts';
import { showTitle } from '../shell/show-things.ts';
import { linkWithin, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import { isTaken, rowKey } from './merge-choices.ts';
import { showDiffers, showOffers } from './show-offers.ts';

type Given = { upload: string; selection: Selection; choosing: boolean };

/** Fields with a value each, as a content. */
const contentOf = (values: readonly (readonly [string, unknown])[]): RecordContent =>
  clipContent(Object.fromEntries(values.filter(([, value]) => value !== undefined)) as RecordContent);

function showChanges(visit: Visit, changes: readonly FieldChange[], row: string): string {
  const { words } = visit;
  return showDifferences(visit, {
    old: contentOf(changes.map(({ field, before }) => [field, before])),
    content: contentOf(changes.map(({ field, after }) => [field, after])),
    caption: `${words.changes}: ${row}`,
    heads: [words.hereNow, words.wouldBe],
  });
}

function showEdits(visit: Visit, edits: readonly EditConflict[], row: string): string {
  const { words } = visit;
  return (
    html`<p class="note">${words.editStays}</p>` +
    showDifferences(visit, {
      old: contentOf(edits.map(({ field, here }) => [field, here])),
      content: contentOf(edits.map(({ field, file }) => [field, file])),
      caption: `${words.editedHere}: ${row}`,
      heads: [words.editedHere, words.fileSays],
    })
  );
}

const showPicture = (visit: Visit, path: string, upload: string): string =>
  html`<img src="${linkWithin(visit, `/workspace/deposits/preview/${upload}/picture`, { path })}" alt="${path}" loading="lazy">`;

/** Pictures that were sent with the file: the first beside the row, others within. */
const showPictures = (visit: Visit, { media = [] }: RowPreview, upload: string): string =>
  media.length > 1
    ? html`<p class="row-pictures">!${media
        .slice(1, 5)
        .map(({ path }) => showPicture(visit, path, upload))
        .join('')}</p>`
    : '';

/** Marks that tell more than the outcome. */
const told = ['edited', 'differs', 'offered', 'open', 'warned'] as const;

const box = (name: string, value: string, label: string, checked: boolean, id: string): string =>
  showChoice('checkbox', { id, name, value, label: html`${label}`, checked });

/**
 * One row: what it is called and what becomes of it, and below the record that it would be, what differs, what is wrong, and what there is to choose. Rows that
 * need somebody's eye are open.
 */
export function showRow(
  visit: Visit,
  row: RowPreview & { n: number },
  { upload, selection, choosing }: Given,
): string {
  const { words, reader } = visit;
  const { outcome, marks, record, problems = [], changes, edits, takenBack } = row;
  const name =
    row.row > 0 ? fill(words.rowNumber, { n: formatNumber(reader.language, row.row) }) : words.absentRow;
  const marked = told.filter((mark) => marks.includes(mark));
  const open = outcome === 'refused' || outcome === 'changed' || marked.length > 0;
  const states = [outcome, ...marked].map(
    (kind) => html` <span class="state !${kind}">${wordFor(words, 'kind', kind)}</span>`,
  );
  const shown = showContent(visit, record ?? {}, problems);
  const isRight = selection.replaceEdits?.includes(row.row) ?? false;
  const parts = [
    showPictures(visit, row, upload),
    showProblems(visit, record ? shown.left : problems),
    takenBack ? html`<p class="note">${words.takenBackStays}</p>` : '',
    edits?.length ? showEdits(visit, edits, name) : '',
    choosing && (edits?.length || takenBack) && row.row > 0
      ? box('right', String(row.row), words.fileIsRight, isRight, `right-${row.n}`)
      : '',
    changes?.length ? showChanges(visit, changes, name) : '',
    showDiffers(visit, row),
    choosing ? showOffers(visit, row, selection) : '',
    record && outcome !== 'changed' ? shown.content : '',
  ];
  const take =
    choosing && outcome !== 'refused'
      ? box('take', rowKey(row), `${words.takeRow}: ${name}`, isTaken(selection, row), `take-${row.n}`)
      : '';
  return html`<li class="row-preview" id="row-${String(row.n)}"><div class="row-head">!${take}!${row.media?.[0] ? showPicture(visit, row.media[0].path, upload) : ''}</div><details!${open ? ' open' : ''}><summary><span class="row-name">${name}</span> <b>!${record ? showTitle(visit, clipContent(record)) : ''}</b> <bdi class="minor">${row.id ?? ''}</bdi>!${states.join('')}</summary>!${parts.join('')}</details></li>`;
}
