import { html } from 'ghtml';
import { kindOfReference } from '../../../../vocab/authority/authority.ts';
import { textFor } from '../../../../vocab/record/language-map.ts';
import { asksBeforePicture } from '../../../../vocab/terms/cultural-labels.ts';
import { itemsNaming, type NamingItem } from '../../../curation/authorities/public-naming.ts';
import { findAuthority } from '../../../curation/authorities/view-authority.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { servicePath } from '../../show/service-path.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { showForm } from '../shell/show-form.ts';
import { itemLink, showFacts, showParties } from '../shell/show-things.ts';
import { linkWithin, type Visit } from '../shell/visit.ts';
import { showSaid } from './render-authority.ts';
import { pathOf, plainName } from './see-authority.ts';

/** Items by which somebody may tell whether two are one. */
const examples = 5;

/** Their pictures, small; those of which a label asks to be read first are on the item's own page. */
function showPictures({ reader, time }: Visit, items: readonly NamingItem[]): string {
  const shown = items
    .filter(({ view }) => !view.labels?.some((label) => asksBeforePicture(label, time)))
    .flatMap(({ view }) => view.records.flatMap((record) => imagesOf(record)).slice(0, 1))
    .map(
      ({ id, media }) =>
        html`<img src="${servicePath(id)}/full/!240,240/0/default.jpg" alt="${textFor(media.alt, reader.language) || reader.words.noAlt}" width="160" height="160" loading="lazy">`,
    );
  return shown.length ? html`<p class="pictures">!${shown.join('')}</p>` : '';
}

function showSide(visit: Visit, reference: string, label: string): string {
  const { words, ports } = visit;
  const found = findAuthority(ports.archive, reference);
  const kind = kindOfReference(reference) ?? 'agent';
  const view = found.kind === 'authority' ? found.view : { kind, descriptions: [], namedBy: [] };
  const items = itemsNaming(ports.archive, ports.archive.curation.membersOf(reference), examples);
  const links = items.map((one) => itemLink(visit, one.view.id)).join(html`${visit.reader.words.comma}`);
  return html`<div class="side"><h2>${label}</h2><p><a href="${linkWithin(visit, pathOf(reference))}"><bdi>${plainName(visit, reference)}</bdi></a></p><p class="minor" dir="ltr">${reference}</p>!${showSaid(visit, view)}!${showPictures(visit, items)}!${showFacts(
    [
      [words.namedInRecords, view.namedBy.length ? showParties(visit, view.namedBy) : undefined],
      [visit.reader.words.usedIn, links],
    ],
  )}</div>`;
}

/** Two people, groups or places side by side, and what joining them means: HTML. */
export const showBoth = (visit: Visit, { from, into }: { from: string; into: string }): string =>
  html`<div class="sides">!${showSide(visit, from, visit.words.authorityJoinFrom)}!${showSide(visit, into, visit.words.authorityJoinInto)}</div><p>${visit.words.authorityJoinMeans}</p>`;

/** The page on which somebody looks at two and proposes that they are one. */
export function sendJoin(
  visit: PartnerVisit,
  both: { from: string; into: string },
  answer: { message?: Message; status?: number } = {},
): void {
  const { words } = visit;
  sendWorkspacePage(visit, {
    title: words.authorityJoinTitle,
    ...answer,
    body:
      showBoth(visit, both) +
      showForm(visit, {
        name: 'join',
        action: `${pathOf(both.from)}/join`,
        hidden: { other: both.into },
        button: words.proposeTheyAreOne,
      }),
  });
}
