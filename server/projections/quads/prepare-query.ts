import type { ClassifiedQuery } from './classify-query.ts';
import type { QueryForm, QueryLimits, ResultFormats, SparqlQuery, SparqlResult } from './quad-store.ts';
import type { PreparedQuery } from './run-query.ts';

const DEFAULT_FORMATS: ResultFormats = {
  select: 'application/sparql-results+json',
  ask: 'application/sparql-results+json',
  graph: 'application/n-triples',
};
/** Several default graphs are copied before the query runs. */
const MAX_GRAPHS = 1_000;

/** Chooses the result's format, settles the dataset, and writes the row limit into the text. */
export function prepareQuery(args: {
  query: SparqlQuery;
  classified: ClassifiedQuery;
  limits: QueryLimits;
}):
  | { kind: 'prepared'; query: PreparedQuery }
  | Extract<SparqlResult, { kind: 'not-acceptable' | 'refused' }> {
  const { query, classified, limits } = args;
  const { form } = classified;
  const mediaType = chooseFormat({ form, formats: query.formats ?? DEFAULT_FORMATS });
  if (mediaType === null) return { kind: 'not-acceptable', form };
  const dataset = chooseDataset({ query, classified });
  if (dataset !== null && dataset.default.length + dataset.named.length > MAX_GRAPHS) {
    const message = `a query may name ${MAX_GRAPHS} graphs at most`;
    return { kind: 'refused', reason: 'complexity', message };
  }
  return {
    kind: 'prepared',
    query: {
      ...capRows({ query, classified, maxRows: limits.rows }),
      base: query.base ?? 'urn:tessera:sparql',
      mediaType,
      dataset,
      closures: dataset === null ? classified.closures : [],
      maxBytes: limits.bytes,
      maxRows: limits.rows,
    },
  };
}

function chooseFormat({ form, formats }: { form: QueryForm; formats: ResultFormats }) {
  return form === 'select' ? formats.select : form === 'ask' ? formats.ask : formats.graph;
}

/**
 * The protocol's dataset overrides the query's. FROM alone is left to Oxigraph, except where several default
 * graphs have to be merged.
 */
function chooseDataset({ query, classified }: { query: SparqlQuery; classified: ClassifiedQuery }) {
  const distinct = (names: string[]) => [...new Set(names)];
  const named = query.dataset ?? { default: [], named: [] };
  const protocol = named.default.length + named.named.length > 0;
  const { default: graphs, named: names } = protocol ? named : classified.from;
  const dataset = { default: distinct(graphs), named: distinct(names) };
  return protocol || dataset.default.length > 1 ? dataset : null;
}

/**
 * A SELECT is asked for one row more than the limit, so that a cut is certain. Of the triples of a CONSTRUCT
 * nothing tells the number of solutions: it is asked for the limit, and a second query asks whether there is
 * more.
 */
function capRows(args: { query: SparqlQuery; classified: ClassifiedQuery; maxRows: number }): {
  text: string;
  cap: PreparedQuery['cap'];
} {
  const { query, classified, maxRows } = args;
  const { form, limit, offset, withLimit } = classified;
  const bounded = form === 'ask' || (limit !== undefined && limit <= maxRows);
  if (bounded) return { text: query.text, cap: { kind: 'none' } };
  if (form === 'select') {
    return { text: withLimit({ limit: maxRows + 1, offset }), cap: { kind: 'one-more' } };
  }
  // If those beyond the limit make no triple at all, nothing is missing.
  const rest = withLimit({ limit: 100, offset: offset + maxRows });
  return { text: withLimit({ limit: maxRows, offset }), cap: { kind: 'probe', text: rest } };
}
