import { type Role, roles, type Scope, scopes } from '../../../accounts/accounts.ts';
import { mayGive } from '../../../accounts/may.ts';
import { administers } from '../act-as.ts';
import type { ApiParts } from '../parts.ts';
import { forbidden, invalid, missing } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { list, object, oneOf, page, partnerId, ref, text } from '../schemas/build-schema.ts';

const tag = 'People and keys';
const params = { partner: partnerId };

/** Keys for programs of a partner. */
export function keyRoutes({ archive, accounts }: ApiParts): Route[] {
  const fault = ({ principal, params: { partner } }: Ask) => {
    if (!archive.reader.partner(partner!)) return missing('such partner');
    if (administers(principal, partner!)) return undefined;
    return forbidden(`You do not look after ${partner}.`, 'Ask a steward of that partner.');
  };
  return [
    {
      id: 'keys.list',
      method: 'get',
      path: '/partners/{partner}/keys',
      tag,
      summary: 'Keys of a partner, newest first',
      who: 'signed-in',
      params,
      answers: {
        200: {
          description: 'All of them; without their secrets, which are not kept.',
          schema: page(ref('Key')),
        },
      },
      problems: [403, 404],
      handle: (ask) =>
        fault(ask) ?? { status: 200, body: { entries: accounts.keys({ partner: ask.params.partner! }) } },
    },
    {
      id: 'keys.add',
      method: 'post',
      path: '/partners/{partner}/keys',
      tag,
      summary: 'Make a key',
      description: 'A key has a role and scopes within it. Made with a key, it has no scope that this lacks.',
      who: 'signed-in',
      params,
      body: object(
        {
          name: text(200),
          role: oneOf(roles),
          scopes: list(oneOf(scopes), { minItems: 1, uniqueItems: true }),
          days: { type: 'integer', minimum: 1, maximum: 730, default: 365 },
        },
        ['name', 'role', 'scopes'],
      ),
      answers: { 201: { description: 'The key, with its secret.', schema: ref('NewKey') } },
      problems: [403, 404],
      handle: async (ask) => {
        const wrong = fault(ask);
        if (wrong) return wrong;
        const { partner } = ask.params as { partner: string };
        const { principal } = ask;
        const key = ask.body as { name: string; role: Role; scopes: Scope[]; days?: number };
        const beyond = principal!.scopes && key.scopes.some((scope) => !principal!.scopes!.includes(scope));
        if (beyond || !mayGive(principal!, key.role, partner))
          return forbidden('You cannot give more than you have.', 'Choose fewer scopes, or ask a steward.');
        const made = await accounts.createKey({ ...key, partner, by: principal!.id });
        if (made.outcome === 'refused')
          return invalid(`The key cannot be made (${made.reason}).`, made.remedy);
        const { outcome: _, ...body } = made;
        return { status: 201, body };
      },
    },
    {
      id: 'keys.revoke',
      method: 'delete',
      path: '/partners/{partner}/keys/{key}',
      tag,
      summary: 'Revoke a key; it is refused within ten seconds everywhere',
      who: 'signed-in',
      params: { ...params, key: text(60, { pattern: '^k-[\\w-]+$' }) },
      answers: { 204: { description: 'Done.' } },
      problems: [403, 404],
      handle: async (ask) => {
        const wrong = fault(ask);
        if (wrong) return wrong;
        const { partner, key } = ask.params as { partner: string; key: string };
        return (await accounts.revokeKey({ id: key, partner }))
          ? { status: 204 }
          : missing('such key in use');
      },
    },
  ];
}
