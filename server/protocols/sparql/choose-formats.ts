import type { Request } from 'express';
import type {
  BooleanMediaType,
  GraphMediaType,
  ResultFormats,
  RowsMediaType,
} from '../../projections/quads/quad-store.ts';

/** In order of our preference: what a client without one gets comes first (STANDARDS: JSON, and Turtle). */
export const ROWS: RowsMediaType[] = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
const BOOLEANS: BooleanMediaType[] = ['application/sparql-results+json', 'application/sparql-results+xml'];
export const GRAPHS: GraphMediaType[] = [
  'text/turtle',
  'application/n-triples',
  'application/ld+json',
  'application/rdf+xml',
];

/** General types that clients ask for, and what we give for them. */
const ALSO: Record<string, RowsMediaType & BooleanMediaType> = {
  'application/json': 'application/sparql-results+json',
  'application/xml': 'application/sparql-results+xml',
};

/** Short names for links, where a person cannot set a header: `&format=csv`. */
const SHORT: Record<string, ResultFormats> = {
  json: { select: ROWS[0]!, ask: BOOLEANS[0]!, graph: 'application/ld+json' },
  xml: { select: ROWS[1]!, ask: BOOLEANS[1]!, graph: 'application/rdf+xml' },
  csv: { select: 'text/csv', ask: null, graph: null },
  tsv: { select: 'text/tab-separated-values', ask: null, graph: null },
  turtle: { select: null, ask: null, graph: 'text/turtle' },
  ntriples: { select: null, ask: null, graph: 'application/n-triples' },
};

/**
 * Negotiates by the Accept header (RFC 9110, 12.5.1) for each form, as the form is known only once the query
 * is parsed.
 */
export function chooseFormats({ req, format }: { req: Request; format: string | undefined }): ResultFormats {
  const short = format === undefined ? undefined : SHORT[format];
  if (short !== undefined) return short;
  return {
    select: pick({ req, offers: ROWS, also: ALSO }),
    ask: pick({ req, offers: BOOLEANS, also: ALSO }),
    graph: pick({ req, offers: GRAPHS, also: {} }),
  };
}

function pick<T extends string>(args: { req: Request; offers: T[]; also: Record<string, T> }): T | null {
  const { req, offers, also } = args;
  const best = req.accepts([...offers, ...Object.keys(also)]);
  if (best === false) return null;
  return also[best] ?? (best as T);
}

/** True when the client would rather have a page than any result: browsers, not `*` + `/*`. */
export function prefersPage(req: Request): boolean {
  const offers = [...ROWS, ...GRAPHS, ...Object.keys(ALSO), 'text/html'];
  return req.accepts(offers) === 'text/html';
}
