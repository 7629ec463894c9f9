import { roles, scopes } from '../../../accounts/accounts.ts';
import { partnerKinds } from '../../../archive/archive.ts';
import type { Schema } from '../route.ts';
import {
  collectionId,
  flag,
  list,
  object,
  oneOf,
  partnerId,
  ref,
  text,
  time,
  whole,
} from './build-schema.ts';

const address: Schema = text(2000, { pattern: '^https?://[^\\s]+$' });
export const partnerFacts: Record<string, Schema> = {
  kind: oneOf(partnerKinds),
  name: ref('Texts'),
  country: { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' },
  homepage: address,
  isil: text(16, { pattern: '^[A-Z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}$', description: 'ISIL (ISO 15511).' }),
  ror: text(40, {
    pattern: '^https://ror\\.org/0[a-z0-9]{8}$',
    description: 'Address in the Research Organization Registry.',
  }),
};
const level = (name: string): Schema => object({ level: { const: name } }, ['level']);

/** People, partners, collections and what they agree on. */
export const memberSchemas: Record<string, Schema> = {
  Texts: {
    type: 'object',
    description: 'Texts by language: a BCP 47 tag, or und, to one or more texts.',
    propertyNames: { pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', maxLength: 60 },
    additionalProperties: list(
      { type: 'string', minLength: 1, maxLength: 10_000 },
      { minItems: 1, maxItems: 20 },
    ),
    minProperties: 1,
    maxProperties: 50,
  },
  Problem: {
    type: 'object',
    description: 'Problem details (RFC 9457).',
    properties: {
      type: { type: 'string' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      title: { type: 'string' },
      detail: { type: 'string' },
      remedy: { type: 'string', description: 'What to do about it.' },
      parameter: { type: 'string', description: 'The parameter at fault.' },
      problems: list({ type: 'object' }, { description: 'Each fault with its place, message and remedy.' }),
    },
    required: ['type', 'status', 'title', 'detail'],
  },
  Access: {
    description: 'Who may see something: everyone, all partners, those named, or its own partner alone.',
    oneOf: [
      level('public'),
      level('partners'),
      object({ level: { const: 'named' }, partners: list(partnerId, { minItems: 1, maxItems: 100 }) }, [
        'level',
        'partners',
      ]),
      level('withheld'),
    ],
  },
  Agreement: object(
    {
      approvals: {
        description: 'How many distinct partners approve before a revision is public.',
        anyOf: [{ type: 'integer', minimum: 1 }, { const: 'all' }],
      },
      veto: list(partnerId, {
        uniqueItems: true,
        maxItems: 100,
        description: 'Partners who may stop a publication alone.',
      }),
      days: { type: 'integer', minimum: 1, maximum: 365, description: 'Days to answer.' },
      silence: oneOf(['publish', 'hold'], 'What silence means when the days are over.'),
      access: ref('Access'),
      mediaRights: address,
    },
    ['approvals', 'veto', 'days', 'silence', 'access'],
  ),
  AgreementVersion: object(
    { version: whole(), partners: list(partnerId), agreement: ref('Agreement'), since: time },
    ['version', 'partners', 'agreement', 'since'],
  ),
  Partner: object(
    {
      id: partnerId,
      ...partnerFacts,
      charter: object({ name: text(200), time }, ['name', 'time']),
    },
    ['id', 'kind', 'name'],
  ),
  Collection: object(
    {
      id: collectionId,
      name: ref('Texts'),
      description: ref('Texts'),
      partners: list(partnerId),
      agreement: ref('Agreement'),
      licence: address,
    },
    ['id', 'name', 'partners', 'agreement', 'licence'],
  ),
  Membership: object({ partner: partnerId, role: oneOf(roles) }, ['partner', 'role']),
  Me: object(
    {
      id: text(60, { description: 'The pseudonym under which your acts stand in the log.' }),
      kind: oneOf(['person', 'key']),
      name: { type: 'string' },
      operator: flag,
      memberships: list(ref('Membership')),
      scopes: list(oneOf(scopes)),
      unread: { type: 'object', additionalProperties: whole(), description: 'Unread notices by inbox.' },
    },
    ['id', 'kind', 'name', 'operator', 'memberships', 'unread'],
  ),
  Person: object(
    { id: text(60), name: { type: 'string' }, email: { type: 'string' }, role: oneOf(roles), since: time },
    ['id', 'name', 'email', 'role', 'since'],
  ),
  Invitation: object(
    {
      id: text(100),
      email: { type: 'string' },
      partner: partnerId,
      role: oneOf(roles),
      operator: flag,
      by: { type: 'string' },
      created: time,
      expires: time,
    },
    ['id', 'operator', 'by', 'created', 'expires'],
  ),
  Invited: object(
    {
      id: text(100),
      link: { type: 'string', description: 'To be handed on; it works once.' },
      expires: time,
      mailed: oneOf(['sent', 'failed', 'none']),
    },
    ['id', 'link', 'expires', 'mailed'],
  ),
  Key: object(
    {
      id: text(60),
      name: { type: 'string' },
      partner: partnerId,
      role: oneOf(roles),
      scopes: list(oneOf(scopes)),
      by: { type: 'string' },
      created: time,
      expires: time,
      lastUsed: { type: 'string' },
      state: oneOf(['active', 'expired', 'revoked']),
    },
    ['id', 'name', 'partner', 'role', 'scopes', 'by', 'created', 'expires', 'state'],
  ),
  NewKey: object(
    { id: text(60), secret: { type: 'string', description: 'Shown this once.' }, expires: time },
    ['id', 'secret', 'expires'],
  ),
};
