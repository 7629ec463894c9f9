import type { Format } from './source-row.ts';

const endings: Record<string, Format> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  jsonlines: 'ndjson',
};

/** The format that a file's name speaks of (`objects.ndjson.gz`), if any. */
export function formatOfName(name: string): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase();
  return ending === undefined ? undefined : endings[ending];
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The format of what a text begins like. A table whose first heading begins with a brace is not expected. */
export function formatOfContent(sample: string): 'json' | 'ndjson' | 'table' {
  const text = sample.trimStart();
  if (/^\[\s*(?:[{\]]|$)/.test(text)) return 'json';
  if (!/^\{\s*(?:["}]|$)/.test(text)) return 'table';
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  // A brace alone opens an object that is set out over several lines.
  if (first.trim() === '{') return 'json';
  return isJson(first) && (second === '' || second.startsWith('{')) ? 'ndjson' : 'json';
}

/** The format to read, and whether the name said otherwise. The content decides, since names are often wrong. */
export function detectFormat({ sample, name }: { sample: string; name?: string | undefined }): {
  format: Format;
  misnamed: boolean;
} {
  const named = name === undefined ? undefined : formatOfName(name);
  const found = formatOfContent(sample);
  if (found === 'table') {
    const table = named === 'csv' || named === 'tsv';
    return { format: table ? named : 'csv', misnamed: named !== undefined && !table };
  }
  // A first line that is broken, or longer than the sample, leaves the name to decide.
  const lines = named === 'ndjson' && found === 'json' && /^\s*\{[^\r\n]*\S/.test(sample);
  return { format: lines ? 'ndjson' : found, misnamed: named === 'csv' || named === 'tsv' };
}
