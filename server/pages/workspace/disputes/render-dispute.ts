import { html } from 'ghtml';
import type { PublicDispute } from '../../../curation/disputes/public-dispute.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { section, showFacts, showParties, showParty } from '../shell/show-things.ts';
import { linkWithin, partnerView, type Visit, type Voice } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import type { SeenDispute } from './find-disputes.ts';
import { disputeActors, possibleSteps } from './possible-steps.ts';
import { showSubject } from './show-subject.ts';
import { showOutcomes, showTimeline } from './show-timeline.ts';
import { showStepForms } from './step-forms.ts';

/** How a dispute stands, in label and value. */
export function showStanding(voice: Voice, picture: PublicDispute): string {
  const { words, reader } = voice;
  const { claimant, next, panels, mediators } = picture;
  const panel = panels.at(-1);
  const mediator = mediators.at(-1);
  const mediatorName =
    mediator &&
    !mediator.left &&
    (mediator.mediator.kind === 'partner'
      ? showParty(voice, mediator.mediator.partner)
      : html`${mediator.mediator.institution}`);
  return showFacts([
    [words.state, html`${wordFor(words, 'phase', picture.phase)}`],
    [words.ground, html`${wordFor(words, 'ground', picture.ground)}`],
    [words.asksFor, picture.asks ? html`${wordFor(words, 'asks', picture.asks)}` : undefined],
    [
      words.claimant,
      claimant.kind === 'partner' ? showParty(voice, claimant.partner) : html`${words.aPerson}`,
    ],
    [words.respondents, showParties(voice, picture.respondents)],
    [
      words.deadline,
      next
        ? html`!${showMoment(reader, next.at)} · ${wordFor(words, 'awaits', next.what)} · !${showParties(voice, next.who)}`
        : undefined,
    ],
    [
      words.overdue,
      picture.overdue
        .map(
          (late) =>
            html`!${showParty(voice, late.who)} · ${wordFor(words, 'awaits', late.what)} · !${showMoment(reader, late.since)}`,
        )
        .join('<br>'),
    ],
    [words.panel, panel?.partners.length ? showParties(voice, panel.partners) : undefined],
    [words.mediator, mediatorName || undefined],
    [
      words.owed,
      picture.due
        .map(
          (due) =>
            html`!${showParty(voice, due.partner)} · ${wordFor(words, 'owes', due.what)} · !${showMoment(reader, due.by)}`,
        )
        .join('<br>'),
    ],
    [
      words.shownNow,
      html`${picture.held ? words.isHeld : picture.contested ? words.isContested : words.isUnmarked}`,
    ],
  ]);
}

/** Who asked, for those who keep the archive alone. */
function showRequester({ words, principal, ports }: Visit, dispute: number): string {
  const asked = principal.operator ? ports.archive.curation.requester(dispute) : undefined;
  if (!asked) return '';
  return showFacts([
    [words.whoAsked, html`<span dir="auto">${asked.name}</span>`],
    [words.theirContact, html`<bdi>${asked.contact}</bdi>`],
  ]);
}

/** The page of a dispute: what is in dispute, how it stands, all its steps, and those that are open to the reader. */
export function sendDispute(
  visit: Visit,
  seen: SeenDispute,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, ports, time } = visit;
  const { picture, state, stored } = seen;
  const forms = disputeActors(visit, state).map((actor) => {
    const as = actor.kind === 'operator' ? 'operator-' : actor.kind === 'person' ? 'mediator-' : '';
    const kinds = possibleSteps({ archive: ports.archive, time }, { state, item: stored.item, actor });
    const head =
      as && kinds.length ? html`<h3>${as === 'operator-' ? words.asOperator : words.forMediator}</h3>` : '';
    return `${head}${showStepForms(visit, {
      kinds,
      state,
      as,
      hidden: { as: actor.kind },
      action: (kind) => `/workspace/disputes/${stored.number}/${kind}`,
    })}`;
  });
  const proposal = state.proposal;
  const pending =
    seen.party && proposal && picture.open
      ? html`<p class="note">${words.proposedOutcome} <b>${wordFor(words, 'judged', proposal.outcome)}</b> · !${showParty(visit, proposal.by.startsWith('person:') ? 'claimant' : proposal.by)}</p>`
      : '';
  sendWorkspacePage(visit, {
    title: fill(words.disputeNumber, { number: stored.number }),
    ...answer,
    lead: showSubject(visit, picture.subject, partnerView(visit)),
    body: [
      showStanding(visit, picture),
      showRequester(visit, stored.id),
      pending,
      picture.outcomes.length ? section('outcomes', words.outcome, showOutcomes(visit, picture)) : '',
      forms.join('') ? section('steps', words.whatYouMayDo, forms.join('')) : '',
      section('timeline', words.timeline, showTimeline(visit, picture)),
      html`<p class="more"><a href="${linkWithin(visit, '/workspace/disputes')}">${words.disputes}</a> · <a href="${linkWithin(visit, '/about/charter')}">${words.charterTitle}</a></p>`,
    ].join(''),
  });
}
