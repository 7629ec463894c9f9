import { voteKinds } from '../../../curation/decide.ts';
import { grounds, outcomes, requests } from '../../../curation/disputes/types.ts';
import type { Schema } from '../route.ts';
import {
  collectionId,
  flag,
  itemIdSchema,
  list,
  object,
  oneOf,
  partnerId,
  recordName,
  ref,
  statementIdSchema,
  text,
  time,
  whole,
} from './build-schema.ts';

const anyObject: Schema = { type: 'object' };
const of = (kind: string, more: Record<string, Schema>): Schema =>
  object({ kind: { const: kind }, item: itemIdSchema, ...more }, ['kind', 'item', ...Object.keys(more)]);
const rules = object(
  {
    approvals: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'all' }] },
    veto: list(partnerId),
    days: whole(),
    silence: oneOf(['publish', 'hold']),
    partners: list(partnerId),
    required: list(partnerId, { description: 'Partners without whose approval it is not accepted.' }),
  },
  ['approvals', 'veto', 'days', 'silence', 'partners'],
);
const counts: Schema = { type: 'object', additionalProperties: whole() };

/** Proposals, disputes, decisions and the log. */
export const decisionSchemas: Record<string, Schema> = {
  Vote: object(
    { partner: partnerId, vote: oneOf(voteKinds), revision: { type: 'integer' }, reason: ref('Texts'), time },
    ['partner', 'vote', 'time'],
  ),
  Proposal: object(
    {
      id: whole(),
      kind: oneOf(['records', 'agreement', 'join', 'access', 'description', 'authority-join']),
      collection: collectionId,
      partner: partnerId,
      deposit: { type: 'integer' },
      subject: { ...anyObject, description: 'What it is about, by its kind.' },
      rules,
      opened: time,
      deadline: time,
      state: oneOf(['open', 'settling', 'closed']),
      outcome: oneOf(['accepted', 'returned', 'withdrawn', 'mixed']),
      closed: time,
      counts: { ...counts, description: 'How many of its revisions are in which state.' },
      votes: list(ref('Vote')),
      may: {
        type: 'object',
        additionalProperties: list(oneOf([...voteKinds, 'withdraw'])),
        description: 'What you may do, for each partner for whom you act.',
      },
    },
    ['id', 'kind', 'partner', 'subject', 'rules', 'opened', 'deadline', 'state', 'counts', 'votes', 'may'],
  ),
  ProposedRevision: object(
    {
      revision: ref('Revision'),
      withdraws: { ...flag, description: 'Whether it takes the record back.' },
      differences: list(object({ field: { type: 'string' }, before: {}, after: {} }, ['field']), {
        description: 'Field by field, what is public now and what is proposed.',
      }),
    },
    ['revision', 'withdraws', 'differences'],
  ),
  Standing: object(
    {
      outcome: oneOf(['accepted', 'proposed', 'returned']),
      approvals: list(partnerId),
      against: list(partnerId),
      silence: flag,
      overdue: flag,
    },
    ['outcome'],
  ),
  Evidence: object({ text: ref('Texts'), url: text(2000, { pattern: '^https?://[^\\s]+$' }) }, ['text']),
  Subject: {
    description: 'What is contested: a statement, a picture, a record, or an item as a whole.',
    oneOf: [
      of('statement', { record: recordName, statement: statementIdSchema }),
      of('image', { record: recordName, image: text(100, { pattern: '^[\\w.-]+$' }) }),
      of('record', { record: recordName }),
      of('item', {}),
    ],
  },
  Dispute: {
    type: 'object',
    description:
      'A dispute as you may see it: everyone sees the same but for texts that would tell what is held back.',
    properties: {
      id: text(20),
      subject: ref('Subject'),
      ground: oneOf(grounds),
      asks: oneOf(requests),
      claimant: object({ kind: oneOf(['partner', 'person']), partner: partnerId }, ['kind']),
      respondents: list(partnerId),
      filed: time,
      admitted: object({ by: { type: 'string' }, at: time }, ['by', 'at']),
      phase: oneOf(['answering', 'agreeing', 'panel', 'naming', 'mediation', 'decided', 'owing', 'closed']),
      open: flag,
      contested: flag,
      held: flag,
      due: list(anyObject),
      next: { ...anyObject, description: 'The next deadline: when, what, and who.' },
      overdue: list(anyObject),
      seed: { type: 'string', description: 'The head of the log after filing, of which panels are drawn.' },
      candidates: list(partnerId),
      panels: list(anyObject),
      mediators: list(anyObject),
      outcomes: list({
        type: 'object',
        properties: {
          outcome: oneOf(outcomes),
          way: { type: 'string' },
          round: whole(),
          final: flag,
          votes: list(anyObject),
        },
        required: ['outcome', 'way', 'round', 'final', 'votes'],
      }),
      steps: list({
        type: 'object',
        properties: { at: time, kind: { type: 'string' } },
        required: ['at', 'kind'],
      }),
      textsWithheld: flag,
    },
    required: [
      'id',
      'subject',
      'ground',
      'claimant',
      'respondents',
      'filed',
      'phase',
      'open',
      'contested',
      'held',
      'steps',
    ],
    unevaluatedProperties: false,
  },
  Notice: object(
    {
      id: whole(),
      partner: { type: 'string' },
      kind: { type: 'string' },
      subject: { type: 'string', description: 'The address, below this archive’s, of what it is about.' },
      detail: anyObject,
      time,
      read: time,
    },
    ['id', 'partner', 'kind', 'subject', 'detail', 'time'],
  ),
  Decision: object(
    {
      seq: whole({ description: 'The entry in the log.' }),
      time,
      kind: { type: 'string' },
      collection: collectionId,
      item: itemIdSchema,
      record: recordName,
      partner: { type: 'string' },
      detail: anyObject,
    },
    ['seq', 'time', 'kind', 'detail'],
  ),
  LogEntry: object(
    {
      seq: whole(),
      time,
      actor: { type: 'string', description: 'A pseudonym.' },
      kind: { type: 'string' },
      subject: { type: 'string', description: 'What was acted on; told of what is public alone.' },
      digest: text(64, {
        description: 'SHA-256 over a salt, the subject and the payload; salt and payload are not told.',
      }),
      previous: text(64),
      hash: text(64, {
        description:
          'SHA-256 over the previous hash, the canonical JSON of [seq, time, actor, kind], and the digest, as bytes.',
      }),
    },
    ['seq', 'time', 'actor', 'kind', 'digest', 'previous', 'hash'],
  ),
  Erasure: object(
    {
      id: whole(),
      item: itemIdSchema,
      record: { type: 'integer' },
      reference: text(130, {
        description: 'The person, group or place whose description by `partner` it is about.',
      }),
      partner: partnerId,
      ground: oneOf(['law', 'takedown', 'harm']),
      askedBy: { type: 'string' },
      asked: time,
      confirmedBy: { type: 'string' },
      confirmed: time,
    },
    ['id', 'ground', 'askedBy', 'asked'],
  ),
};
