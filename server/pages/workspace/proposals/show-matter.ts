import { html } from 'ghtml';
import { kindOfReference } from '../../../../vocab/authority/authority.ts';
import { textFor } from '../../../../vocab/record/language-map.ts';
import type {
  AccessSubject,
  AgreementSubject,
  DescriptionSubject,
  JoinSubject,
} from '../../../acts/matter-subjects.ts';
import type { Agreement } from '../../../archive/archive.ts';
import type { Proposal } from '../../../archive/curation-reader.ts';
import { publicDescriptions } from '../../../curation/authorities/view-authority.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { viewItem } from '../../../curation/view.ts';
import { servicePath } from '../../show/service-path.ts';
import { showRights } from '../../show/show-rights.ts';
import { formatNumber } from '../../words/fill.ts';
import { showBoth } from '../authorities/join-page.ts';
import { showSaid } from '../authorities/render-authority.ts';
import { pathOf, plainName } from '../authorities/see-authority.ts';
import { itemLink, showAccess, showFacts, showParties } from '../shell/show-things.ts';
import { linkWithin, partnerView, type Visit } from '../shell/visit.ts';
import { showDifferences } from './show-differences.ts';

/** The parts of an agreement, as label and value; values are HTML. */
export function agreementFacts(
  visit: Visit,
  { agreement, partners, licence }: { agreement: Agreement; partners: readonly string[]; licence?: string },
): [string, string][] {
  const { words, reader } = visit;
  return [
    [words.partnersTogether, showParties(visit, partners)],
    [
      words.approvalsNeeded,
      html`${agreement.approvals === 'all' ? words.allOfThem : formatNumber(reader.language, agreement.approvals)}`,
    ],
    [words.vetoHolders, agreement.veto.length ? showParties(visit, agreement.veto) : html`${words.nobody}`],
    [words.daysToAnswer, html`${formatNumber(reader.language, agreement.days)}`],
    [words.silenceMeans, html`${words[`silence.${agreement.silence}`]}`],
    [words.whoMaySee, showAccess(visit, agreement.access)],
    [
      words.mediaRights,
      agreement.mediaRights ? showRights(reader, agreement.mediaRights) : html`${words.asStated}`,
    ],
    ...(licence ? [[words.licence, showRights(reader, licence)] as [string, string]] : []),
  ];
}

function showAgreementChange(visit: Visit, proposal: Proposal): string {
  const { words, ports } = visit;
  const subject = proposal.subject as AgreementSubject;
  const collection = ports.archive.reader.collection(proposal.collection)!;
  const now = agreementFacts(visit, collection);
  const then = agreementFacts(visit, subject);
  const rows = now.map(([label, value], at) => {
    const other = then[at]![1];
    const changed = value !== other;
    return html`<tr class="!${changed ? 'row-differs' : ''}"><th scope="row">${label}</th><td>!${changed && proposal.state !== 'closed' ? `<del>${value}</del>` : value}</td><td>!${changed ? `<ins>${other}</ins>` : other}</td></tr>`;
  });
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${words.agreement}"><table class="side-by-side records-2"><caption class="hidden">${words.agreement}</caption><thead><tr><th scope="col">${words.field}</th><th scope="col">${words.inForce}</th><th scope="col">${words.proposed}</th></tr></thead><tbody>!${rows.join('')}</tbody></table></div>`;
}

/** An item's pictures, small, as far as the partner may see them. */
function showPictures(visit: Visit, id: string): string {
  const item = visit.ports.archive.reader.item(id);
  const view = item && viewItem(item, partnerView(visit));
  const pictures = (view?.records ?? []).flatMap((record) => imagesOf(record)).slice(0, 4);
  if (pictures.length === 0) return html`<p class="silent">${visit.reader.words.noPicture}</p>`;
  const shown = pictures.map(
    ({ id: image, media }) =>
      html`<img src="${servicePath(image)}/full/!240,240/0/default.jpg" alt="${textFor(media.alt, visit.reader.language) || visit.reader.words.noAlt}" width="160" height="160" loading="lazy">`,
  );
  return html`<p class="pictures">!${shown.join('')}</p>`;
}

function showJoin(visit: Visit, proposal: Proposal): string {
  const { words, ports } = visit;
  const { from, into } = proposal.subject as JoinSubject;
  const contentOf = (id: string) => {
    const item = ports.archive.reader.item(id);
    return (item && viewItem(item, partnerView(visit))?.records) ?? [];
  };
  const side = (id: string, label: string) =>
    html`<div class="side"><h3>${label}</h3><p>!${itemLink(visit, id)}</p><p class="minor">!${showParties(visit, [...new Set(contentOf(id).map((record) => record.partner))])}</p>!${showPictures(visit, id)}</div>`;
  return html`<div class="sides">!${side(from, words.joinFrom)}!${side(into, words.joinInto)}</div><p>${words.joinMeans}</p>!${showDifferences(
    visit,
    {
      old: contentOf(into)[0]?.content ?? {},
      content: contentOf(from)[0]?.content ?? {},
      caption: words.joinCompared,
      heads: [words.joinInto, words.joinFrom],
    },
  )}`;
}

/** What a partner says of a person or place in public now, beside what it would say. */
function showDescription(visit: Visit, proposal: Proposal): string {
  const { words, ports } = visit;
  const { reference, content } = proposal.subject as DescriptionSubject;
  const kind = kindOfReference(reference)!;
  const { partner, opened: time } = proposal;
  const now = publicDescriptions(ports.archive, [reference]).filter((one) => one.partner === partner);
  const side = (label: string, descriptions: typeof now) =>
    html`<div class="side"><h3>${label}</h3>!${showSaid(visit, { kind, descriptions })}</div>`;
  const link = html`<a href="${linkWithin(visit, pathOf(reference))}"><bdi>${plainName(visit, reference)}</bdi></a>`;
  return html`<p>!${link}</p><div class="sides">!${side(words.publicNow, now)}!${side(words.proposed, [{ reference, partner, number: 0, time, content }])}</div>`;
}

/** What is proposed, apart from revisions of records: HTML. */
export function showMatter(visit: Visit, proposal: Proposal): string {
  if (proposal.kind === 'agreement') return showAgreementChange(visit, proposal);
  if (proposal.kind === 'join') return showJoin(visit, proposal);
  if (proposal.kind === 'authority-join') return showBoth(visit, proposal.subject as JoinSubject);
  if (proposal.kind === 'description') return showDescription(visit, proposal);
  const { item, access } = proposal.subject as AccessSubject;
  return showFacts([
    [visit.words.item, itemLink(visit, item)],
    [visit.words.whoMaySee, showAccess(visit, access)],
  ]);
}
