import type { Router } from 'express';
import { html } from 'ghtml';
import { actOnDispute } from '../../../acts/act-on-dispute.ts';
import { showMoment } from '../../show/show-date.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, AsPerson } from '../shell/as-partner.ts';
import { goOn, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { section, showList, showParties } from '../shell/show-things.ts';
import { linkWithin, textOf, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';
import { sendContestForm, takeContest } from './contest-form.ts';
import { disputesOf, type SeenDispute, seeDispute } from './find-disputes.ts';
import { disputeActors, type StepKind } from './possible-steps.ts';
import { sendDispute } from './render-dispute.ts';
import { readStep } from './step-forms.ts';

/** A dispute in a list: its number, ground, state, and what is awaited of whom until when. */
export function disputeEntry(visit: Visit, { stored, picture }: SeenDispute): string {
  const { words, reader } = visit;
  const { next, outcomes } = picture;
  return html`<a href="${linkWithin(visit, `/workspace/disputes/${stored.number}`)}"><bdi>${stored.number}</bdi></a> ${wordFor(words, 'ground', picture.ground)} <span class="minor">${wordFor(words, 'phase', picture.phase)}!${
    outcomes.length ? html` · ${wordFor(words, 'judged', outcomes.at(-1)!.outcome)}` : ''
  }!${next ? html` · ${wordFor(words, 'awaits', next.what)}: !${showParties(visit, next.who)}, ${words.until} !${showMoment(reader, next.at)}` : ''}</span>`;
}

function sendList(visit: Visit): void {
  const { words } = visit;
  const entries = (open: boolean) => disputesOf(visit, open).map((seen) => disputeEntry(visit, seen));
  sendWorkspacePage(visit, {
    title: words.disputes,
    lead: html`<p>${words.disputesLead}</p>`,
    body:
      section('open', words.openOnes, showList(entries(true), words.none)) +
      section('closed', words.closedOnes, showList(entries(false), words.none)),
  });
}

/** Disputes: the list, each with its steps, and the form to contest. Those who keep the archive see them all. */
export function disputeRoutes(
  router: Router,
  { asPartner, asPerson }: { asPartner: AsPartner; asPerson: AsPerson },
): void {
  const known =
    (act: (visit: Visit, seen: SeenDispute) => unknown) =>
    (visit: Visit): unknown => {
      const stored = visit.ports.archive.curation.disputeNumbered(String(visit.req.params.number));
      const seen = stored && seeDispute(visit, stored);
      return seen ? act(visit, seen) : sendMissing(visit);
    };

  router.get('/disputes', asPerson(sendList));
  router.get('/disputes/:number', asPerson(known((visit, seen) => sendDispute(visit, seen))));
  router.get('/contest', asPartner(sendContestForm));
  router.post('/contest', asPartner(takeContest));

  router.post(
    '/disputes/:number/:step',
    asPerson(
      known((visit, seen) => {
        const { ports, typed, principal, time, words } = visit;
        const kind = String(visit.req.params.step);
        if (!(`do.${kind}` in words)) return sendMissing(visit);
        const actor = disputeActors(visit, seen.state).find((one) => one.kind === textOf(typed, 'as'));
        if (!actor) return sendMissing(visit);
        const command = readStep(kind as StepKind, typed);
        if (!command)
          return sendDispute(visit, seen, { status: 422, message: { kind: 'fault', text: words.chooseOne } });
        const outcome = actOnDispute(ports.archive, {
          number: seen.stored.number,
          command,
          actor,
          by: principal.id,
          time,
        });
        const path = `/workspace/disputes/${seen.stored.number}`;
        if (outcome.outcome === 'done') return goOn(visit, path, 'done.step');
        const now = seeDispute(visit, ports.archive.curation.disputeNumbered(seen.stored.number)!) ?? seen;
        return sendDispute(visit, now, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
      }),
    ),
  );
}
