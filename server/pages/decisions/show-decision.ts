import { html } from 'ghtml';
import { type LanguageMap, textFor } from '../../../vocab/record/language-map.ts';
import { labelKinds } from '../../../vocab/terms/cultural-labels.ts';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import type { PublicDispute } from '../../curation/disputes/public-dispute.ts';
import { curationWordsIn, wordFor } from '../curation-words/curation-words.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink } from '../show/show-partner.ts';
import { showMap } from '../show/show-text.ts';
import { fillHtml } from '../words/fill.ts';
import { itemName } from './item-name.ts';
import { showPartners, showWho } from './show-who.ts';

/** What decisions are told with; `disputeOf` gives a dispute as everyone may see it, `nameOf` what a person or place is called. */
export type DecisionContext = {
  reader: Reader;
  archive: PagesArchive;
  disputeOf: (number: string) => PublicDispute | undefined;
  nameOf?: (reference: string) => LanguageMap | undefined;
};

/** A person, group or place by its name, linked to its page. */
function thing({ reader, nameOf }: DecisionContext, reference: unknown): string {
  if (typeof reference !== 'string') return '';
  const inner = showMap(nameOf?.(reference), reader.language) || html`<span dir="ltr">${reference}</span>`;
  return pageLink(reader, { path: `/${reference}`, inner });
}

/** A step of a dispute in words; who acted is known to the dispute. */
function disputeSentence({ reader, archive, disputeOf }: DecisionContext, decision: PublicDecision): string {
  const words = curationWordsIn(reader.language);
  const number = String(decision.detail.dispute);
  const kind = decision.kind.slice('dispute.'.length);
  const same = (disputeOf(number)?.steps ?? []).filter((one) => one.kind === kind);
  const step = same.find((one) => one.at === decision.time) ?? same[0];
  const who = step?.by ?? step?.who ?? step?.partner ?? decision.partner;
  const outcome = decision.detail.outcome;
  const told = fillHtml(wordFor(words, 'step', kind), {
    who: who === undefined ? html`${words.who_operator}` : showWho(reader, archive, who),
  });
  return fillHtml(words.decision_dispute, {
    number: pageLink(reader, { path: `/dispute/${encodeURIComponent(number)}`, inner: html`${number}` }),
    step: typeof outcome === 'string' ? `${told}: ${html`${wordFor(words, 'outcome', outcome)}`}` : told,
  });
}

function sentence(context: DecisionContext, decision: PublicDecision): string {
  const { reader, archive } = context;
  const { kind, partner, item, collection, detail } = decision;
  if (kind.startsWith('dispute.')) return disputeSentence(context, decision);
  const words = curationWordsIn(reader.language);
  const known = wordFor(words, 'decision', kind);
  const name = collection === undefined ? '' : textFor(archive.collection(collection)?.name, reader.language);
  return fillHtml(known === kind ? words.decision_other : known, {
    partner: partner === undefined ? html`${words.who_operator}` : partnerLink(reader, archive, partner),
    kind: html`${kind}`,
    thing: thing(context, detail.reference),
    into: thing(context, detail.into),
    item: item === undefined ? '' : itemName(reader, archive, item),
    collection:
      collection === undefined
        ? ''
        : pageLink(reader, {
            path: `/collection/${encodeURIComponent(collection)}`,
            inner: html`${name || collection}`,
          }),
    label: html`<span lang="en" dir="ltr">${labelKinds.get(String(detail.code))?.name ?? String(detail.code ?? '')}</span>`,
  });
}

/** A public decision in a sentence, with its day and who approved it, as an entry of a list. */
export function showDecision(context: DecisionContext, decision: PublicDecision): string {
  const { reader, archive } = context;
  const words = curationWordsIn(reader.language);
  const { seq, time, detail } = decision;
  const approvals = Array.isArray(detail.approvals) ? (detail.approvals as string[]) : [];
  const approved = approvals.length
    ? html`<p class="minor">!${fillHtml(words.approvedBy, { partners: showPartners(reader, archive, approvals) })}</p>`
    : '';
  const silence = detail.silence === true ? html`<p class="minor">${words.bySilence}</p>` : '';
  return html`<li id="decision-!${seq}"><p class="when">!${showMoment(reader, time)}</p>
<p>!${sentence(context, decision)}</p>!${approved}!${silence}</li>`;
}
