import { acceptCharter } from '../../../acts/accept-charter.ts';
import { savePartner } from '../../../acts/save-members.ts';
import type { Partner } from '../../../archive/archive.ts';
import { partnerIdFault } from '../../../curation/partner-fault.ts';
import { actAs, administers, isOperator, operatorOnly } from '../act-as.ts';
import { limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, forbidden, invalid, missing, refusal } from '../refusals.ts';
import type { Route } from '../route.ts';
import { object, page, paging, partnerId, ref, text } from '../schemas/build-schema.ts';
import { partnerFacts } from '../schemas/member-schemas.ts';

const tag = 'Partners';
const params = { partner: partnerId };
const facts = object(partnerFacts, ['kind', 'name']);
const answer = (description: string) => ({ description, schema: ref('Partner') });

/** Partners: everyone sees them; the operator takes them in, and each keeps its own description. */
export const partnerRoutes = ({ archive, baseUrl }: ApiParts): Route[] => [
  {
    id: 'partners.list',
    method: 'get',
    path: '/partners',
    tag,
    summary: 'All partners, by id',
    who: 'anyone',
    query: { after: partnerId, limit: paging.limit },
    answers: { 200: { description: 'A page of partners.', schema: page(ref('Partner')) } },
    handle: (ask) => {
      const found = archive.reader.partners().filter(({ id }) => id > String(ask.query.after ?? ''));
      const body = pageOf(ask, {
        baseUrl,
        found: found.slice(0, limitOf(ask) + 1),
        cursor: (last) => ({ after: last.id }),
        show: (partner) => partner,
      });
      return { status: 200, body };
    },
  },
  {
    id: 'partners.add',
    method: 'post',
    path: '/partners',
    tag,
    summary: 'Take a partner in (operator)',
    who: 'signed-in',
    body: object({ id: partnerId, ...partnerFacts }, ['id', 'kind', 'name']),
    answers: { 201: { ...answer('The partner is there.'), headers: { Location: 'Its address.' } } },
    problems: [403, 409],
    handle: ({ principal, body }) => {
      if (!isOperator(principal)) return operatorOnly();
      const partner = body as Partner;
      const fault = partnerIdFault(partner.id);
      if (fault !== undefined) return invalid(fault, 'Choose another id.');
      if (archive.reader.partner(partner.id))
        return conflict(
          `There is a partner ${partner.id} already.`,
          'Choose another id, or change that partner.',
        );
      savePartner(archive, partner, principal!.id);
      return {
        status: 201,
        body: archive.reader.partner(partner.id),
        headers: { Location: `${baseUrl}api/partners/${partner.id}` },
      };
    },
  },
  {
    id: 'partners.get',
    method: 'get',
    path: '/partners/{partner}',
    tag,
    summary: 'One partner',
    who: 'anyone',
    params,
    answers: { 200: answer('The partner.') },
    problems: [404],
    handle: ({ params }) => {
      const partner = archive.reader.partner(params.partner!);
      return partner ? { status: 200, body: partner } : missing('such partner');
    },
  },
  {
    id: 'partners.change',
    method: 'put',
    path: '/partners/{partner}',
    tag,
    summary: 'Describe a partner anew (its steward, or the operator)',
    who: 'signed-in',
    params,
    body: facts,
    answers: { 200: answer('The partner as it is now.') },
    problems: [403, 404],
    handle: ({ principal, params, body }) => {
      const id = params.partner!;
      if (!archive.reader.partner(id)) return missing('such partner');
      if (!administers(principal, id))
        return forbidden(`You do not look after ${id}.`, 'Ask a steward of that partner.');
      savePartner(archive, { ...(body as Omit<Partner, 'id'>), id }, principal!.id);
      return { status: 200, body: archive.reader.partner(id) };
    },
  },
  {
    id: 'partners.charter',
    method: 'post',
    path: '/partners/{partner}/charter',
    tag,
    summary: 'Accept the archive’s ethical charter for a partner, by name (its steward)',
    who: 'signed-in',
    params,
    body: object({ name: text(200) }, ['name']),
    answers: { 200: answer('The partner, with who accepted the charter and when.') },
    problems: [403, 404],
    handle: ({ principal, params, body, time }) => {
      const id = params.partner!;
      if (!archive.reader.partner(id)) return missing('such partner');
      const acting = actAs({ principal }, id, 'decide');
      if ('problem' in acting) return acting;
      const { name } = body as { name: string };
      const outcome = acceptCharter(archive, { name, actor: acting.actor, time });
      if (outcome.outcome === 'refused') return refusal(outcome);
      return { status: 200, body: archive.reader.partner(id) };
    },
  },
];
