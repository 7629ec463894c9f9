import { html } from 'ghtml';
import { leastPassword } from '../../accounts/check-person.ts';
import { formTokenField } from '../../http/form-guard.ts';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { linkTo } from '../reader/link-to.ts';
import { fill } from '../words/fill.ts';
import type { Visit } from './visit.ts';

/** A field with its label: `hint` stands below it, `value` is what was filled in before. */
export type Field = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autocomplete: string;
  value?: string;
  hint?: string;
  readonly?: boolean;
  most?: number;
};

/** Addresses and pseudonyms run from left to right in every language. */
export function showField({
  name,
  label,
  type = 'text',
  autocomplete,
  value,
  hint,
  readonly,
  most,
}: Field): string {
  const attributes = [
    value === undefined || type === 'password' ? '' : html` value="${value}"`,
    hint ? html` aria-describedby="${name}-hint"` : '',
    readonly ? ' readonly' : '',
    type === 'text' ? ' dir="auto"' : ' dir="ltr" autocapitalize="none" spellcheck="false"',
    most ? html` maxlength="${String(most)}"` : '',
  ].join('');
  return html`<p class="form-field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required!${attributes}>
!${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}</p>`;
}

/** A new password, wherever one is chosen: as long as it has to be. */
export const showNewPassword = ({ words }: Pick<Visit, 'words'>): string =>
  showField({
    name: 'password',
    label: words.newPassword,
    type: 'password',
    autocomplete: 'new-password',
    hint: fill(words.passwordHint, { n: leastPassword }),
  });

/** A form to `action`, with its token; `fields` is HTML. `plain` is for an act of less weight, such as signing out. */
export function showForm(
  visit: Visit,
  form: { action: string; fields?: string; button: string; plain?: boolean; hidden?: Record<string, string> },
): string {
  const hidden = Object.entries({ ...form.hidden, [formTokenField]: visit.token }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="account-form" method="post" action="${linkTo(visit.reader, form.action)}">
!${hidden.join('')}!${form.fields ?? ''}
<p><button class="!${form.plain ? 'plain' : 'button'}" type="submit">${form.button}</button></p></form>`;
}

/** What went wrong, or well, before all else on the page; read out when the page opens. */
export const showNotice = (notice: { kind: 'fault' | 'done'; text: string } | undefined): string =>
  notice
    ? html`<p class="account-notice ${notice.kind}" role="!${notice.kind === 'fault' ? 'alert' : 'status'}">${notice.text}</p>`
    : '';

/** An account page around its parts; `body` is HTML. */
export const renderAccountPage = (
  visit: Visit,
  page: { title: string; notice?: Parameters<typeof showNotice>[0]; body: string },
): string =>
  renderPage({
    reader: visit.reader,
    title: page.title,
    kind: 'account-page',
    unlisted: true,
    head: html`<link rel="stylesheet" href="${assetHref('accounts.css')}">`,
    body: html`<article class="prose own-account"><h1>${page.title}</h1>
!${showNotice(page.notice)}!${page.body}</article>`,
  });
