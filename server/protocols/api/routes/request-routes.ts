import { limitAttempts } from '../../../accounts/limit-attempts.ts';
import { actOnDispute } from '../../../acts/act-on-dispute.ts';
import { type DisputeAct, fileDispute, isRequesters } from '../../../acts/file-dispute.ts';
import { disputeState } from '../../../curation/dispute-state.ts';
import type { DisputeCommand, FileCommand } from '../../../curation/disputes/commands.ts';
import { partyDispute } from '../../../curation/disputes/public-dispute.ts';
import { grounds, requests } from '../../../curation/disputes/types.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { list, object, oneOf, ref, text } from '../schemas/build-schema.ts';
import { disputeNumber } from './dispute-routes.ts';
import { disputeSteps, type StepName } from './dispute-steps.ts';

const tag = 'Requests of others';
const params = { number: disputeNumber };
const query = { token: text(100, { description: 'The secret; or send it as the header Request-Token.' }) };

/** A person files few requests; an address that files more waits. */
const limit = { most: 10, milliseconds: 3_600_000 };

/** Correction, restriction or takedown asked for by somebody who is no partner: by number and secret, without an account. */
export function requestRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const filed = limitAttempts({ ...limit, now: () => new Date() });
  const guessed = limitAttempts({ most: 30, milliseconds: limit.milliseconds, now: () => new Date() });
  const addressOf = ({ req }: Ask) => req.ip ?? 'unknown';
  const tooMany = (retryAfter: number) => ({
    problem: {
      status: 429,
      title: 'Too many from your address',
      detail: 'Requests from one address are limited.',
      remedy: `Wait ${retryAfter} seconds.`,
      retryAfter,
    },
  });

  /** The request whose secret was sent. A wrong secret and an unknown number look the same. */
  function find(ask: Ask) {
    const stored = archive.curation.disputeNumbered(ask.params.number!);
    const token = ask.query.token ?? ask.req.get('Request-Token');
    const own =
      stored && token !== undefined && isRequesters(archive, { dispute: stored.id, token: String(token) });
    if (own) {
      const state = disputeState(archive, stored);
      return state ? { picture: partyDispute(state) } : missing('such request');
    }
    const wait = guessed.take(addressOf(ask));
    return wait === undefined ? missing('such request') : tooMany(wait);
  }

  const stepRoute = (name: StepName): Route => ({
    id: `requests.${name}`,
    method: 'post',
    path: `/requests/{number}/${name}`,
    tag,
    summary: disputeSteps[name].summary,
    who: 'anyone',
    params,
    query,
    body: object(disputeSteps[name].members, disputeSteps[name].required),
    answers: { 200: { description: 'The request as it stands.', schema: ref('Dispute') } },
    problems: [404, 409, 429],
    handle: (ask) => {
      const found = find(ask);
      if ('problem' in found) return found;
      const number = ask.params.number!;
      const command = { kind: name, ...(ask.body as object) } as Exclude<DisputeCommand, FileCommand>;
      const outcome = actOnDispute(archive, {
        number,
        command,
        actor: { kind: 'person', person: number },
        by: `person:${number}`,
        time: ask.time,
      });
      return outcome.outcome === 'refused'
        ? refusal(outcome)
        : { status: 200, body: partyDispute(outcome.state) };
    },
  });

  return [
    {
      id: 'requests.file',
      method: 'post',
      path: '/requests',
      tag,
      summary: 'Ask for a correction, a restriction or a takedown, without an account',
      description:
        'Who you are and how to reach you is kept apart from all else and is never public. The secret is told this once.',
      who: 'anyone',
      body: object(
        {
          subject: ref('Subject'),
          asks: oneOf(requests),
          ground: oneOf(grounds),
          reasons: ref('Texts'),
          evidence: list(ref('Evidence'), { maxItems: 20 }),
          name: text(200),
          contact: text(200, { description: 'An e-mail address or a telephone number.' }),
        },
        ['subject', 'asks', 'ground', 'reasons', 'name', 'contact'],
      ),
      answers: {
        201: {
          description: 'Its number and its secret.',
          schema: object(
            {
              number: disputeNumber,
              token: text(100),
              link: { type: 'string', description: 'The page where it is followed, with the secret in it.' },
            },
            ['number', 'token', 'link'],
          ),
          headers: { Location: 'Its address; the secret is needed.' },
        },
      },
      problems: [404, 429],
      handle: (ask) => {
        const wait = filed.take(addressOf(ask));
        if (wait !== undefined) return tooMany(wait);
        const { name, contact, ...act } = ask.body as Omit<
          DisputeAct & { asks: 'correction' },
          'time' | 'person'
        > & {
          name: string;
          contact: string;
        };
        const outcome = fileDispute(archive, {
          ...act,
          person: { name, contact },
          time: ask.time,
        } as DisputeAct);
        if (outcome.outcome === 'refused') return refusal(outcome);
        const { number, token } = outcome;
        const link = `${baseUrl}request/${number}?token=${token}`;
        return {
          status: 201,
          body: { number, token, link },
          headers: { Location: `${baseUrl}api/requests/${number}` },
        };
      },
    },
    {
      id: 'requests.get',
      method: 'get',
      path: '/requests/{number}',
      tag,
      summary: 'Your request as it stands',
      who: 'anyone',
      params,
      query,
      answers: { 200: { description: 'The request, with all texts.', schema: ref('Dispute') } },
      problems: [404, 429],
      handle: (ask) => {
        const found = find(ask);
        return 'problem' in found
          ? found
          : { status: 200, body: found.picture, headers: { 'Referrer-Policy': 'no-referrer' } };
      },
    },
    ...(Object.keys(disputeSteps) as StepName[]).filter((name) => disputeSteps[name].person).map(stepRoute),
  ];
}
