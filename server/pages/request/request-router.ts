import express, { type Request, type Response, Router } from 'express';
import { html } from 'ghtml';
import { limitAttempts } from '../../accounts/limit-attempts.ts';
import { actOnDispute } from '../../acts/act-on-dispute.ts';
import { fileDispute, isRequesters } from '../../acts/file-dispute.ts';
import type { StoredDispute } from '../../archive/curation-reader.ts';
import { thePublic } from '../../curation/access.ts';
import { disputeState } from '../../curation/dispute-state.ts';
import { partyDispute } from '../../curation/disputes/public-dispute.ts';
import { grounds, requests } from '../../curation/disputes/types.ts';
import { linkTo } from '../reader/link-to.ts';
import { readerOf } from '../reader/reader.ts';
import { fill } from '../words/fill.ts';
import { readGround, readSubject } from '../workspace/disputes/contest-form.ts';
import { possibleSteps, type StepKind } from '../workspace/disputes/possible-steps.ts';
import { showStanding } from '../workspace/disputes/render-dispute.ts';
import { showSubject } from '../workspace/disputes/show-subject.ts';
import { showOutcomes, showTimeline } from '../workspace/disputes/show-timeline.ts';
import { readStep, showStepForms } from '../workspace/disputes/step-forms.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../workspace/shell/answer-refusal.ts';
import type { Message } from '../workspace/shell/render-workspace-page.ts';
import { section } from '../workspace/shell/show-things.ts';
import { type Typed, textOf, type Voice } from '../workspace/shell/visit.ts';
import { wordFor } from '../workspace/words/workspace-words.ts';
import type { RequestPorts } from './ports.ts';
import { itemIn, publicItem, showRequestForm } from './request-form.ts';
import { sendRequestPage, voiceFor } from './voice.ts';

type Answer = { message?: Message; status?: number; headers?: Record<string, string> };
type Open = { stored: StoredDispute; state: NonNullable<ReturnType<typeof disputeState>>; secret: string };

const hour = 3_600_000;

/** The page of a request, for whoever holds its secret: how it stands, its steps, what they may do. */
function sendRequest(
  voice: Voice,
  res: Response,
  { stored, state, secret }: Open,
  answer: Answer & { fresh?: boolean } = {},
) {
  const { words } = voice;
  const picture = partyDispute(state);
  const actor = { kind: 'person' as const, person: stored.number };
  const kinds = possibleSteps(
    { archive: voice.ports.archive, time: voice.time },
    { state, item: stored.item, actor },
  );
  const { fresh, ...rest } = answer;
  const proposal =
    state.proposal && picture.open
      ? html`<p class="note">${words.proposedOutcome} <b>${wordFor(words, 'judged', state.proposal.outcome)}</b></p>`
      : '';
  sendRequestPage(voice, res, {
    title: fill(words.requestNumber, { number: stored.number }),
    ...rest,
    lead: fresh ? html`<div class="message done" role="status"><p>${words.requestTaken}</p></div>` : '',
    body: [
      showSubject(voice, picture.subject, thePublic),
      showStanding(voice, picture),
      proposal,
      picture.outcomes.length ? section('outcomes', words.outcome, showOutcomes(voice, picture)) : '',
      kinds.length
        ? section(
            'steps',
            words.whatYouMayDo,
            showStepForms(voice, {
              kinds,
              state,
              hidden: { secret },
              action: (kind) => `/request/${stored.number}/${kind}`,
            }),
          )
        : '',
      section('timeline', words.timeline, showTimeline(voice, picture)),
      html`<p>${words.requestKeep}</p>`,
    ].join(''),
  });
}

/**
 * Requests of those who are no partner, to be mounted at `/request`: the form, and for each request a page by its secret link. No account, no
 * script; a few from one address in an hour.
 */
