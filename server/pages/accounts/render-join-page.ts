import { html } from 'ghtml';
import type { Invitation, Principal } from '../../accounts/accounts.ts';
import { linkTo, pageLink } from '../reader/link-to.ts';
import { showPartner } from '../show/show-partner.ts';
import { fill, fillHtml } from '../words/fill.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderAccountPage, showField, showForm, showNewPassword, type showNotice } from './show-form.ts';
import type { Visit } from './visit.ts';

type Notice = Parameters<typeof showNotice>[0];

/** What an invitation offers, as HTML. */
function showOffer({ words, reader }: Visit, ports: AccountPagesPorts, invitation: Invitation): string {
  const { partner, role, operator, by } = invitation;
  const parts: string[] = [];
  if (partner !== undefined && role !== undefined) {
    const name = showPartner(ports.archive, partner, reader.language);
    parts.push(fillHtml(words.joinPartner, { partner: name, role: html`<strong>${words[role]}</strong>` }));
    parts.push(html`${words[`${role}Text`]}`);
  }
  if (operator) parts.push(html`${by === 'start' ? words.joinFirst : words.joinOperator}`);
  return html`<p class="lead">!${parts.join(' ')}</p>`;
}

/** The page at which an invitation is accepted: by a new person, or by one who is signed in. `form` is what was filled in before. */
export function renderJoinPage(
  visit: Visit,
  ports: AccountPagesPorts,
  page: {
    token: string;
    invitation: Invitation;
    person: Principal | undefined;
    form?: { name: string; email: string };
    notice?: Notice;
  },
): string {
  const { reader, words } = visit;
  const { token, invitation, person, form } = page;
  const here = linkTo(reader, '/account/join', { token });
  const asNew = () => {
    const fields = [
      showField({
        name: 'name',
        label: words.name,
        autocomplete: 'name',
        hint: words.nameHint,
        most: 120,
        ...(form && { value: form.name }),
      }),
      showField({
        name: 'email',
        label: words.email,
        type: 'email',
        autocomplete: 'username',
        value: invitation.email ?? form?.email ?? '',
        readonly: invitation.email !== undefined,
      }),
      showNewPassword(visit),
    ];
    const other = pageLink(reader, {
      path: '/account/sign-in',
      params: { next: here },
      inner: html`${words.haveAccount}`,
    });
    const joining = {
      action: '/account/join',
      fields: fields.join(''),
      button: words.join,
      hidden: { token },
    };
    return html`!${showForm(visit, joining)}<p>!${other}</p>`;
  };
  const asPerson = ({ name }: Principal) => {
    const joining = { action: '/account/join', button: fill(words.joinAs, { name }), hidden: { token } };
    const leaving = {
      action: '/account/sign-out',
      button: words.notYou,
      hidden: { next: here },
      plain: true,
    };
    return html`!${showForm(visit, joining)}!${showForm(visit, leaving)}`;
  };
  return renderAccountPage(visit, {
    title: words.joinTitle,
    notice: page.notice,
    body: html`!${showOffer(visit, ports, invitation)}!${person ? asPerson(person) : asNew()}`,
  });
}

/** The page of a link that does not work, any more or at all. `reason` is in the reader's language. */
export const renderDeadLinkPage = (visit: Visit, page: { reason: string }): string =>
  renderAccountPage(visit, {
    title: visit.words.linkTitle,
    body: html`<p class="lead">${page.reason}</p>
<p>!${pageLink(visit.reader, { path: '/account/sign-in', inner: html`${visit.words.signIn}` })}</p>`,
  });
