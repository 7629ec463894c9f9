import { html } from 'ghtml';
import { type AuthorityProperty, kindOfReference } from '../../../vocab/authority/authority.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import {
  compareDescriptions,
  type DescribedValue,
  type DescriptionClaim,
} from '../../curation/authorities/compare-descriptions.ts';
import type { AuthorityView, PublicDescription } from '../../curation/authorities/view-authority.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fillHtml } from '../words/fill.ts';
import { type WorkspaceWords, workspaceWordsIn } from '../workspace/words/workspace-words.ts';
import { readableEdtf, showMoment } from './show-date.ts';
import { partnerLink } from './show-partner.ts';
import { showAddress } from './show-rights.ts';
import { showMap, showText } from './show-text.ts';
import { languageName } from './show-value.ts';

/** What a description is shown with; `nameOf` gives what a person or place is called. */
export type DescribedContext = {
  reader: Reader;
  archive: PagesArchive;
  nameOf: (reference: string) => LanguageMap | undefined;
};

/** A person, group or place by its name, linked to its page; one elsewhere by its address. */
export function showThing({ reader, nameOf }: DescribedContext, reference: string): string {
  if (!kindOfReference(reference)) return showAddress(reference);
  const inner = showMap(nameOf(reference), reader.language) || html`<span dir="ltr">${reference}</span>`;
  return pageLink(reader, { path: `/${reference}`, inner });
}

/** The name of a property for a thing of a kind. */
export function propertyLabel(
  words: WorkspaceWords,
  kind: 'agent' | 'place',
  property: AuthorityProperty,
): string {
  const labels: Record<AuthorityProperty, string> = {
    name: words.authorityNames,
    nature: words.nature,
    begin: words[`begin.${kind}`],
    end: words[`end.${kind}`],
    point: words.coordinates,
    within: words.withinPlace,
    same: words.sameElsewhere,
    note: words.authorityNoteShown,
  };
  return labels[property];
}

/** The value alone, as HTML. */
export function showDescribedValue(
  context: DescribedContext,
  { property, language, value }: DescribedValue,
): string {
  const { reader } = context;
  if (typeof value !== 'string')
    return html`<span class="measure" dir="ltr">${value.latitude}, ${value.longitude}</span>`;
  switch (property) {
    case 'name':
    case 'note': {
      const tag = language ?? 'und';
      const tongue = tag === 'und' ? '' : html` <span class="tongue">${languageName(reader, tag)}</span>`;
      return showText(value, tag) + tongue;
    }
    case 'nature':
      return html`${workspaceWordsIn(reader.language)[`nature.${value as 'person' | 'group'}`]}`;
    case 'begin':
    case 'end':
      return html`${readableEdtf(reader, value)}`;
    case 'within':
      return showThing(context, value);
    default:
      return showAddress(value);
  }
}

function showClaims({ reader, archive }: DescribedContext, claims: readonly DescriptionClaim[]): string {
  const names = claims.map(({ partner, time }) => {
    const since = fillHtml(reader.words.since, { date: showMoment(reader, time) });
    return html`<span class="claim">!${partnerLink(reader, archive, partner)} <span class="minor">!${since}</span></span>`;
  });
  return html`<p class="claims"><span>!${names.join(html`${reader.words.comma}`)}</span></p>`;
}

function showProperty(context: DescribedContext, values: readonly DescribedValue[]): string {
  const [differing, settled] = [true, false].map((apart) =>
    values.filter(({ standing }) => (standing === 'differing') === apart),
  ) as [DescribedValue[], DescribedValue[]];
  const shown = settled.map(
    (one) =>
      html`<div class="value !${one.standing}"><p>!${showDescribedValue(context, one)}</p>!${showClaims(context, one.claims)}</div>`,
  );
  const cells = differing.map(
    (one) =>
      html`<li><p class="account-value">!${showDescribedValue(context, one)}</p>!${showClaims(context, one.claims)}</li>`,
  );
  const apart = cells.length
    ? html`<div class="differing"><p class="differing-note">${context.reader.words.accountsDiffer}</p><ul>!${cells.join('')}</ul></div>`
    : '';
  return shown.join('') + apart;
}

/** What partners say of a thing, property by property: each value once with all who say it and since when; what excludes one another side by side. */
export function showDescribed(
  context: DescribedContext,
  kind: 'agent' | 'place',
  descriptions: readonly PublicDescription[],
): string {
  const words = workspaceWordsIn(context.reader.language);
  const values = Map.groupBy(compareDescriptions(kind, descriptions), ({ property }) => property);
  return [...values]
    .map(
      ([property, own]) =>
        html`<div class="field"><dt>${propertyLabel(words, kind, property)}</dt><dd>!${showProperty(context, own)}</dd></div>`,
    )
    .join('');
}

/** What was joined with a thing, and by whose agreement; each leads to the decision. */
export function showJoined(context: DescribedContext, joined: AuthorityView['joined']): string {
  const { reader, archive } = context;
  if (joined.length === 0) return '';
  const words = workspaceWordsIn(reader.language);
  const entries = joined.map(({ reference, approvals, time, decision }) => {
    const name =
      showMap(context.nameOf(reference), reader.language) || html`<span dir="ltr">${reference}</span>`;
    const told = fillHtml(words.joinedBy, {
      thing: pageLink(reader, { path: `/decision/${decision}`, inner: name }),
      partners: approvals.map((id) => partnerLink(reader, archive, id)).join(html`${reader.words.comma}`),
      date: showMoment(reader, time),
    });
    return html`<li>!${told} <span class="minor" dir="ltr">${reference}</span></li>`;
  });
  return html`<div class="field"><dt>${words.joinedAuthorities}</dt><dd><ul>!${entries.join('')}</ul></dd></div>`;
}
