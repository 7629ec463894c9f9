import type { ItemView } from '../../../curation/view.ts';
import { contentSearchUrl, manifestUrl } from '../presentation/addresses.ts';
import { textAnnotationUrl, writeTextAnnotation } from '../presentation/canvas-texts.ts';
import { SEARCH_CONTEXT } from '../presentation/describe-search.ts';
import { findMatches, hasMatches, type Match, readTerms } from './find-matches.ts';
import { itemTexts, type PlacedText } from './item-texts.ts';

/** Annotations of a page, signs of context on either side of a match, and matches shown of one text. */
const PAGE_SIZE = 50;
const CONTEXT = 40;
const MOST_MATCHES = 20;

export interface SearchQuestion {
  q: string;
  /** Only annotations of these motivations; all where it is undefined. */
  motivation?: readonly string[];
  /** Counts from 1. */
  page: number;
  /** Names of parameters that are not supported. */
  ignored: readonly string[];
}

/** A match with what stands around it, cut between signs and not within one that takes two places. */
function quote(text: string, { start, end }: Match) {
  const before = text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, '');
  const after = text.slice(end, end + CONTEXT).replace(/[\ud800-\udbff]$/, '');
  return { type: 'TextQuoteSelector', prefix: before, exact: text.slice(start, end), suffix: after };
}

/** Each match twice, as sections 3.3.2 and 3.3.3 have it: for a list of hits, and for marking it where its text is shown. */
function writeHits({ canvas, text }: PlacedText, terms: readonly string[]): object[] {
  const source = textAnnotationUrl(canvas, text);
  const matches = findMatches(text.text, terms).slice(0, MOST_MATCHES);
  return matches.flatMap((match, at) =>
    ['contextualizing', 'highlighting'].map((motivation) => ({
      id: `${source}/${motivation}-${at + 1}`,
      type: 'Annotation',
      motivation,
      target: { type: 'SpecificResource', source, selector: [quote(text.text, match)] },
    })),
  );
}

/** Address of a search: its parameters that count, in one order. */
function searchUrl(service: string, { q, motivation }: SearchQuestion, page?: number): string {
  const parameters = new URLSearchParams({ q });
  if (motivation) parameters.set('motivation', motivation.join(' '));
  if (page !== undefined) parameters.set('page', String(page));
  return `${service}?${parameters}`;
}

/**
 * The answer to a search within an item (Content Search API 2.0, section 3.3): the texts that have all words, with the places of the words in
 * `annotations`; divided into pages where there are many. Undefined for a page that is not there.
 */
export function searchPage(
  view: ItemView,
  question: SearchQuestion,
  baseUrl: string,
): Record<string, unknown> | undefined {
  const service = contentSearchUrl({ baseUrl, id: view.id });
  const terms = readTerms(question.q);
  // Where the words stand is looked for in the texts that are shown.
  const found = itemTexts(view, { baseUrl, motivation: question.motivation })
    .filter(({ text }) => hasMatches(text.text, terms))
    .toArray();
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const { page, ignored } = question;
  if (page > pages) return undefined;
  const first = (page - 1) * PAGE_SIZE;
  const shown = found.slice(first, first + PAGE_SIZE);
  const hits = shown.flatMap((placed) => writeHits(placed, terms));
  const linkTo = (number: number) => ({ id: searchUrl(service, question, number), type: 'AnnotationPage' });
  const id = searchUrl(service, question, pages > 1 ? page : undefined);
  const manifest = { id: manifestUrl({ baseUrl, id: view.id }), type: 'Manifest' };
  return {
    '@context': SEARCH_CONTEXT,
    id,
    type: 'AnnotationPage',
    ...(ignored.length > 0 && { ignored }),
    ...(pages > 1 && {
      partOf: {
        id: `${searchUrl(service, question)}#all`,
        type: 'AnnotationCollection',
        total: found.length,
        first: linkTo(1),
        last: linkTo(pages),
      },
      startIndex: first,
      ...(page > 1 && { prev: linkTo(page - 1) }),
      ...(page < pages && { next: linkTo(page + 1) }),
    }),
    items: shown.map(({ canvas, text }) =>
      writeTextAnnotation({ canvas, text, target: { id: canvas, type: 'Canvas', partOf: [manifest] } }),
    ),
    ...(hits.length > 0 && { annotations: [{ type: 'AnnotationPage', items: hits }] }),
  };
}
