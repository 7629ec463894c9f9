import type { Router } from 'express';
import { html } from 'ghtml';
import { type Person, type Role, roles } from '../../../accounts/accounts.ts';
import { may, mayGive } from '../../../accounts/may.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { section, showList } from '../shell/show-things.ts';
import { textOf } from '../shell/visit.ts';

export const admin = (visit: PartnerVisit): boolean => may(visit.principal, 'admin', visit.partner);
const givable = (visit: PartnerVisit) =>
  roles
    .filter((role) => mayGive(visit.principal, role, visit.partner))
    .map((role) => [role, visit.accountWords[role]] as const);

function showPerson(visit: PartnerVisit, person: Person): string {
  const { words, accountWords, reader, partner } = visit;
  const membership = person.memberships.find((one) => one.partner === partner)!;
  const name = html`<b dir="auto">${person.name}</b> <span class="minor">${accountWords[membership.role]} · !${showMoment(reader, membership.since)}</span>`;
  if (!admin(visit)) return name;
  const role = `role-${person.id}`;
  const mail = html` <span class="minor" dir="ltr">${person.email}</span>`;
  return html`!${name}!${mail}<details><summary>${fill(words.changePerson, { name: person.name })}</summary>!${showForm(
    visit,
    {
      name: role,
      action: `/workspace/people/${person.id}/role`,
      fields: formFields(visit, role).select({
        name: 'role',
        label: words.role,
        options: givable(visit),
        value: membership.role,
      }),
      button: words.setRole,
      weight: 'plain',
    },
  )}!${showForm(visit, {
    name: `end-${person.id}`,
    action: `/workspace/people/${person.id}/end`,
    button: words.endMembership,
    weight: 'grave',
  })}</details>`;
}

/** A link that is shown once; `text` says what for. */
export const showSecret = (text: string, secret: string): string =>
  html`<div class="message done" role="status"><p>${text}</p><p><code class="secret" dir="ltr">${secret}</code></p></div>`;

function send(visit: PartnerVisit, answer: { message?: Message; status?: number; made?: string } = {}): void {
  const { words, accountWords, ports, partner, reader } = visit;
  const { made = '', ...rest } = answer;
  const people = ports.accounts.people(partner).map((person) => showPerson(visit, person));
  const open = ports.accounts.invitations(partner).map(
    (invitation) =>
      html`<span dir="ltr">${invitation.email ?? words.anyone}</span> · ${invitation.role ? accountWords[invitation.role] : ''} <span class="minor">${words.until} !${showMoment(reader, invitation.expires)}</span>!${showForm(
        visit,
        {
          name: `revoke-${invitation.id}`,
          action: `/workspace/people/invitations/${invitation.id}/revoke`,
          button: words.revoke,
          weight: 'plain',
        },
      )}`,
  );
  const fields = formFields(visit, 'invite');
  const invite = showForm(visit, {
    name: 'invite',
    action: '/workspace/people/invitations',
    fields:
      fields.text({
        name: 'email',
        label: accountWords.email,
        hint: words.emailHint,
        type: 'email',
        ltr: true,
      }) + fields.select({ name: 'role', label: words.role, options: givable(visit), value: 'curator' }),
    button: words.invite,
  });
  sendWorkspacePage(visit, {
    title: words.people,
    ...rest,
    body:
      made +
      section('members', words.members, showList(people, words.none)) +
      (admin(visit) ? section('invitations', words.invitations, showList(open, words.none) + invite) : ''),
  });
}

/** The partner's people, their roles, and invitations; stewards look after them. */
export function peopleRoutes(router: Router, asPartner: AsPartner): void {
  const asAdmin = (act: (visit: PartnerVisit) => unknown) =>
    asPartner((visit) => (admin(visit) ? act(visit) : sendMissing(visit)));
  const refused = (visit: PartnerVisit, remedy: string) =>
    send(visit, { status: 422, message: { kind: 'fault', text: remedy, lang: 'en' } });
  const roleIn = (visit: PartnerVisit): Role | undefined =>
    roles.find(
      (role) => role === textOf(visit.typed, 'role') && mayGive(visit.principal, role, visit.partner),
    );
  /** Somebody of this partner, whose role is not above one's own. */
  const personOf = (visit: PartnerVisit): Person | undefined => {
    const person = visit.ports.accounts.person(String(visit.req.params.person));
    const role = person?.memberships.find(({ partner }) => partner === visit.partner)?.role;
    return role && mayGive(visit.principal, role, visit.partner) ? person : undefined;
  };

  router.get(
    '/people',
    asPartner((visit) => send(visit)),
  );
  router.post(
    '/people/invitations',
    asAdmin(async (visit) => {
      const { ports, typed, partner, principal, reader, words } = visit;
      const role = roleIn(visit);
      if (!role) return send(visit, { status: 422, message: { kind: 'fault', text: words.chooseOne } });
      const email = textOf(typed, 'email');
      const made = await ports.accounts.invite({
        ...(email && { email }),
        partner,
        role,
        by: principal.id,
        language: reader.language,
      });
      if (made.outcome === 'refused') return refused(visit, made.remedy);
      const text = made.mailed === 'sent' ? words.invitationMailed : words.invitationLink;
      return send({ ...visit, typed: {} }, { made: showSecret(text, made.link) });
    }),
  );
  router.post(
    '/people/invitations/:invitation/revoke',
    asAdmin((visit) => {
      const { ports, req, partner } = visit;
      const done = ports.accounts.revokeInvitation({ id: String(req.params.invitation), partner });
      return done ? goOn(visit, '/workspace/people', 'done.saved') : sendMissing(visit);
    }),
  );
  router.post(
    '/people/:person/role',
    asAdmin((visit) => {
      const person = personOf(visit);
      const role = roleIn(visit);
      if (!person || !role) return sendMissing(visit);
      const outcome = visit.ports.accounts.setRole({ person: person.id, partner: visit.partner, role });
      return outcome.outcome === 'done'
        ? goOn(visit, '/workspace/people', 'done.saved')
        : refused(visit, outcome.remedy);
    }),
  );
  router.post(
    '/people/:person/end',
    asAdmin((visit) => {
      const person = personOf(visit);
      if (!person) return sendMissing(visit);
      const outcome = visit.ports.accounts.remove({ person: person.id, partner: visit.partner });
      return outcome.outcome === 'done'
        ? goOn(visit, '/workspace/people', 'done.saved')
        : refused(visit, outcome.remedy);
    }),
  );
}
