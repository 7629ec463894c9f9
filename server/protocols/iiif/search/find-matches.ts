import { foldText } from './fold-text.ts';
import { unspaced } from './list-words.ts';

/** A place in a text, as JavaScript counts: `text.slice(start, end)`. */
export interface Match {
  start: number;
  end: number;
}

const wordSign = /[\p{L}\p{N}\p{M}]/u;
const leading = /[\p{L}\p{N}\p{M}]*$/u;
const following = /^[\p{L}\p{N}\p{M}]*/u;

/** What is written together with the word after it: the Arabic "and", "in", "like", "for", "the"; the Hebrew and the Amharic and Tigrinya ones. */
const joined: RegExp[] = [/^[وف]?[بكل]?(?:ال|ل)?$/, /^[והבכלמש]{1,3}$/, /^[የበለከ]$/];

const longestTerm = 200;

/** The words asked for (Content Search API 2.0, section 3.2.1: separated by spaces), folded, each once, at most 20. */
export const readTerms = (q: string): string[] =>
  [
    ...new Set(
      q
        .split(/\s+/u)
        .map((term) => foldText(term.slice(0, longestTerm)).folded)
        .filter((term) => wordSign.test(term)),
    ),
  ].slice(0, 20);

/** Whether a word may begin at a place: after no letter, after what is written together with it, or anywhere in a script without spaces. */
function begins(folded: string, at: number): boolean {
  const before = leading.exec(folded.slice(Math.max(0, at - 24), at))![0];
  return before === '' || unspaced.test(folded.slice(at, at + 2)) || joined.some((form) => form.test(before));
}

/** Where a term stands in a text: as a word, or (three signs and more) as the beginning of one, which is then matched whole. */
function* occurrences(folded: string, term: string): Generator<Match> {
  const free = unspaced.test(term);
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (!begins(folded, at)) continue;
    const rest = free ? '' : following.exec(folded.slice(at + term.length, at + term.length + 100))![0];
    if (rest !== '' && term.length < 3) continue;
    yield { start: at, end: at + term.length + rest.length };
  }
}

/** Whether a text has all terms, at least one. Terms come from {@link readTerms}. */
export function hasMatches(text: string, terms: readonly string[]): boolean {
  const { folded } = foldText(text);
  return terms.length > 0 && terms.every((term) => !occurrences(folded, term).next().done);
}

/**
 * The places of all terms in a text, in its order and apart from each other; none where a term is missing. Terms come from {@link readTerms}.
 */
export function findMatches(text: string, terms: readonly string[]): Match[] {
  if (terms.length === 0) return [];
  const { folded, origins } = foldText(text);
  const all: Match[] = [];
  for (const term of terms) {
    const found = [...occurrences(folded, term)];
    if (found.length === 0) return [];
    all.push(...found);
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Match[] = [];
  for (const match of all) if (match.start >= (apart.at(-1)?.end ?? 0)) apart.push(match);
  return origins ? apart.map(({ start, end }) => ({ start: origins[start]!, end: origins[end]! })) : apart;
}
