import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { actOnDispute } from '../../../acts/act-on-dispute.ts';
import { fileDispute } from '../../../acts/file-dispute.ts';
import type { DisputeCommand, FileCommand } from '../../../curation/disputes/commands.ts';
import type { PublicDispute } from '../../../curation/disputes/public-dispute.ts';
import { type Evidence, type Ground, grounds, type Subject } from '../../../curation/disputes/types.ts';
import { actAs, isOperator, operatorOnly } from '../act-as.ts';
import { afterOf, limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { list, object, oneOf, page, paging, partnerId, ref, text } from '../schemas/build-schema.ts';
import { seeDispute } from '../see-dispute.ts';
import { disputeSteps, type StepName } from './dispute-steps.ts';

const tag = 'Disputes';
export const disputeNumber = text(20, {
  pattern: '^[DT]-\\d{4}-\\d{6,}$',
  description: 'The public number.',
});
const params = { number: disputeNumber };
const answer = { 200: { description: 'The dispute, as you may see it.', schema: ref('Dispute') } };

/** Disputes: contested statements, and how they are settled. */
export function disputeRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const { curation } = archive;
  const eyes = ({ viewer, principal }: Ask) => ({ viewer, operator: isOperator(principal) });
  const find = (ask: Ask): PublicDispute | undefined => {
    const stored = curation.disputeNumbered(ask.params.number!);
    return stored && seeDispute(archive, stored, eyes(ask));
  };

  /** Disputes that somebody may see, one more than asked for. */
  function gather(ask: Ask, open: boolean) {
    const found: { id: number; dispute: PublicDispute }[] = [];
    const step = 100;
    for (let after = afterOf(ask); found.length <= limitOf(ask); ) {
      const batch = curation.disputes(open, after, step);
      for (const stored of batch) {
        const dispute = seeDispute(archive, stored, eyes(ask));
        if (dispute) found.push({ id: stored.id, dispute });
      }
      if (batch.length < step) break;
      after = batch.at(-1)!.id;
    }
    return found;
  }

  function stepRoute(name: StepName): Route {
    const { summary, members, required = [], operator } = disputeSteps[name];
    const partner = {
      ...partnerId,
      description: operator ? 'For whom you act; the operator acts for none.' : 'For whom you act.',
    };
    const own = operator === 'alone' ? {} : { partner };
    return {
      id: `disputes.${name}`,
      method: 'post',
      path: `/disputes/{number}/${name}`,
      tag,
      summary,
      who: 'signed-in',
      params,
      body: object({ ...own, ...members }, [...(operator ? [] : ['partner']), ...required]),
      answers: answer,
      problems: [403, 404, 409],
      handle: (ask) => {
        if (!find(ask)) return missing('such dispute');
        const { partner, ...given } = ask.body as { partner?: string };
        const command = { kind: name, ...given } as Exclude<DisputeCommand, FileCommand>;
        const common = { number: ask.params.number!, command, by: ask.principal!.id, time: ask.time };
        if (partner === undefined) {
          if (!isOperator(ask.principal)) return operatorOnly();
          const outcome = actOnDispute(archive, { ...common, actor: { kind: 'operator' } });
          return outcome.outcome === 'refused' ? refusal(outcome) : { status: 200, body: find(ask) };
        }
        const acting = actAs(ask, partner, 'decide');
        if ('problem' in acting) return acting;
        const { role } = acting.actor;
        const outcome = actOnDispute(archive, { ...common, actor: { kind: 'partner', partner, role } });
        return outcome.outcome === 'refused' ? refusal(outcome) : { status: 200, body: find(ask) };
      },
    };
  }

  return [
    {
      id: 'disputes.list',
      method: 'get',
      path: '/disputes',
      tag,
      summary: 'Disputes, oldest first',
      who: 'anyone',
      query: { state: { ...oneOf(['open', 'closed']), default: 'open' }, ...paging },
      answers: {
        200: { description: 'A page of disputes, as you may see them.', schema: page(ref('Dispute')) },
      },
      handle: (ask) => {
        const found = gather(ask, (ask.query.state ?? 'open') === 'open');
        const cursor = ({ id }: { id: number }) => ({ after: id });
        return { status: 200, body: pageOf(ask, { baseUrl, found, cursor, show: ({ dispute }) => dispute }) };
      },
    },
    {
      id: 'disputes.file',
      method: 'post',
      path: '/disputes',
      tag,
      summary: 'Contest a statement, a picture, a record or an item (a steward)',
      who: 'signed-in',
      body: object(
        {
          partner: partnerId,
          subject: ref('Subject'),
          ground: oneOf(grounds),
          reasons: ref('Texts'),
          evidence: list(ref('Evidence'), { maxItems: 20 }),
        },
        ['partner', 'subject', 'ground', 'reasons'],
      ),
      answers: {
        201: { description: 'The dispute.', schema: ref('Dispute'), headers: { Location: 'Its address.' } },
      },
      problems: [403, 404, 409],
      handle: (ask) => {
        const { partner, ...act } = ask.body as {
          partner: string;
          subject: Subject;
          ground: Ground;
          reasons: LanguageMap;
          evidence?: Evidence[];
        };
        const acting = actAs(ask, partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = fileDispute(archive, { ...act, ...acting, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        const body = seeDispute(archive, curation.disputeNumbered(outcome.number)!, eyes(ask));
        return { status: 201, body, headers: { Location: `${baseUrl}api/disputes/${outcome.number}` } };
      },
    },
    {
      id: 'disputes.get',
      method: 'get',
      path: '/disputes/{number}',
      tag,
      summary: 'One dispute with its timeline',
      who: 'anyone',
      params,
      answers: answer,
      problems: [404],
      handle: (ask) => {
        const body = find(ask);
        return body ? { status: 200, body } : missing('such dispute');
      },
    },
    ...(Object.keys(disputeSteps) as StepName[]).map(stepRoute),
  ];
}
