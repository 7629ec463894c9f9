import { html } from 'ghtml';
import type { RecordContent } from '../../../../vocab/fields.ts';
import { textsFor } from '../../../../vocab/record/language-map.ts';
import type { Access } from '../../../archive/archive.ts';
import { viewItem } from '../../../curation/view.ts';
import { showPartner } from '../../show/show-partner.ts';
import { showMap, showText } from '../../show/show-text.ts';
import { fillHtml } from '../../words/fill.ts';
import { linkWithin, partnerView, type Visit, type Voice } from './visit.ts';

/** A partner by its name; `operator`, `claimant` and the like by what they are. */
export function showParty(visit: Voice, party: string): string {
  const { words } = visit;
  if (party === 'operator') return html`${words.theOperator}`;
  if (party === 'claimant') return html`${words.theClaimant}`;
  if (party === 'mediator') return html`${words.theMediator}`;
  if (party === 'deadline') return html`${words.theDeadline}`;
  return showPartner(visit.ports.archive.reader, party, visit.reader.language);
}

export const showParties = (visit: Voice, parties: readonly string[]): string =>
  parties.map((party) => showParty(visit, party)).join(html`${visit.reader.words.comma}`);

export function showCollection(visit: Voice, id: string): string {
  const collection = visit.ports.archive.reader.collection(id);
  return (
    (collection && showMap(collection.name, visit.reader.language)) || html`<span dir="ltr">${id}</span>`
  );
}

/** The title of a content for the reader, as HTML; its absence in words. */
export function showTitle(visit: Voice, content: RecordContent | undefined): string {
  const found = content?.title && textsFor(content.title, visit.reader.language);
  return found?.texts[0] ? showText(found.texts[0], found.tag) : html`<i>${visit.words.untitled}</i>`;
}

/** Who did something, by name, as far as the name is still known. */
export const personName = ({ ports }: Visit, id: string): string => ports.accounts.nameOf([id]).get(id) ?? id;

/** A link to an item's page in the workspace, by the title that the partner may see; else by its id. */
export function itemLink(visit: Visit, id: string): string {
  const item = visit.ports.archive.reader.item(id);
  const view = item && viewItem(item, partnerView(visit));
  const inner = view ? showTitle(visit, view.records[0]!.content) : html`<span dir="ltr">${id}</span>`;
  return html`<a href="${linkWithin(visit, `/workspace/items/${encodeURIComponent(id)}`)}">!${inner}</a>`;
}

/** Who may see something, in words. */
export function showAccess(visit: Voice, access: Access): string {
  const { words } = visit;
  if (access.level !== 'named') return html`${words[`access.${access.level}`]}`;
  return fillHtml(words['access.namedAre'], { partners: showParties(visit, access.partners) });
}

/** Labels and values, one under another; values are HTML, and those that are empty are left out. */
export const showFacts = (facts: readonly (readonly [label: string, value: string | undefined])[]): string =>
  html`<dl class="facts">!${facts
    .filter(([, value]) => value)
    .map(([label, value]) => html`<div><dt>${label}</dt><dd>!${value!}</dd></div>`)
    .join('')}</dl>`;

/** A list of things as HTML, or the words for none. */
export const showList = (entries: readonly string[], none: string, kind = 'entries'): string =>
  entries.length
    ? html`<ul class="!${kind}">!${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`
    : html`<p class="none">${none}</p>`;

/** A section of a page with its heading; `body` is HTML. */
export const section = (id: string, title: string, body: string): string =>
  html`<section class="part" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>!${body}</section>`;

/** A table in a frame that scrolls; `rows` are HTML cells. */
export const showTable = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  html`<div class="table-scroll" tabindex="0" role="region" aria-label="${caption}"><table class="rows"><caption class="hidden">${caption}</caption><thead><tr>!${heads.map((head) => html`<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>!${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

/** The way on through a long list. */
export const nextLink = (visit: Visit, path: string, params: Record<string, string | number>): string =>
  html`<p class="more"><a href="${linkWithin(visit, path, params)}" rel="next">${visit.words.more}</a></p>`;
