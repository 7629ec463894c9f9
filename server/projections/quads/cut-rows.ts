import type { ResultMediaType } from './quad-store.ts';

/**
 * The least that a row takes, in characters: a shorter result cannot have reached the limit and is not looked
 * through.
 */
const LEAST = {
  'application/sparql-results+json': 3,
  'application/sparql-results+xml': 17,
  'text/csv': 2,
  'text/tab-separated-values': 1,
};

/**
 * Cuts a serialised SELECT result of up to `limit` + 1 rows to `limit` rows. A cut result says so where its
 * format has a place: JSON by the member `tessera` and a link in `head` (SPARQL 1.1 Results JSON, 3.1.2), XML
 * by a link in `head` (Results XML, 2.2). CSV and TSV have none; the HTTP header tells.
 */
export function cutRows(args: { text: string; mediaType: ResultMediaType; limit: number; notice: string }): {
  text: string;
  cut: boolean;
} {
  const { text, mediaType, limit, notice } = args;
  if (!(mediaType in LEAST)) return { text, cut: false };
  const format = mediaType as keyof typeof LEAST;
  if (text.length < LEAST[format] * limit) return { text, cut: false };
  const end = findRow({ text, format, row: limit });
  if (end === -1) return { text, cut: false };
  const kept = text.slice(0, end);
  if (format === 'application/sparql-results+json') {
    const link = `],"link":${JSON.stringify([notice])}},"results"`;
    const head = kept.replace(']},"results"', () => link);
    return { text: `${head}]},"tessera":{"truncated":true,"limit":${limit}}}`, cut: true };
  }
  if (format === 'application/sparql-results+xml') {
    const link = `<link href="${notice.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/></head>`;
    return { text: `${kept.replace('</head>', () => link)}</results></sparql>`, cut: true };
  }
  return { text: kept, cut: true };
}

/** Where row number `row` (from 0) starts and what is before it ends; -1 when there is no such row. */
function findRow({ text, format, row }: { text: string; format: keyof typeof LEAST; row: number }): number {
  if (format === 'application/sparql-results+json') return findJsonRow(text, row);
  if (format === 'application/sparql-results+xml') return findNth(text, '<result>', row);
  // The first line is the header; the end of line `row` is where row `row` would start.
  const end = format === 'text/csv' ? findCsvLine(text, row) : findNth(text, '\n', row) + 1;
  return end <= 0 || end >= text.length ? -1 : end;
}

function findNth(text: string, mark: string, count: number): number {
  let at = -1;
  for (let seen = 0; seen <= count; seen++) {
    at = text.indexOf(mark, at + 1);
    if (at === -1) return -1;
  }
  return at;
}

/** Line breaks inside quotes belong to the value (RFC 4180); a doubled quote closes and opens again. */
function findCsvLine(text: string, count: number): number {
  let quoted = false;
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 10 && !quoted && seen++ === count) return at + 1;
  }
  return -1;
}

/** Rows are the objects directly within `bindings`; the comma before the row is where the text is cut. */
function findJsonRow(text: string, count: number): number {
  let depth = 0;
  let seen = 0;
  let at = text.indexOf('"bindings":[') + 12;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
    } else if (code === 123) {
      if (depth++ === 0 && seen++ === count) return count === 0 ? at : at - 1;
    } else if (code === 125) {
      if (--depth < 0) return -1;
    }
  }
  return -1;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34) return at;
  }
  return text.length;
}
