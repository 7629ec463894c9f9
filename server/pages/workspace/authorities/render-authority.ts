import { html } from 'ghtml';
import type { AuthorityContent } from '../../../../vocab/authority/authority.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { erasureGrounds } from '../../../acts/eraser.ts';
import type { AuthorityView } from '../../../curation/authorities/view-authority.ts';
import { linkTo } from '../../reader/link-to.ts';
import { showDescribed } from '../../show/show-described.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { section, showFacts, showParties } from '../shell/show-things.ts';
import { linkWithin, type Visit } from '../shell/visit.ts';
import { describeForm, descriptionFields, showFaults } from './description-form.ts';
import { describedContext, pathOf, plainName } from './see-authority.ts';

export type AuthorityAnswer = { message?: Message; status?: number; problems?: readonly Problem[] };

/** Texts, one for each language: what a first description may begin with. */
const firstOf = (label: LanguageMap): LanguageMap =>
  Object.fromEntries(Object.entries(label).map(([tag, texts]) => [tag, texts.slice(0, 1)]));

/** What partners say of a thing, or that nobody does: HTML. */
export const showSaid = (
  visit: Visit,
  { kind, descriptions }: Pick<AuthorityView, 'kind' | 'descriptions'>,
): string =>
  descriptions.length
    ? `<dl class="facts">${showDescribed(describedContext(visit), kind, descriptions)}</dl>`
    : html`<p class="none">${visit.words.nobodyDescribes}</p>`;

function showOwn(visit: PartnerVisit, view: AuthorityView, problems: readonly Problem[]): string {
  const { words, ports, partner, role } = visit;
  if (role === 'reader') return '';
  const { reference, kind, label, descriptions } = view;
  const waiting = ports.archive.curation.awaitingDescription(partner, reference);
  if (waiting !== undefined)
    return section(
      'own',
      words.yourDescription,
      html`<p><a href="${linkWithin(visit, `/workspace/proposals/${waiting}`)}">${words.proposalWord} ${String(waiting)}</a></p>`,
    );
  const own = descriptions.find((one) => one.partner === partner && one.reference === reference);
  const number = ports.archive.curation
    .descriptionsEver(reference)
    .filter((one) => one.partner === partner).length;
  const content: AuthorityContent = own?.content ?? { name: firstOf(label) };
  const form = showForm(visit, {
    name: describeForm,
    action: pathOf(reference),
    hidden: { basis: String(number) },
    fields: descriptionFields(visit, kind, content),
    button: words.saveDescription,
  });
  const withdraw =
    own && role === 'steward'
      ? html`<details><summary>${words.takeDescriptionBack}</summary><p>${words.takeDescriptionBackText}</p>!${showForm(
          visit,
          {
            name: 'withdraw',
            action: `${pathOf(reference)}/withdraw`,
            button: words.takeDescriptionBack,
            weight: 'grave',
          },
        )}</details>`
      : '';
  const erase =
    number > 0 && role === 'steward'
      ? html`<details><summary>${words.askErasure}</summary><p>${words.askErasureText}</p>!${showForm(visit, {
          name: 'erase',
          action: `${pathOf(reference)}/erase`,
          fields: formFields(visit, 'erase').select({
            name: 'ground',
            label: words.ground,
            options: erasureGrounds.map((ground) => [ground, words[`erased.${ground}`]] as const),
          }),
          button: words.askErasure,
          weight: 'grave',
        })}</details>`
      : '';
  return section('own', words.yourDescription, showFaults(visit, problems) + form + withdraw + erase);
}

function showJoin(visit: PartnerVisit, { reference }: AuthorityView): string {
  const { words, role, partner, principal, reader } = visit;
  if (role === 'reader') return '';
  const hidden = [
    ...(principal.memberships.length > 1 ? [['for', partner]] : []),
    ...(reader.chosen ? [['lang', reader.language]] : []),
  ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const field = formFields(visit, 'join').text({
    name: 'other',
    label: words.authorityJoinOther,
    required: true,
    ltr: true,
  });
  // Looking at both changes nothing, so the form asks and does not send.
  return section(
    'join',
    words.authorityJoinTitle,
    html`<p>${words.authorityJoinMeans}</p><form class="work-form" method="get" action="${pathOf(reference)}/join">!${hidden.join('')}!${field}<p class="buttons"><button class="button plain" type="submit">${words.compareBoth}</button></p></form>`,
  );
}

function showJoined(visit: PartnerVisit, { joined }: AuthorityView): string {
  const { words, role } = visit;
  if (joined.length === 0) return '';
  const entries = joined.map(({ reference, approvals }, at) => {
    const split =
      role === 'steward'
        ? showForm(visit, {
            name: `split-${at}`,
            action: `${pathOf(reference)}/split`,
            button: words.splitAuthority,
            weight: 'plain',
          })
        : '';
    return html`<li><p><bdi>${plainName(visit, reference)}</bdi> <span class="minor" dir="ltr">${reference}</span> · !${showParties(visit, approvals)}</p>!${split}</li>`;
  });
  return section('joined', words.joinedAuthorities, `<ul class="entries">${entries.join('')}</ul>`);
}

/** The page on which partners say what a person, group or place is, and whether it is the same as another. */
export function sendAuthority(visit: PartnerVisit, view: AuthorityView, answer: AuthorityAnswer = {}): void {
  const { words, reader } = visit;
  const { problems = [], ...rest } = answer;
  sendWorkspacePage(visit, {
    title: plainName(visit, view.reference),
    ...rest,
    lead: html`<p>${words.authoritiesLead}</p><p><a href="${linkTo(reader, `/${view.reference}`)}">${words.seePublicPage}</a></p>`,
    body: [
      section(
        'said',
        words.whoSaysWhat,
        showSaid(visit, view) +
          showFacts([
            [words.namedInRecords, view.namedBy.length ? showParties(visit, view.namedBy) : undefined],
          ]),
      ),
      showOwn(visit, view, problems),
      showJoined(visit, view),
      showJoin(visit, view),
    ].join(''),
  });
}
