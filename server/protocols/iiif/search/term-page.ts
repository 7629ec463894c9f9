import type { ItemView } from '../../../curation/view.ts';
import { contentSearchUrl } from '../presentation/addresses.ts';
import { SEARCH_CONTEXT } from '../presentation/describe-search.ts';
import { foldText } from './fold-text.ts';
import { itemTexts } from './item-texts.ts';
import { listWords } from './list-words.ts';

export interface TermQuestion {
  /** How the words begin; all words where it is empty. */
  q: string;
  motivation?: readonly string[];
  /** Words that stand fewer times are left out. */
  min: number;
  ignored: readonly string[];
}

const MOST_TERMS = 50;

type Term = { value: string; language?: string; total: number };

/**
 * Words that stand on an item's canvases and begin as asked for (Content Search API 2.0, section 4.2), the most frequent first. A word is told as it is first
 * written; ways of writing it that search does not tell apart count as one.
 */
export function termPage(view: ItemView, question: TermQuestion, baseUrl: string): Record<string, unknown> {
  const service = contentSearchUrl({ baseUrl, id: view.id });
  const { q, motivation, min, ignored } = question;
  const start = foldText(q.trim()).folded;
  const terms = new Map<string, Term>();
  /** Each word is folded once, however often it stands. */
  const forms = new Map<string, string>();
  const formOf = (word: string): string => {
    const known = forms.get(word) ?? foldText(word).folded;
    forms.set(word, known);
    return known;
  };
  for (const { text } of itemTexts(view, { baseUrl, motivation })) {
    for (const value of listWords(text.text, text.language)) {
      const folded = formOf(value);
      if (!folded.startsWith(start)) continue;
      const term = terms.get(folded) ?? {
        value,
        total: 0,
        ...(text.language && { language: text.language }),
      };
      term.total += 1;
      terms.set(folded, term);
    }
  }
  const found = [...terms.values()]
    .filter(({ total }) => total >= min)
    .sort((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_TERMS);
  const parameters = new URLSearchParams({ q, ...(min > 1 && { min: String(min) }) });
  return {
    '@context': SEARCH_CONTEXT,
    id: `${service}/autocomplete?${parameters}`,
    type: 'TermPage',
    ...(ignored.length > 0 && { ignored }),
    items: found.map(({ value, language, total }) => ({
      type: 'Term',
      value,
      total,
      ...(language && { language }),
    })),
  };
}
