import type { Router } from 'express';
import { html } from 'ghtml';
import { roles, scopes } from '../../../accounts/accounts.ts';
import { mayGive, scopesOf } from '../../../accounts/may.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { section, showList } from '../shell/show-things.ts';
import { numberOf, textOf, textsOf } from '../shell/visit.ts';
import { admin, showSecret } from './people-routes.ts';

function send(visit: PartnerVisit, answer: { message?: Message; status?: number; made?: string } = {}): void {
  const { words, accountWords, ports, partner, role, reader } = visit;
  const { made = '', ...rest } = answer;
  const keys = ports.accounts.keys({ partner }).map((key) => {
    const revoke =
      key.state === 'active'
        ? showForm(visit, {
            name: `revoke-${key.id}`,
            action: `/workspace/keys/${key.id}/revoke`,
            button: words.revoke,
            weight: 'grave',
          })
        : '';
    return html`<b dir="auto">${key.name}</b> <span class="state ${key.state}">${words[`key.${key.state}`]}</span> <span class="minor">${accountWords[key.role]}: ${key.scopes.map((scope) => words[`scope.${scope}`]).join(reader.words.comma)} · ${words.until} !${showMoment(reader, key.expires)}!${key.lastUsed ? html` · ${words.lastUsed} !${showMoment(reader, key.lastUsed)}` : ''}</span>!${revoke}`;
  });
  const own = roles.filter(
    (one) => mayGive(visit.principal, one, partner) && roles.indexOf(one) <= roles.indexOf(role),
  );
  const fields = formFields(visit, 'key');
  sendWorkspacePage(visit, {
    title: words.keys,
    ...rest,
    lead: html`<p>${words.keysLead}</p>`,
    body:
      made +
      showList(keys, words.none) +
      section(
        'new-key',
        words.newKey,
        showForm(visit, {
          name: 'key',
          action: '/workspace/keys',
          fields:
            fields.text({ name: 'name', label: words.keyName, hint: words.keyNameHint, required: true }) +
            fields.select({
              name: 'role',
              label: words.role,
              options: own.map((one) => [one, accountWords[one]] as const),
              value: 'curator',
            }) +
            fields.checks({
              name: 'scopes',
              label: words.keyScopes,
              hint: words.keyScopesHint,
              options: scopesOf(role).map((scope) => [scope, words[`scope.${scope}`]] as const),
              values: ['read'],
            }) +
            fields.text({ name: 'days', label: words.keyDays, type: 'number', value: '365', ltr: true }),
          button: words.makeKey,
        }),
      ),
  });
}

/** The partner's keys for programs; a secret is shown once. Stewards look after them. */
export function keyRoutes(router: Router, asPartner: AsPartner): void {
  const asAdmin = (act: (visit: PartnerVisit) => unknown) =>
    asPartner((visit) => (admin(visit) ? act(visit) : sendMissing(visit)));
  router.get(
    '/keys',
    asAdmin((visit) => send(visit)),
  );
  router.post(
    '/keys',
    asAdmin(async (visit) => {
      const { ports, typed, partner, principal, words } = visit;
      const role = roles.find((one) => one === textOf(typed, 'role') && mayGive(principal, one, partner));
      const asked = textsOf(typed, 'scopes');
      const chosen = scopes.filter((scope) => asked.includes(scope));
      if (!role || chosen.length === 0)
        return send(visit, { status: 422, message: { kind: 'fault', text: words.chooseOne } });
      const made = await ports.accounts.createKey({
        name: textOf(typed, 'name'),
        partner,
        role,
        scopes: chosen,
        days: numberOf(textOf(typed, 'days')) ?? 0,
        by: principal.id,
      });
      if (made.outcome === 'refused')
        return send(visit, { status: 422, message: { kind: 'fault', text: made.remedy, lang: 'en' } });
      return send(
        { ...visit, typed: {} },
        { made: showSecret(fill(words.keyOnce, { name: textOf(typed, 'name') }), made.secret) },
      );
    }),
  );
  router.post(
    '/keys/:key/revoke',
    asAdmin(async (visit) => {
      const done = await visit.ports.accounts.revokeKey({
        id: String(visit.req.params.key),
        partner: visit.partner,
      });
      return done ? goOn(visit, '/workspace/keys', 'done.saved') : sendMissing(visit);
    }),
  );
}
