import { html } from 'ghtml';
import { renderAccountPage, showField, showForm, showNewPassword, type showNotice } from './show-form.ts';
import type { Visit } from './visit.ts';

type Notice = Parameters<typeof showNotice>[0];

/** The page to ask for a link to a new password; without mail it says whom to ask. */
export function renderForgottenPage(visit: Visit, page: { canMail: boolean; notice?: Notice }): string {
  const { words } = visit;
  const form = () =>
    showForm(visit, {
      action: '/account/forgotten',
      fields: showField({ name: 'email', label: words.email, type: 'email', autocomplete: 'username' }),
      button: words.sendLink,
    });
  return renderAccountPage(visit, {
    title: words.forgottenTitle,
    notice: page.notice,
    body: html`<p class="lead">${page.canMail ? words.forgottenLead : words.forgottenNoMail}</p>!${
      page.canMail && page.notice?.kind !== 'done' ? form() : ''
    }`,
  });
}

/** The page at which a link's holder chooses a new password. */
export function renderResetPage(visit: Visit, page: { token: string; notice?: Notice }): string {
  const { words } = visit;
  const field = showNewPassword(visit);
  return renderAccountPage(visit, {
    title: words.resetTitle,
    notice: page.notice,
    body: showForm(visit, {
      action: '/account/reset',
      fields: field,
      button: words.setPassword,
      hidden: { token: page.token },
    }),
  });
}
