import { html } from 'ghtml';
import type { PublicDispute, PublicVote } from '../../../curation/disputes/public-dispute.ts';
import type { PublicStep } from '../../../curation/disputes/public-steps.ts';
import type { Evidence } from '../../../curation/disputes/types.ts';
import { showMoment } from '../../show/show-date.ts';
import { showAddress } from '../../show/show-rights.ts';
import { showReason } from '../proposals/show-revisions.ts';
import { showParties, showParty } from '../shell/show-things.ts';
import type { Voice } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';

/** What is offered as evidence; addresses are shown and never fetched. */
export const showEvidence = (evidence: readonly Evidence[]): string =>
  evidence
    .map(
      ({ text, url }) =>
        html`<div class="evidence">!${showReason(text)}!${url ? html`<p>!${showAddress(url)}</p>` : ''}</div>`,
    )
    .join('');

/** One step: what it was, by whom, and what came with it. */
function showStep(voice: Voice, step: PublicStep): string {
  const { words, reader } = voice;
  const who = step.by ?? step.who ?? step.partner;
  const told = [
    step.answer && wordFor(words, 'answer', step.answer),
    step.outcome && wordFor(words, 'judged', step.outcome),
    step.way && wordFor(words, 'way', step.way),
    step.why && wordFor(words, 'why', step.why),
    step.what && wordFor(words, 'owes', step.what),
    step.institution,
  ].filter((text) => text !== undefined && text !== '');
  return html`<li><p><b>${wordFor(words, 'step', step.kind)}</b>!${who ? html` · !${showParty(voice, who)}` : ''}!${
    step.partners?.length
      ? html` · ${step.kind === 'filed' ? `${words.respondents}: ` : ''}!${showParties(voice, step.partners)}`
      : ''
  } <span class="minor">!${showMoment(reader, step.at)}</span></p>!${told.length ? html`<p>${told.join(' · ')}</p>` : ''}!${
    step.due ? html`<p class="minor">${words.until} !${showMoment(reader, step.due)}</p>` : ''
  }!${step.seed ? html`<p class="minor">${words.seed} <code dir="ltr">${step.seed}</code></p>` : ''}!${showReason(step.reasons)}!${showEvidence(step.evidence ?? [])}</li>`;
}

/** A dispute's steps in their order. */
export const showTimeline = (voice: Voice, { steps, textsWithheld }: PublicDispute): string =>
  html`!${textsWithheld ? html`<p class="none">${voice.words.textsWithheld}</p>` : ''}<ol class="timeline">!${steps.map((step) => showStep(voice, step)).join('')}</ol>`;

const showVote = (voice: Voice, vote: PublicVote): string =>
  html`<li><b>!${showParty(voice, vote.partner)}</b>: ${wordFor(voice.words, 'judged', vote.outcome)}!${vote.dissent ? html` <span class="state dissent">${voice.words.dissent}</span>` : ''}!${showReason(vote.reasons)}</li>`;

/** The outcomes with how each came about, and every vote; dissent is told. */
export function showOutcomes(voice: Voice, { outcomes }: PublicDispute): string {
  const { words, reader } = voice;
  return outcomes
    .map(
      (outcome) =>
        html`<div class="outcome"><p><b>${wordFor(words, 'judged', outcome.outcome)}</b> · ${wordFor(words, 'way', outcome.way)} · ${outcome.final ? words.isFinal : words.notFinal} <span class="minor">!${showMoment(reader, outcome.at)}</span></p>!${showReason(outcome.reasons)}!${outcome.votes.length ? `<ul class="entries">${outcome.votes.map((vote) => showVote(voice, vote)).join('')}</ul>` : ''}</div>`,
    )
    .join('');
}
