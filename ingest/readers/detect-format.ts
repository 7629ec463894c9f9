import { isQuadFormat } from './rdf/read-quads.ts';
import { formatOfRdf } from './rdf/recognise-rdf.ts';
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
  xlsx: 'xlsx',
  ods: 'ods',
  jsonld: 'jsonld',
  ttl: 'turtle',
  nt: 'ntriples',
  nq: 'nquads',
  trig: 'trig',
  xml: 'xml',
  lido: 'xml',
  mods: 'xml',
  ead: 'xml',
  marcxml: 'xml',
  rdf: 'xml',
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

/** The format of what a text begins like. A table whose first heading begins with a brace or an angle is not expected. */
export function formatOfContent(sample: string): 'json' | 'ndjson' | 'xml' | 'table' {
  const text = sample.trimStart();
  // An address in angles begins a line of N-Triples.
  if (/^<(?:[?!]|[\p{L}_][\w.-]*(?::[\p{L}_][\w.-]*)?(?:[\s/>]|$))/u.test(text)) return 'xml';
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
  const rdf = formatOfRdf(sample);
  if (rdf !== undefined) return { format: rdf, misnamed: named !== undefined && !isQuadFormat(named) };
  const found = formatOfContent(sample);
  if (found === 'table') {
    const table = named === 'csv' || named === 'tsv';
    return { format: table ? named : 'csv', misnamed: named !== undefined && !table };
  }
  if (found === 'xml') return { format: 'xml', misnamed: named !== undefined && named !== 'xml' };
  // A first line that is broken, or longer than the sample, leaves the name to decide.
  const lines = named === 'ndjson' && found === 'json' && /^\s*\{[^\r\n]*\S/.test(sample);
  return {
    format: lines ? 'ndjson' : found,
    misnamed: named !== undefined && !/json/.test(named),
  };
}
