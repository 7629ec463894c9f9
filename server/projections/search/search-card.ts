import { type LanguageMap, textsFor } from '../../../vocab/record/language-map.ts';
import type { DateValue } from '../../../vocab/record/record.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';

/** What a list shows of an item, in the words of the record that leads for the reader. */
export type Card = {
  title: string;
  titleLanguage: string;
  /** The partner whose words these are, and the name of its record. */
  partner: string;
  record: string;
  type?: string;
  date?: string;
  creator?: string;
};
export type CardImage = { id: string; alt: LanguageMap };

/** Cards by the reader's language; `*` is for every other. */
export type Cards = { '*': Card; [language: string]: Card };

const first = (map: LanguageMap | undefined, language: string): string | undefined =>
  map && textsFor(map, language)?.texts[0];

const shownDate = (date: DateValue | undefined, language: string): string | undefined =>
  date && (first(date.display, language) ?? date.edtf?.replace('/', '–'));

function cardOf(record: RecordView, language: string): Card {
  const { title, type, date, creator } = record.content;
  const titles = title && textsFor(title, language);
  const card: Card = {
    title: titles?.texts[0] ?? '',
    titleLanguage: titles?.tag ?? 'und',
    partner: record.partner,
    record: record.name,
  };
  const shown = {
    type: first(type?.[0]?.label, language),
    date: shownDate(date?.[0], language),
    creator: first(creator?.[0]?.agent.label, language),
  };
  for (const [key, text] of Object.entries(shown)) if (text) card[key as keyof typeof shown] = text;
  return card;
}

/** The card for a reader, of those that {@link cardsOf} made. */
export const cardFor = (cards: Cards, language: string): Card =>
  cards[language] ?? cards[language.split('-')[0]!] ?? cards['*'];

/**
 * The cards of an item: one for each language in which it is told, where that language's reader sees another than all the rest do.
 * `tags` are the language tags of the view.
 */
export function cardsOf(view: ItemView, tags: ReadonlySet<string>): Cards {
  const cards: Cards = { '*': cardOf(leadingRecord(view), '') };
  if (view.records.length === 1 && tags.size === 1) return cards;
  // Shorter tags first, so that a longer one is compared with what its reader would get without it.
  const languages = new Set([...tags].flatMap((tag) => [tag.split('-')[0]!, tag]));
  for (const language of [...languages].sort((a, b) => a.length - b.length)) {
    if (language === 'und') continue;
    const card = cardOf(leadingRecord(view, language), language);
    if (JSON.stringify(card) !== JSON.stringify(cardFor(cards, language))) cards[language] = card;
  }
  return cards;
}
