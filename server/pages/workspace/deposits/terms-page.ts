import { html } from 'ghtml';
import { type FieldName, field } from '../../../../vocab/fields.ts';
import { chooseTerms, type TermDecision } from '../../../acts/choose-terms.ts';
import type { FileTerm } from '../../../deposit/collect-terms.ts';
import { isReady, type Upload } from '../../../protocols/api/deposits/upload.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import { linkTo } from '../../reader/link-to.ts';
import { showMap, showText } from '../../show/show-text.ts';
import { fill, formatNumber } from '../../words/fill.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { showChoice, showForm } from '../shell/show-form.ts';
import { nextLink } from '../shell/show-things.ts';
import { askedOf, numberOf, textOf } from '../shell/visit.ts';
import { pathOf, sendPreview } from './send-preview.ts';

const shown = 20;

function showTerm(visit: PartnerVisit, term: FileTerm, at: number): string {
  const { words, reader } = visit;
  const name = `term.${at}`;
  const choice = (value: string, label: string, checked = false) => {
    const id = `term-${at}-${value.replace(/[^\w-]/g, '-') || 'later'}`;
    return showChoice('radio', { id, name, value, label, checked });
  };
  const candidates = term.candidates.map(({ concept, label, language, scheme, score }) => {
    const address = /^(?:concept|place)\//.test(concept) ? linkTo(reader, `/${concept}`) : undefined;
    const about = address
      ? html` <a class="minor" href="${address}"><bdi>${concept.split('/').at(-1)!}</bdi></a>`
      : html` <bdi class="minor">${concept}</bdi>`;
    return html`<div class="candidate">!${choice(`is:${concept}`, showText(label, language))}<p class="minor"><bdi>${scheme}</bdi> · ${formatNumber(reader.language, Math.round(score * 100))}%!${about}</p></div>`;
  });
  return html`<fieldset class="term"><legend>!${showMap(term.label, reader.language)} <span class="minor">${field(term.field).label[reader.language]} · ${fill(words.termRows, { n: formatNumber(reader.language, term.rows) })}</span></legend>
<input type="hidden" name="name.${String(at)}" value="${term.field} ${term.key}">!${candidates.join('')}!${choice('none', html`${words.noneOfThese}`)}!${choice('', html`${words.decideLater}`, true)}</fieldset>`;
}

/** The terms of a file that may mean several things, those in most rows first, each with its candidates. */
export function sendTerms(
  visit: PartnerVisit,
  upload: Upload,
  answer: { message?: Message; status?: number } = {},
): void {
  const { words, ports } = visit;
  const from = numberOf(askedOf(visit, 'from')) ?? 0;
  const { entries } = ports.uploads.terms(upload.id);
  const page = entries.slice(from, from + shown);
  const form = page.length
    ? showForm(visit, {
        name: 'terms',
        action: `${pathOf(upload)}/terms`,
        hidden: { terms: String(page.length) },
        fields: page.map((term, at) => showTerm(visit, term, at)).join(''),
        button: words.rememberTerms,
      })
    : html`<p class="none">${words.none}</p>`;
  sendWorkspacePage(visit, {
    title: words.termsTitle,
    lead: html`<p>${words.termsLead}</p>`,
    styles: ['contributions.css'],
    ...answer,
    body:
      form +
      (entries.length > from + shown
        ? nextLink(visit, `${pathOf(upload)}/terms`, { from: from + shown })
        : ''),
  });
}

/** Remembers what was chosen, and has the rows looked at again. */
export function answerTerms(visit: PartnerVisit, upload: Upload): unknown {
  const { typed, ports, principal, partner, time, words } = visit;
  const actor = actorFor(principal, partner, 'deposit');
  if (!actor) return sendMissing(visit);
  if (!isReady(upload))
    return sendPreview(visit, upload, { status: 409, message: { kind: 'fault', text: words.notReady } });
  const offered = new Map(
    ports.uploads.terms(upload.id).entries.map((term) => [`${term.field} ${term.key}`, term]),
  );
  const count = Math.min(numberOf(textOf(typed, 'terms')) ?? 0, shown);
  const choices = Array.from({ length: count }, (_, at) => at).flatMap((at): TermDecision[] => {
    const name = typed[`name.${at}`];
    const term = typeof name === 'string' ? offered.get(name) : undefined;
    const choice = textOf(typed, `term.${at}`);
    if (!term || choice === '') return [];
    const named: { field: FieldName; key: string } = { field: term.field, key: term.key };
    if (choice === 'none') return [{ ...named, concept: null }];
    const chosen = term.candidates.find(({ concept }) => choice === `is:${concept}`);
    return chosen ? [{ ...named, concept: chosen.concept }] : [];
  });
  if (choices.length) {
    const outcome = chooseTerms(ports.archive, { choices, actor, time });
    if (outcome.outcome === 'refused')
      return sendTerms(visit, upload, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
    ports.uploads.again(upload, actor);
  }
  return goOn(visit, pathOf(upload), choices.length ? 'done.termsChosen' : undefined);
}
