import type { RecordContent } from '../../../../vocab/fields.ts';

/** A cell may hold a million characters; a page of rows shows so many of each text, and how many there are. */
const longest = 1500;

const clipText = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)} … [${text.length}]` : text;

function clip(value: unknown): unknown {
  if (typeof value === 'string') return clipText(value);
  if (Array.isArray(value)) return value.map(clip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clip(inner)]));
}

/** A content with its long texts cut, to be shown and nothing else. */
export const clipContent = (content: RecordContent): RecordContent => clip(content) as RecordContent;
