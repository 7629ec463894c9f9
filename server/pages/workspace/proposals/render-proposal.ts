import { html } from 'ghtml';
import type { Proposal } from '../../../archive/curation-reader.ts';
import { approvalsNeeded } from '../../../curation/agreement.ts';
import { standingOf, votersOf } from '../../../curation/decide.ts';
import { wholeVotes } from '../../../curation/votes-for.ts';
import { showMoment } from '../../show/show-date.ts';
import { partnerName } from '../../show/show-partner.ts';
import { fill, formatNumber } from '../../words/fill.ts';
import type { Message } from '../shell/render-workspace-page.ts';
import { sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { showForm } from '../shell/show-form.ts';
import { nextLink, section, showCollection, showFacts, showList, showParties } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, type Visit } from '../shell/visit.ts';
import { mayVote, mayWithdraw } from './may-vote.ts';
import { showMatter } from './show-matter.ts';
import { revisionsShown, showReason, showRevisions, voteFields } from './show-revisions.ts';

/** What a proposal is, in plain words. */
export const proposalTitle = (visit: Visit, proposal: Proposal): string =>
  fill(visit.words[`proposal.${proposal.kind}`], {
    partner: partnerName(visit.ports.archive.reader, proposal.partner, visit.reader.language),
  });

function showCounts(visit: Visit, proposal: Proposal): string {
  const { words, reader } = visit;
  const counts = visit.ports.archive.curation.countsIn(proposal.id);
  return Object.entries(counts)
    .map(
      ([state, n]) =>
        html`<span class="state ${state}">${words[`revision.${state as keyof typeof counts}`]}: ${formatNumber(reader.language, n)}</span>`,
    )
    .join(' ');
}

function showWhole(visit: Visit, proposal: Proposal): string {
  const { words, reader, ports } = visit;
  const { rules, deadline, state } = proposal;
  const votes = wholeVotes(ports.archive.curation.votes(proposal.id));
  const standing = standingOf({ partner: proposal.partner, rules, votes, deadline }, visit.time);
  const approvals = standing.outcome === 'returned' ? [] : standing.approvals;
  const needed = approvalsNeeded(rules, rules.partners.length);
  const deposit = proposal.deposit;
  return showFacts([
    [
      words.state,
      html`${state === 'closed' ? words[`outcome.${proposal.outcome ?? 'withdrawn'}`] : words[`proposalState.${state}`]}`,
    ],
    [words.collection, proposal.collection === '' ? undefined : showCollection(visit, proposal.collection)],
    [
      words.proposedBy,
      html`!${showParties(visit, [proposal.partner])}, !${showMoment(reader, proposal.opened)}`,
    ],
    [words.partnersTogether, showParties(visit, votersOf(rules))],
    [words.mustConsent, rules.required?.length ? showParties(visit, rules.required) : undefined],
    [
      words.approvalsSoFar,
      html`${fill(words.ofNeeded, { n: formatNumber(reader.language, approvals.length), needed: formatNumber(reader.language, needed) })}!${approvals.length ? ` (${showParties(visit, approvals)})` : ''}`,
    ],
    [words.vetoHolders, rules.veto.length ? showParties(visit, rules.veto) : html`${words.nobody}`],
    [words.deadline, html`!${showMoment(reader, deadline)}. ${words[`silence.${rules.silence}`]}`],
    [words.revisions, proposal.kind === 'records' ? showCounts(visit, proposal) : undefined],
    [
      words.deposit,
      deposit !== undefined && proposal.partner === visit.partner
        ? html`<a href="${linkWithin(visit, `/workspace/deposits/${deposit}`)}">${String(deposit)}</a>`
        : undefined,
    ],
  ]);
}

const showVotes = (visit: Visit, proposal: Proposal): string => {
  const { words, reader, ports } = visit;
  const entries = wholeVotes(ports.archive.curation.votes(proposal.id)).map(
    (vote) =>
      html`<b>!${showParties(visit, [vote.partner])}</b>: ${words[`vote.${vote.vote}`]}, !${showMoment(reader, vote.time)}!${showReason(vote.reason)}`,
  );
  return section('votes', words.votes, showList(entries, words.noVotes));
};

function showActions(visit: Visit, proposal: Proposal): string {
  const { words } = visit;
  const able = mayVote(visit, proposal);
  const vote = able.length
    ? section(
        'your-vote',
        words.voteOnAll,
        showForm(visit, {
          name: 'vote-all',
          action: `/workspace/proposals/${proposal.id}/votes`,
          fields: voteFields(visit, 'vote-all', able),
          button: words.voteButton,
        }),
      )
    : '';
  const withdraw = mayWithdraw(visit, proposal)
    ? html`<details><summary>${words.withdrawProposal}</summary><p>${words.withdrawProposalText}</p>!${showForm(
        visit,
        {
          name: 'withdraw',
          action: `/workspace/proposals/${proposal.id}/withdraw`,
          button: words.withdrawProposal,
          weight: 'grave',
        },
      )}</details>`
    : '';
  return vote + withdraw;
}

/** The page of one proposal: how it stands, what it would change, who has said what, and what the reader may do. */
export function sendProposal(
  visit: Visit,
  proposal: Proposal,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, ports } = visit;
  const after = numberOf(askedOf(visit, 'after')) ?? 0;
  const path = `/workspace/proposals/${proposal.id}`;
  const revisions = ports.archive.curation.revisionsIn(proposal.id, after, revisionsShown + 1);
  const shown = revisions.slice(0, revisionsShown);
  const matter =
    proposal.kind === 'records'
      ? section(
          'changes',
          words.changes,
          `${after ? html`<p><a href="${linkWithin(visit, path)}">${words.fromTheStart}</a></p>` : ''}${showRevisions(visit, proposal, shown)}${
            revisions.length > revisionsShown ? nextLink(visit, path, { after: shown.at(-1)!.id }) : ''
          }`,
        )
      : section('changes', words.changes, showMatter(visit, proposal));
  sendWorkspacePage(visit, {
    title: proposalTitle(visit, proposal),
    ...answer,
    body: showWhole(visit, proposal) + showVotes(visit, proposal) + showActions(visit, proposal) + matter,
  });
}