export function requestRouter(ports: RequestPorts): Router {
  const { archive } = ports;
  const router = Router();
  const limit = limitAttempts({ most: ports.perHour ?? 5, milliseconds: hour, now: () => new Date() });
  router.use(express.urlencoded({ extended: false, limit: '128kb' }));

  const sendForm = (voice: Voice, req: Request, res: Response, answer: Answer = {}) =>
    sendRequestPage(voice, res, {
      title: voice.words.requestTitle,
      lead: html`<p class="lead">${voice.words.requestLead}</p><p>${voice.words.requestHow}</p>`,
      ...answer,
      body: showRequestForm(voice, req.query as Typed),
    });
  const fault = (text: string): Message => ({ kind: 'fault', text });

  router.get('/', (req, res) => sendForm(voiceFor(ports, req, res), req, res));

  router.post('/', (req, res) => {
    const voice = voiceFor(ports, req, res);
    const { typed, words, time, reader } = voice;
    if (ports.guard.faultOf(req))
      return sendForm(voice, req, res, { status: 403, message: fault(words.formStale) });
    const view = publicItem(voice, itemIn(textOf(typed, 'item')));
    if (!view) return sendForm(voice, req, res, { status: 422, message: fault(words.itemUnknown) });
    const subject = readSubject(view.id, textOf(typed, 'subject') || 'item');
    const asks = requests.find((kind) => kind === textOf(typed, 'asks'));
    const ground = grounds.find((kind) => kind === textOf(typed, 'ground'));
    if (!subject || !asks || !ground)
      return sendForm(voice, req, res, { status: 422, message: fault(words.chooseGround) });
    const address = req.ip ?? 'unknown';
    const wait = limit.take(address);
    if (wait !== undefined)
      return sendForm(voice, req, res, {
        status: 429,
        headers: { 'Retry-After': String(wait) },
        message: fault(words.tooManyRequests),
      });
    const person = { name: textOf(typed, 'name'), contact: textOf(typed, 'contact') };
    const outcome = fileDispute(archive, { subject, ...readGround(typed), asks, person, time });
    if (outcome.outcome === 'refused') {
      limit.giveBack(address);
      return sendForm(voice, req, res, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
    }
    return res.redirect(
      303,
      linkTo(reader, `/request/${outcome.number}`, { token: outcome.token!, taken: 'yes' }),
    );
  });

  /** The request of that number, if the secret is the one that was given out with it. */
  function find(number: string, secret: string): Open | undefined {
    const stored = archive.curation.disputeNumbered(number);
    if (!stored || secret === '' || !isRequesters(archive, { dispute: stored.id, token: secret }))
      return undefined;
    const state = disputeState(archive, stored);
    return state && { stored, state, secret };
  }

  router.get('/:number', (req, res) => {
    const found = find(req.params.number, textOf(req.query as Typed, 'token'));
    if (!found) return sendMissing({ res, reader: readerOf(req, ports) });
    return sendRequest(voiceFor(ports, req, res), res, found, { fresh: req.query.taken === 'yes' });
  });

  router.post('/:number/:step', (req, res) => {
    const voice = voiceFor(ports, req, res);
    const { typed, words, time, reader } = voice;
    const found = find(req.params.number, textOf(typed, 'secret'));
    if (!found || !(`do.${req.params.step}` in words)) return sendMissing({ res, reader });
    if (ports.guard.faultOf(req))
      return sendRequest(voice, res, found, { status: 403, message: fault(words.formStale) });
    const command = readStep(req.params.step as StepKind, typed);
    if (!command) return sendRequest(voice, res, found, { status: 422, message: fault(words.chooseOne) });
    const { number } = found.stored;
    const actor = { kind: 'person' as const, person: number };
    const outcome = actOnDispute(archive, { number, command, actor, by: `person:${number}`, time });
    if (outcome.outcome === 'done')
      return res.redirect(303, linkTo(reader, `/request/${number}`, { token: found.secret }));
    return sendRequest(voice, res, find(number, found.secret) ?? found, {
      status: refusalStatus(outcome),
      message: refusalMessage(outcome),
    });
  });

  return router;
}
