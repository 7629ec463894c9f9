import { html } from 'ghtml';
import { linkTo, pageLink } from '../reader/link-to.ts';
import { fill } from '../words/fill.ts';
import { renderAccountPage, showField, showForm, type showNotice } from './show-form.ts';
import type { Visit } from './visit.ts';

/** The page to sign in at. `next` is where to go on to; `oidcName` the provider, where there is one. */
export function renderSignInPage(
  visit: Visit,
  page: {
    next: string;
    email?: string;
    oidcName?: string | undefined;
    notice?: Parameters<typeof showNotice>[0];
  },
): string {
  const { reader, words } = visit;
  const oidc = page.oidcName
    ? html`<p><a class="button" href="${linkTo(reader, '/account/oidc', { next: page.next })}">${fill(
        words.signInWith,
        { name: page.oidcName },
      )}</a></p>`
    : '';
  const fields =
    showField({
      name: 'email',
      label: words.email,
      type: 'email',
      autocomplete: 'username',
      ...(page.email && { value: page.email }),
    }) +
    showField({
      name: 'password',
      label: words.password,
      type: 'password',
      autocomplete: 'current-password',
    });
  return renderAccountPage(visit, {
    title: words.signInTitle,
    notice: page.notice,
    body: html`<p class="lead">${words.signInLead}</p>!${oidc}!${showForm(visit, {
      action: '/account/sign-in',
      fields,
      button: words.signIn,
      hidden: { next: page.next },
    })}<p>!${pageLink(reader, { path: '/account/forgotten', inner: html`${words.forgotten}` })}</p>`,
  });
}
