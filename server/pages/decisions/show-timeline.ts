import { html } from 'ghtml';
import type { PublicStep } from '../../curation/disputes/public-steps.ts';
import type { Evidence } from '../../curation/disputes/types.ts';
import { curationWordsIn, wordFor } from '../curation-words/curation-words.ts';
import type { PagesArchive } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { showAddress } from '../show/show-rights.ts';
import { showMap } from '../show/show-text.ts';
import { fillHtml } from '../words/fill.ts';
import { showPartners, showWho } from './show-who.ts';

function showEvidence(reader: Reader, evidence: readonly Evidence[] | undefined): string {
  if (!evidence?.length) return '';
  const entries = evidence.map(
    ({ text, url }) =>
      html`<li>!${showMap(text, reader.language, 'p')}!${url === undefined ? '' : showAddress(url)}</li>`,
  );
  return html`<p class="minor">${curationWordsIn(reader.language).evidence}</p><ul class="evidence">!${entries.join('')}</ul>`;
}

/** What was chosen in a step: an answer, an outcome and how it came about, partners that were drawn. */
function showChoice(reader: Reader, archive: PagesArchive, step: PublicStep): string {
  const words = curationWordsIn(reader.language);
  const chosen = [
    step.answer && wordFor(words, 'answer', step.answer),
    step.outcome && wordFor(words, 'outcome', step.outcome),
    step.way && wordFor(words, 'way', step.way),
    step.institution,
  ].filter((word) => word);
  const drawn =
    step.kind === 'panel-drawn' && step.partners ? showPartners(reader, archive, step.partners) : '';
  const text = chosen.map((word) => html`${word}`).join(html`${reader.words.comma}`);
  return text || drawn ? `<p class="chosen">${text}${drawn}</p>` : '';
}

/** Every step of a dispute in words, oldest first, with reasons and evidence where those are shown. */
export function showTimeline(reader: Reader, archive: PagesArchive, steps: readonly PublicStep[]): string {
  const words = curationWordsIn(reader.language);
  const entries = steps.map((step, index) => {
    const who = step.by ?? step.who ?? step.partner;
    const told = fillHtml(wordFor(words, 'step', step.kind), {
      who:
        who === undefined ? html`${step.institution ?? words.who_operator}` : showWho(reader, archive, who),
    });
    return html`<li id="step-!${index + 1}"><p class="when">!${showMoment(reader, step.at)}</p><p>!${told}</p>
!${showChoice(reader, archive, step)}!${showMap(step.reasons, reader.language, 'blockquote')}!${showEvidence(reader, step.evidence)}</li>`;
  });
  return html`<ol class="steps">!${entries.join('')}</ol>`;
}
