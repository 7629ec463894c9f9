import { html } from 'ghtml';
import type { Claim } from '../../curation/compare-statements.ts';
import { pageLink } from '../reader/link-to.ts';
import { showMoment } from '../show/show-date.ts';
import { showPartner } from '../show/show-partner.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';

/** The address of one partner's record. */
export const recordPath = (item: string, record: string): string =>
  `/item/${encodeURIComponent(item)}/record/${encodeURIComponent(record)}`;

/**
 * The pieces of those who say something. Each record of an item has a colour of its own; side by side the pieces fit together, which is
 * how agreement looks here. The names beside them say the same in words.
 */
export function showPieces(context: ItemContext, records: readonly string[]): string {
  const pieces = records.map((name, index) => {
    const colour = (context.view.records.findIndex((record) => record.name === name) % 6) + 1;
    const shape = index === 0 ? 'first' : index === records.length - 1 ? 'last' : 'middle';
    return `<i class="piece ${shape} colour-${colour}"></i>`;
  });
  return `<span class="pieces" aria-hidden="true">${pieces.join('')}</span>`;
}

/** Who says it, by name; with the day since when, where `dated`. */
export function showClaims(context: ItemContext, claims: readonly Claim[], dated: boolean): string {
  const { reader, archive, view } = context;
  const names = claims.map((claim) => {
    const partner = pageLink(reader, {
      path: recordPath(view.id, claim.record),
      inner: showPartner(archive, claim.partner, reader.language),
    });
    const since = fillHtml(reader.words.since, { date: showMoment(reader, claim.time) });
    return `<span class="claim">${partner}${dated ? ` <span class="minor">${since}</span>` : ''}</span>`;
  });
  const pieces = showPieces(
    context,
    claims.map((claim) => claim.record),
  );
  return html`<p class="claims">!${pieces}<span>!${names.join(reader.words.comma)}</span></p>`;
}
