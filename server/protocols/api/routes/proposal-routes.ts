import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { proposeJoin } from '../../../acts/propose-join.ts';
import { voteOn } from '../../../acts/vote-on.ts';
import { withdrawProposal } from '../../../acts/withdraw-proposal.ts';
import type { Proposal } from '../../../archive/curation-reader.ts';
import { type VoteKind, voteKinds } from '../../../curation/decide.ts';
import { viewItem } from '../../../curation/view.ts';
import { actAs } from '../act-as.ts';
import { afterOf, beforeOf, limitOf, pageOf } from '../page-of.ts';
import type { ApiParts } from '../parts.ts';
import { missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import {
  itemIdSchema,
  number,
  object,
  oneOf,
  page,
  paging,
  pagingBack,
  partnerId,
  ref,
  whole,
} from '../schemas/build-schema.ts';
import { seeRecord, seeRevision } from '../see-records.ts';
import { putAnswers, putBefore } from './put-before.ts';
import { differences, showProposal } from './show-proposal.ts';
import { showRevision } from './show-revision.ts';

const tag = 'Proposals';
const params = { proposal: number };

/** What is before the partners, and how they decide. */
export function proposalRoutes({ archive, baseUrl }: ApiParts): Route[] {
  const { curation } = archive;
  const partnersOf = ({ viewer }: Ask) => (viewer.kind === 'partner' ? viewer.partners : []);
  /** Those whose matter it is see it. */
  const concerns = (proposal: Proposal, partners: readonly string[]) =>
    partners.some((id) => id === proposal.partner || proposal.rules.partners.includes(id));
  const find = (ask: Ask): Proposal | undefined => {
    const proposal = curation.proposal(Number(ask.params.proposal));
    return proposal && concerns(proposal, partnersOf(ask)) ? proposal : undefined;
  };

  /** Proposals of some partners, one more than asked for, read through the others' in steps. */
  function gather(open: boolean, partners: readonly string[], from: number, limit: number): Proposal[] {
    const found: Proposal[] = [];
    const step = 200;
    for (let cursor = from; found.length <= limit; ) {
      const batch = open ? curation.openProposals(cursor, step) : curation.closedProposals(cursor, step);
      found.push(...batch.filter((proposal) => concerns(proposal, partners)));
      if (batch.length < step) break;
      cursor = batch.at(-1)!.id;
    }
    return found;
  }

  return [
    {
      id: 'proposals.list',
      method: 'get',
      path: '/proposals',
      tag,
      summary:
        'Proposals that are a matter of your partners: open ones oldest first, closed ones newest first',
      who: 'signed-in',
      query: {
        partner: partnerId,
        state: { ...oneOf(['open', 'closed']), default: 'open' },
        after: paging.after,
        before: pagingBack.before,
        limit: paging.limit,
      },
      answers: { 200: { description: 'A page of proposals.', schema: page(ref('Proposal')) } },
      problems: [403],
      handle: (ask) => {
        const { partner, state = 'open' } = ask.query;
        const acting = partner === undefined ? undefined : actAs(ask, String(partner), 'read');
        if (acting && 'problem' in acting) return acting;
        const open = state === 'open';
        const partners = partner === undefined ? partnersOf(ask) : [String(partner)];
        const found = gather(open, partners, open ? afterOf(ask) : beforeOf(ask), limitOf(ask));
        const body = pageOf(ask, {
          baseUrl,
          found,
          cursor: ({ id }) => (open ? { after: id } : { before: id }),
          show: (proposal) => showProposal(archive, proposal, ask),
        });
        return { status: 200, body };
      },
    },
    {
      id: 'proposals.get',
      method: 'get',
      path: '/proposals/{proposal}',
      tag,
      summary: 'One proposal: its rules, votes, and what you may do',
      who: 'signed-in',
      params,
      answers: { 200: { description: 'The proposal.', schema: ref('Proposal') } },
      problems: [404],
      handle: (ask) => {
        const proposal = find(ask);
        return proposal
          ? { status: 200, body: showProposal(archive, proposal, ask) }
          : missing('such proposal');
      },
    },
    {
      id: 'proposals.revisions',
      method: 'get',
      path: '/proposals/{proposal}/revisions',
      tag,
      summary: 'The revisions of a proposal, each with its differences from what is public',
      who: 'signed-in',
      params,
      query: paging,
      answers: {
        200: {
          description: 'A page of revisions, as you may see them.',
          schema: page(ref('ProposedRevision')),
        },
      },
      problems: [404],
      handle: (ask) => {
        const proposal = find(ask);
        if (!proposal) return missing('such proposal');
        const limit = limitOf(ask);
        const found = curation.revisionsIn(proposal.id, afterOf(ask), limit + 1);
        const { entries, next } = pageOf(ask, {
          baseUrl,
          found,
          cursor: ({ id }) => ({ after: id }),
          show: (revision) => {
            const content = seeRevision(archive, revision, ask.viewer);
            if (!content) return [];
            const shown = seeRecord(archive, revision, ask.viewer)?.shown;
            const withdraws = Object.keys(revision.content).length === 0;
            const differs = differences(shown?.content, content);
            return [{ revision: showRevision(revision, content), withdraws, differences: differs }];
          },
        });
        return { status: 200, body: { entries: entries.flat(), ...(next !== undefined && { next }) } };
      },
    },
    {
      id: 'proposals.vote',
      method: 'post',
      path: '/proposals/{proposal}/votes',
      tag,
      summary: 'Vote for your partner, on the whole or on one revision (its steward)',
      description:
        'To return or veto needs a reason. What the vote decides takes effect before this answers, for thousands of revisions too; of two votes at the same moment one counts first and the other sees its outcome (409).',
      who: 'signed-in',
      params,
      body: object(
        {
          partner: partnerId,
          vote: oneOf(voteKinds),
          revision: whole({ minimum: 1, description: 'The `id` of one revision.' }),
          reason: ref('Texts'),
        },
        ['partner', 'vote'],
      ),
      answers: {
        200: {
          description: 'How the matter stands.',
          schema: object({ standing: ref('Standing'), proposal: ref('Proposal') }, ['standing', 'proposal']),
        },
      },
      problems: [403, 404, 409],
      handle: async (ask) => {
        const proposal = find(ask);
        if (!proposal) return missing('such proposal');
        const { partner, ...ballot } = ask.body as {
          partner: string;
          vote: VoteKind;
          revision?: number;
          reason?: LanguageMap;
        };
        const acting = actAs(ask, partner, 'decide');
        if ('problem' in acting) return acting;
        const outcome = await voteOn(archive, {
          proposal: proposal.id,
          ...ballot,
          ...acting,
          time: ask.time,
        });
        if (outcome.outcome === 'refused') return refusal(outcome);
        const now = showProposal(archive, curation.proposal(proposal.id)!, ask);
        return { status: 200, body: { standing: outcome.standing, proposal: now } };
      },
    },
    {
      id: 'proposals.withdraw',
      method: 'post',
      path: '/proposals/{proposal}/withdraw',
      tag,
      summary: 'Take your partner’s proposal back',
      who: 'signed-in',
      params,
      answers: { 200: { description: 'The proposal, closed.', schema: ref('Proposal') } },
      problems: [403, 404, 409],
      handle: async (ask) => {
        const proposal = find(ask);
        if (!proposal) return missing('such proposal');
        const acting = actAs(ask, proposal.partner, 'curate');
        if ('problem' in acting) return acting;
        const outcome = await withdrawProposal(archive, { proposal: proposal.id, ...acting, time: ask.time });
        if (outcome.outcome === 'refused') return refusal(outcome);
        return { status: 200, body: showProposal(archive, curation.proposal(proposal.id)!, ask) };
      },
    },
    {
      id: 'joins.propose',
      method: 'post',
      path: '/joins',
      tag,
      summary: 'Propose that two items are one; all who describe either must accept',
      who: 'signed-in',
      body: object({ partner: partnerId, from: itemIdSchema, into: itemIdSchema }, [
        'partner',
        'from',
        'into',
      ]),
      answers: putAnswers('They are one.'),
      problems: [403, 404],
      handle: (ask) => {
        const { partner, from, into } = ask.body as { partner: string; from: string; into: string };
        const seen = [from, into].every((id) => {
          const item = archive.reader.item(id);
          return item && viewItem(item, ask.viewer);
        });
        if (!seen) return missing('such item');
        const acting = actAs(ask, partner, 'curate');
        if ('problem' in acting) return acting;
        return putBefore(baseUrl, proposeJoin(archive, { from, into, ...acting, time: ask.time }));
      },
    },
  ];
}
