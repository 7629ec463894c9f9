import { html } from 'ghtml';
import { authorityKinds, kindOfReference } from '../../../../vocab/authority/authority.ts';
import { normaliseText } from '../../../../vocab/record/statement.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields } from '../shell/show-form.ts';
import { section, showList } from '../shell/show-things.ts';
import { askedOf, linkWithin } from '../shell/visit.ts';
import { pastedReference } from './description-form.ts';
import { pathOf, plainName } from './see-authority.ts';

const shown = 25;

/** Finding people and places by name or address, and beginning a new one. */
export function sendAuthorities(visit: PartnerVisit) {
  const { words, ports, partner, principal, reader, role } = visit;
  const q = askedOf(visit, 'q');
  const reference = pastedReference(q);
  if (kindOfReference(reference)) return visit.res.redirect(303, linkWithin(visit, pathOf(reference)));
  const { curation } = ports.archive;
  const found =
    q === ''
      ? []
      : authorityKinds
          .flatMap((kind) => curation.describedAs(kind, normaliseText(q), shown))
          .map(curation.headOf);
  const entries = [...new Set(found)].map(
    (one) =>
      html`<a href="${linkWithin(visit, pathOf(one))}"><bdi>${plainName(visit, one)}</bdi></a> <span class="minor">${reader.words[kindOfReference(one)!]}</span>`,
  );
  const hidden = [
    ...(principal.memberships.length > 1 ? [['for', partner]] : []),
    ...(reader.chosen ? [['lang', reader.language]] : []),
  ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const field = formFields(visit, 'find').text({
    name: 'q',
    label: words.findAuthority,
    hint: words.findAuthorityHint,
    value: q,
  });
  const begin = (kind: 'agent' | 'place') =>
    html`<a href="${linkWithin(visit, `/workspace/authorities/new/${kind}`)}">${kind === 'agent' ? words.newAgent : words.newPlace}</a>`;
  sendWorkspacePage(visit, {
    title: words.authorities,
    lead: html`<p>${words.authoritiesLead}</p>`,
    body: [
      html`<form class="work-form" method="get" action="/workspace/authorities">!${hidden.join('')}!${field}<p class="buttons"><button class="button" type="submit">${words.find}</button></p></form>`,
      q === '' ? '' : section('found', words.foundByName, showList(entries, words.nothingOfThatName)),
      role === 'reader' ? '' : showList([begin('agent'), begin('place')], ''),
    ].join(''),
  });
}
