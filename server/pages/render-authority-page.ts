import { html } from 'ghtml';
import { type LanguageMap, textsFor } from '../../vocab/record/language-map.ts';
import type { PublicDecision } from '../archive/curation-reader.ts';
import type { AuthorityView } from '../curation/authorities/view-authority.ts';
import { curationWordsIn } from './curation-words/curation-words.ts';
import { showDecision } from './decisions/show-decision.ts';
import { renderPage } from './layout/render-page.ts';
import type { Card } from './ports.ts';
import { linkTo, pageLink } from './reader/link-to.ts';
import { showCards } from './search/show-card.ts';
import { type ConceptFacts, showConceptFacts } from './show/show-concept.ts';
import { type DescribedContext, showDescribed, showJoined, showThing } from './show/show-described.ts';
import { partnerLink } from './show/show-partner.ts';
import { languageAttributes } from './show/show-text.ts';
import { languageName } from './show/show-value.ts';
import { countOf } from './words/fill.ts';
import { workspaceWordsIn } from './workspace/words/workspace-words.ts';

/** What the page of a person, group or place is made of. `concept`: what a scheme says of the place; neighbours are references. */
export type AuthorityPage = DescribedContext & {
  view: AuthorityView;
  concept?: ConceptFacts & { label: LanguageMap };
  /** Public decisions about it and what was joined with it, in their order. */
  decisions: readonly PublicDecision[];
  broader: readonly string[];
  narrower: readonly string[];
  /** Public items that name it: how many, the first of them, and the facets in which a search finds them. */
  uses: { total: number; cards: readonly Card[]; facets: readonly string[] };
};

const field = (word: string, body: string): string =>
  body ? html`<div class="field"><dt>${word}</dt><dd>!${body}</dd></div>` : '';

const list = (entries: readonly string[]): string =>
  entries.length ? `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>` : '';

function showNames({ reader, view, concept }: AuthorityPage): string {
  // Who gives which name is told where descriptions are.
  if (!concept && view.descriptions.length) return '';
  const names = Object.entries(concept?.label ?? view.label).flatMap(([tag, texts]) =>
    texts.map(
      (text) =>
        html`<span !${languageAttributes(tag)}>${text}</span> <span class="tongue">${tag === 'und' ? '' : languageName(reader, tag)}</span>`,
    ),
  );
  return field(reader.words.languageNames, list(names));
}

function showUses(page: AuthorityPage): string {
  const { reader, view, uses } = page;
  if (uses.total === 0 || uses.cards.length === 0) return '';
  const words = workspaceWordsIn(reader.language);
  const searches = uses.facets.map((facet) =>
    pageLink(reader, {
      path: '/search',
      params: { [facet]: view.reference },
      inner: html`${words.allInSearch}`,
    }),
  );
  const all =
    uses.total > uses.cards.length ? searches.map((link) => html`<p class="more">!${link}</p>`).join('') : '';
  return html`<section class="wide"><h2>${reader.words.usedIn}</h2>
<p class="result-count">${countOf(reader.language, reader.words.items, uses.total)}</p>!${showCards(reader, uses.cards)}!${all}</section>`;
}

function showDecisions(page: AuthorityPage): string {
  const { decisions, reader } = page;
  if (decisions.length === 0) return '';
  const context = { ...page, disputeOf: () => undefined };
  const entries = decisions.toReversed().map((decision) => showDecision(context, decision));
  return html`<section class="wide" aria-labelledby="decided"><h2 id="decided">${curationWordsIn(reader.language).decisionsTitle}</h2><ol class="decisions">!${entries.join('')}</ol></section>`;
}

/** The page of a person, group or place: its names, who says what of it, what it lies within, what was joined with it, who names it, and the items that do. */
export function renderAuthorityPage(page: AuthorityPage): string {
  const { reader, archive, view, concept, broader, narrower } = page;
  const { words, language } = reader;
  const own = workspaceWordsIn(language);
  const label = textsFor(concept?.label ?? view.label, language) ?? textsFor(view.label, language);
  const title = label?.texts[0] ?? view.reference;
  const path = `/${view.reference}`;
  const said = view.descriptions.length
    ? html`<section class="group" aria-labelledby="said"><h2 id="said">${own.whoSaysWhat}</h2><dl>!${showDescribed(page, view.kind, view.descriptions)}</dl></section>`
    : '';
  const naming = view.namedBy.map((id) => partnerLink(reader, archive, id)).join(html`${words.comma}`);
  return renderPage({
    reader,
    title,
    kind: 'thing-page',
    body: html`<header class="item-head"><p class="kind">${words[view.kind]}</p>
<h1 !${languageAttributes(label?.tag ?? 'und')}>${title}</h1></header>!${said}
<section class="group"><h2 class="hidden">${words.identifierOf}</h2><dl>!${showNames(page)}!${concept ? showConceptFacts(reader, concept) : ''}!${field(
      words.broader,
      list(broader.map((one) => showThing(page, one))),
    )}!${field(words.narrower, list(narrower.map((one) => showThing(page, one))))}!${showJoined(page, view.joined)}!${field(own.namedInRecords, naming)}
<div class="field"><dt>${words.identifierOf}</dt>
<dd><a class="address" dir="ltr" href="${path}">${new URL(path, reader.baseUrl).href}</a></dd></div></dl>
<p class="more"><a href="${linkTo(reader, `/workspace/authorities/${view.reference}`)}" rel="nofollow">${own.describeOrJoin}</a></p></section>!${showUses(page)}!${showDecisions(page)}`,
  });
}
