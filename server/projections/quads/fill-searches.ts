import { type Edit, editText } from './edit-text.ts';
import type { TextSearch } from './find-searches.ts';

/** Finds items by their texts: addresses, best first; null when that cannot be answered now. Public items alone. */
export type FindItems = (args: {
  words: string;
  language: string;
  limit: number;
}) => Promise<string[] | null>;

/** Writes into a query the items that its searches find, as VALUES; null when one cannot be answered now. */
export async function fillSearches(args: {
  text: string;
  searches: TextSearch[];
  find: FindItems;
}): Promise<string | null> {
  const { text, searches, find } = args;
  const edits: Edit[] = [];
  for (const { words, language, limit, item, rank, at, removal } of searches) {
    const found = await find({ words, language, limit });
    if (found === null) return null;
    const rows = found.map((address, index) => `(<${address}>${rank === undefined ? '' : ` ${index + 1}`})`);
    const names = `?${item}${rank === undefined ? '' : ` ?${rank}`}`;
    edits.push({ start: at, end: at, text: `VALUES (${names}) { ${rows.join(' ')} } ` }, removal);
  }
  return editText(text, edits);
}
