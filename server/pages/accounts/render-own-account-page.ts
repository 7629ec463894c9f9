import { html } from 'ghtml';
import type { Person } from '../../accounts/accounts.ts';
import { showMoment } from '../show/show-date.ts';
import { showPartner } from '../show/show-partner.ts';
import { fillHtml } from '../words/fill.ts';
import type { AccountPagesPorts } from './ports.ts';
import { renderAccountPage, showField, showForm, showNewPassword, type showNotice } from './show-form.ts';
import type { Visit } from './visit.ts';

function showRoles({ words, reader }: Visit, ports: AccountPagesPorts, person: Person): string {
  const roles = person.memberships.map(({ partner, role, since }) => {
    const said = fillHtml(words.roleAt, {
      role: html`${words[role]}`,
      partner: showPartner(ports.archive, partner, reader.language),
    });
    return html`<li>!${said} (!${fillHtml(reader.words.since, { date: showMoment(reader, since) })})</li>`;
  });
  if (person.operator) roles.unshift(html`<li>${words.operator}</li>`);
  return roles.length > 0
    ? html`<ul class="account-roles">!${roles.join('')}</ul>`
    : html`<p>${words.noRoles}</p>`;
}

/** A person's own account: name, roles, password, sessions, and the right to be forgotten. */
export function renderOwnAccountPage(
  visit: Visit,
  ports: AccountPagesPorts,
  page: { person: Person; notice?: Parameters<typeof showNotice>[0] },
): string {
  const { words } = visit;
  const { person } = page;
  const nameForm = showForm(visit, {
    action: '/account/name',
    button: words.save,
    fields: showField({
      name: 'name',
      label: words.name,
      autocomplete: 'name',
      value: person.name,
      hint: words.nameHint,
      most: 120,
    }),
  });
  const passwordForm = showForm(visit, {
    action: '/account/password',
    button: words.save,
    fields:
      showField({
        name: 'current',
        label: words.currentPassword,
        type: 'password',
        autocomplete: 'current-password',
      }) + showNewPassword(visit),
  });
  const forgetForm = showForm(visit, {
    action: '/account/forget',
    button: words.forget,
    fields: html`<p class="form-field choice"><input id="confirm" name="confirm" type="checkbox" value="yes" required>
<label for="confirm">${words.forgetConfirm}</label></p>`,
  });
  return renderAccountPage(visit, {
    title: words.accountTitle,
    notice: page.notice,
    body: html`<p class="lead"><bdi>${person.email}</bdi></p>
!${nameForm}!${showForm(visit, { action: '/account/sign-out', button: words.signOut, plain: true })}
<section><h2>${words.roles}</h2>!${showRoles(visit, ports, person)}
<p class="hint">!${fillHtml(words.pseudonym, { id: html`<code dir="ltr">${person.id}</code>` })}</p></section>
<section><h2>${words.changePassword}</h2>!${passwordForm}
!${showForm(visit, { action: '/account/sign-out-everywhere', button: words.signOutEverywhere, plain: true })}</section>
<section><h2>${words.forgetTitle}</h2><p>${words.forgetText}</p>!${forgetForm}</section>`,
  });
}
