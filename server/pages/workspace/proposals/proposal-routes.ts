import type { Router } from 'express';
import { html } from 'ghtml';
import { voteOn } from '../../../acts/vote-on.ts';
import { withdrawProposal } from '../../../acts/withdraw-proposal.ts';
import type { Proposal } from '../../../archive/curation-reader.ts';
import { voteKinds } from '../../../curation/decide.ts';
import { showMoment } from '../../show/show-date.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { readWords } from '../shell/read-words.ts';
import { goOn, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { nextLink, section, showCollection, showList } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, textOf, type Visit } from '../shell/visit.ts';
import { awaitsVote, closedProposals, openProposals, takesPart } from './find-proposals.ts';
import { proposalTitle, sendProposal } from './render-proposal.ts';

const decidedShown = 25;

/** A proposal in a list. */
export const proposalEntry = (visit: Visit, proposal: Proposal): string => {
  const { words, reader } = visit;
  const when =
    proposal.state === 'closed'
      ? html`${words[`outcome.${proposal.outcome ?? 'withdrawn'}`]}, !${showMoment(reader, proposal.closed ?? proposal.opened)}`
      : html`${words.answerBy} !${showMoment(reader, proposal.deadline)}`;
  return html`<a href="${linkWithin(visit, `/workspace/proposals/${proposal.id}`)}">${proposalTitle(visit, proposal)}</a> <span class="minor">!${proposal.collection === '' ? '' : `${showCollection(visit, proposal.collection)} · `}!${when}</span>`;
};

function sendList(visit: Visit): void {
  const { words } = visit;
  const open = openProposals(visit);
  const entries = (list: readonly Proposal[]) => list.map((proposal) => proposalEntry(visit, proposal));
  const before = numberOf(askedOf(visit, 'before')) ?? Number.MAX_SAFE_INTEGER;
  const closed = closedProposals(visit, before, decidedShown + 1);
  const shown = closed.slice(0, decidedShown);
  sendWorkspacePage(visit, {
    title: words.proposals,
    body: [
      section(
        'waiting',
        words.waitingForYou,
        showList(entries(open.filter((p) => awaitsVote(visit, p))), words.nothingWaits),
      ),
      section(
        'open',
        words.otherOpen,
        showList(entries(open.filter((p) => !awaitsVote(visit, p))), words.none),
      ),
      section('decided', words.decidedOnes, showList(entries(shown), words.none)),
      closed.length > decidedShown
        ? nextLink(visit, '/workspace/proposals', { before: shown.at(-1)!.id })
        : '',
    ].join(''),
  });
}

/** Proposals: those that wait, each with its differences, votes, and taking back. */
export function proposalRoutes(router: Router, asPartner: AsPartner): void {
  const known =
    (act: (visit: PartnerVisit, proposal: Proposal) => unknown) =>
    (visit: PartnerVisit): unknown => {
      const id = numberOf(visit.req.params.id);
      const proposal = id === undefined ? undefined : visit.ports.archive.curation.proposal(id);
      if (!proposal || !takesPart(proposal, visit.partner)) return sendMissing(visit);
      return act(visit, proposal);
    };

  router.get('/proposals', asPartner(sendList));
  router.get('/proposals/:id', asPartner(known((visit, proposal) => sendProposal(visit, proposal))));

  router.post(
    '/proposals/:id/votes',
    asPartner(
      known(async (visit, proposal) => {
        const { ports, typed, time, words } = visit;
        const vote = voteKinds.find((kind) => kind === textOf(typed, 'vote'));
        if (!vote)
          return sendProposal(visit, proposal, {
            status: 422,
            message: { kind: 'fault', text: words.chooseVote },
          });
        const revision = numberOf(textOf(typed, 'revision'));
        const reason = readWords(typed, 'reason');
        const outcome = await voteOn(ports.archive, {
          proposal: proposal.id,
          ...(revision !== undefined && { revision }),
          vote,
          ...(reason && { reason }),
          actor: visit.actor,
          time,
        });
        if (outcome.outcome === 'done')
          return goOn(visit, `/workspace/proposals/${proposal.id}`, 'done.voted');
        const now = ports.archive.curation.proposal(proposal.id)!;
        return sendProposal(visit, now, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
      }),
    ),
  );

  router.post(
    '/proposals/:id/withdraw',
    asPartner(
      known(async (visit, proposal) => {
        const { ports, time } = visit;
        const outcome = await withdrawProposal(ports.archive, {
          proposal: proposal.id,
          actor: visit.actor,
          time,
        });
        if (outcome.outcome === 'done')
          return goOn(visit, `/workspace/proposals/${proposal.id}`, 'done.withdrawn');
        const now = ports.archive.curation.proposal(proposal.id)!;
        return sendProposal(visit, now, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
      }),
    ),
  );
}
