import { referenceOf } from '../../../vocab/concept-id.ts';
import { field } from '../../../vocab/fields.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { Credit, Term } from '../../../vocab/record/record.ts';
import { asksBeforePicture } from '../../../vocab/terms/cultural-labels.ts';
import { imagesOf } from '../../curation/images-of.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import { type FacetName, fieldFacets, namedFacets } from './facet-names.ts';
import { gatherTexts, type WeighedTexts } from './gather-texts.ts';
import { type CardImage, type Cards, cardsOf } from './search-card.ts';
import { yearSpan } from './year-span.ts';

/** Labels of the terms and people in a document: reference -> language -> label. */
export type Labels = { [reference: string]: { [language: string]: string } };

/** What is shown of an item in lists. */
export type Shown = {
  cards: Cards;
  images: CardImage[];
  partners: string[];
  collections: string[];
  /** Labels that ask, in their season, to be read before a picture is shown. */
  advice?: { code: string; season?: { from: string; to: string } }[];
};

/**
 * An item as it is indexed. `named` holds `{facet}:{label}` in every language, so that a facet can be chosen by a label as well as by its
 * reference. `shown` ({@link Shown}) and `labels` ({@link Labels}) are JSON in a string: the engine keeps them whole, and would otherwise
 * take each key in them for a field of its own.
 */
export type SearchDocument = WeighedTexts & {
  id: string;
  facets: { [F in FacetName]?: string[] };
  named: string[];
  begin?: number;
  end?: number;
  year?: number;
  shown: string;
  labels: string;
};

const mostImages = 4;
/** The engine takes no facet value above 468 bytes; a label is cut far below, in documents and filters alike. */
const longestName = 110;

/** How a facet's value is written so that it can be chosen by its label. */
export const nameKey = (facet: FacetName, label: string): string =>
  `${facet}:${label.normalize('NFC').slice(0, longestName)}`;

/** The document of an item: nothing but what its public view holds. Pure. */
export function searchDocument(view: ItemView): SearchDocument {
  const records = inOrder(view);
  const tags = new Set<string>();
  const labels: Labels = {};
  const facets: SearchDocument['facets'] = {};
  const named = new Set<string>();

  const label = (facet: FacetName, reference: string, map: LanguageMap) => {
    const known = labels[reference] ?? {};
    labels[reference] = known;
    for (const tag in map) {
      known[tag] ??= map[tag]![0] ?? '';
      for (const text of map[tag]!) named.add(nameKey(facet, text));
    }
  };
  for (const facet of fieldFacets) {
    const values = new Set<string>();
    for (const { content } of records)
      for (const value of content[facet] ?? []) {
        if (typeof value === 'string') values.add(value);
        else {
          const term: Term = field(facet).type === 'credit' ? (value as Credit).agent : (value as Term);
          const reference = referenceOf(facet, term);
          values.add(reference);
          if (namedFacets.has(facet)) label(facet, reference, term.label);
        }
      }
    if (values.size) facets[facet] = [...values];
  }
  for (const record of records) addTags(record, tags);
  const partners = [...new Set(records.map((record) => record.partner))];
  const collections = [...new Set(records.map((record) => record.collection))];
  const advice = (view.labels ?? []).flatMap(({ code, season }) =>
    asksBeforePicture({ code }, '') ? { code, ...(season && { season }) } : [],
  );
  const shown: Shown = {
    cards: cardsOf(view, tags),
    images: pictures(records),
    partners,
    collections,
    ...(advice.length && { advice }),
  };
  return {
    id: view.id,
    ...gatherTexts(records),
    facets: { ...facets, partner: partners, collection: collections, describedIn: primaries(tags) },
    named: [...named],
    ...yearSpan(records.flatMap((record) => record.content.date ?? [])),
    shown: JSON.stringify(shown),
    labels: JSON.stringify(labels),
  };
}

/** The record that leads when no language is asked for comes first, so that its pictures and labels do. */
function inOrder(view: ItemView): RecordView[] {
  if (view.records.length === 1) return view.records;
  const leading = leadingRecord(view);
  return [leading, ...view.records.filter((record) => record !== leading)];
}

/** Pictures, one for each file: two partners who show the same one do not fill the card. */
function pictures(records: readonly RecordView[]): CardImage[] {
  const byFile = new Map<string, CardImage>();
  for (const record of records)
    for (const { id, file, media } of imagesOf(record))
      if (!byFile.has(file)) byFile.set(file, { id, alt: media.alt ?? {} });
  return [...byFile.values()].slice(0, mostImages);
}

/** The tags of all language maps of a record, wherever they stand in it. */
function addTags({ content }: RecordView, tags: Set<string>): void {
  const addMap = (map: LanguageMap | undefined) => {
    for (const tag in map) tags.add(tag);
  };
  for (const name in content) {
    const values = content[name as keyof typeof content];
    if (!Array.isArray(values)) addMap(values as LanguageMap);
    else
      for (const value of values as { label?: LanguageMap; agent?: Term; display?: LanguageMap }[]) {
        if (typeof value !== 'object') break;
        addMap(value.label);
        addMap(value.agent?.label);
        addMap(value.display);
      }
  }
}

const primaries = (tags: ReadonlySet<string>): string[] => [
  ...new Set([...tags].map((tag) => tag.split('-')[0]!.toLowerCase()).filter((tag) => tag !== 'und')),
];
