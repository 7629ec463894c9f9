import type { InterfaceLanguage } from '../../../../vocab/record/language-map.ts';
import { interfaceLanguages } from '../../../../vocab/record/language-map.ts';
import { type Person, type Principal, type Role, roles } from '../../../accounts/accounts.ts';
import { mayGive, scopesOf } from '../../../accounts/may.ts';
import { administers, isOperator, operatorOnly } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, forbidden, invalid, missing } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { email, flag, object, oneOf, page, partnerId, ref, text } from '../schemas/build-schema.ts';

const tag = 'People and keys';
const params = { partner: partnerId };
const person = { ...params, person: text(60, { pattern: '^a-[\\w-]+$', description: 'A pseudonym.' }) };
const gone = { 204: { description: 'Done.' } };

/** Whether someone may give a role; a key no more than what it may do itself. */
export const maySet = (principal: Principal | undefined, role: Role, partner: string): boolean =>
  principal !== undefined &&
  mayGive(principal, role, partner) &&
  (principal.scopes === undefined || scopesOf(role).every((scope) => principal.scopes!.includes(scope)));

const tooMuch = () =>
  forbidden('You cannot give more than you have.', 'Choose a lesser role, or ask a steward.');

/** The people of a partner, and how others come in. */
export function peopleRoutes({ archive, accounts, baseUrl }: ApiParts): Route[] {
  /** Why somebody may not look after the partner of a request, or undefined. */
  const fault = ({ principal, params: { partner } }: Ask) => {
    if (!archive.reader.partner(partner!)) return missing('such partner');
    if (administers(principal, partner!)) return undefined;
    return forbidden(`You do not look after ${partner}.`, 'Ask a steward of that partner.');
  };
  const show = ({ id, name, email, memberships }: Person, partner: string) => {
    const { role, since } = memberships.find((membership) => membership.partner === partner)!;
    return { id, name, email, role, since };
  };
  const inPartner = (id: string, partner: string) =>
    accounts.people(partner).find((known) => known.id === id);
  type Offer = {
    email?: string;
    role?: Role;
    partner?: string;
    operator?: boolean;
    language?: InterfaceLanguage;
  };

  async function invite(ask: Ask, offer: Offer) {
    const invited = await accounts.invite({ ...offer, by: ask.principal!.id });
    if (invited.outcome === 'refused')
      return invalid(`The invitation cannot be made (${invited.reason}).`, invited.remedy);
    const { outcome: _, ...body } = invited;
    return { status: 201, body };
  }

  return [
    {
      id: 'people.list',
      method: 'get',
      path: '/partners/{partner}/people',
      tag,
      summary: 'The people of a partner (its stewards)',
      who: 'signed-in',
      params,
      answers: { 200: { description: 'All of them, by name.', schema: page(ref('Person')) } },
      problems: [403, 404],
      handle: (ask) => {
        const { partner } = ask.params as { partner: string };
        const entries = () => accounts.people(partner).map((one) => show(one, partner));
        return fault(ask) ?? { status: 200, body: { entries: entries() } };
      },
    },
    {
      id: 'people.role',
      method: 'put',
      path: '/partners/{partner}/people/{person}',
      tag,
      summary: 'Give someone of a partner another role',
      who: 'signed-in',
      params: person,
      body: object({ role: oneOf(roles) }, ['role']),
      answers: { 200: { description: 'The person, with the new role.', schema: ref('Person') } },
      problems: [403, 404],
      handle: (ask) => {
        const wrong = fault(ask);
        if (wrong) return wrong;
        const { partner, person } = ask.params as { partner: string; person: string };
        const { role } = ask.body as { role: Role };
        const known = inPartner(person, partner);
        // Pseudonyms stand in the log for all to read: nobody is made a member by them alone.
        if (!known) return missing('such person in this partner');
        const held = show(known, partner).role;
        if (!maySet(ask.principal, role, partner) || !maySet(ask.principal, held, partner)) return tooMuch();
        const done = accounts.setRole({ person, partner, role });
        if (done.outcome === 'refused') return conflict('The role cannot be changed.', done.remedy);
        return { status: 200, body: show(inPartner(person, partner)!, partner) };
      },
    },
    {
      id: 'people.remove',
      method: 'delete',
      path: '/partners/{partner}/people/{person}',
      tag,
      summary: 'End someone’s membership of a partner; anyone may end their own',
      who: 'signed-in',
      params: person,
      answers: gone,
      problems: [403, 404],
      handle: (ask) => {
        const { partner, person } = ask.params as { partner: string; person: string };
        const own = ask.principal!.id === person && ask.principal!.kind === 'person';
        const wrong = own ? undefined : fault(ask);
        if (wrong) return wrong;
        const known = inPartner(person, partner);
        if (!known) return missing('such person in this partner');
        if (!own && !maySet(ask.principal, show(known, partner).role, partner)) return tooMuch();
        accounts.remove({ person, partner });
        return { status: 204 };
      },
    },
    {
      id: 'invitations.list',
      method: 'get',
      path: '/partners/{partner}/invitations',
      tag,
      summary: 'Open invitations of a partner',
      who: 'signed-in',
      params,
      answers: { 200: { description: 'All of them.', schema: page(ref('Invitation')) } },
      problems: [403, 404],
      handle: (ask) =>
        fault(ask) ?? { status: 200, body: { entries: accounts.invitations(ask.params.partner!) } },
    },
    {
      id: 'invitations.add',
      method: 'post',
      path: '/partners/{partner}/invitations',
      tag,
      summary: 'Invite someone to a partner; the link works once, for a week',
      who: 'signed-in',
      params,
      body: object({ email, role: oneOf(roles), language: oneOf(interfaceLanguages) }, ['role']),
      answers: { 201: { description: 'The link.', schema: ref('Invited') } },
      problems: [403, 404],
      handle: (ask) => {
        const { partner } = ask.params as { partner: string };
        const offer = ask.body as Offer & { role: Role };
        const wrong = fault(ask) ?? (maySet(ask.principal, offer.role, partner) ? undefined : tooMuch());
        return wrong ?? invite(ask, { ...offer, partner });
      },
    },
    {
      id: 'invitations.revoke',
      method: 'delete',
      path: '/partners/{partner}/invitations/{invitation}',
      tag,
      summary: 'Take an invitation back',
      who: 'signed-in',
      params: { ...params, invitation: text(100) },
      answers: gone,
      problems: [403, 404],
      handle: (ask) => {
        const wrong = fault(ask);
        if (wrong) return wrong;
        const { partner, invitation } = ask.params as { partner: string; invitation: string };
        return accounts.revokeInvitation({ id: invitation, partner })
          ? { status: 204 }
          : missing('such open invitation');
      },
    },
    {
      id: 'invitations.operator',
      method: 'post',
      path: '/invitations',
      tag,
      summary: 'Invite someone to operate the archive, to a partner, or both (operator)',
      who: 'signed-in',
      body: object({
        email,
        partner: partnerId,
        role: oneOf(roles),
        operator: flag,
        language: oneOf(interfaceLanguages),
      }),
      answers: { 201: { description: 'The link.', schema: ref('Invited') } },
      problems: [403],
      handle: (ask) => {
        if (!isOperator(ask.principal)) return operatorOnly();
        const offer = ask.body as Offer;
        if (offer.partner !== undefined && !archive.reader.partner(offer.partner))
          return invalid(`There is no partner ${offer.partner}.`, `See ${baseUrl}api/partners.`);
        return invite(ask, offer);
      },
    },
  ];
}
