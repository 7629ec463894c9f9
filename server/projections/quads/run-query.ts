import type { Store } from 'oxigraph';
import { cutRows } from './cut-rows.ts';
import { fillClosures } from './fill-closures.ts';
import type { Closure } from './find-closures.ts';
import type { Engine } from './load-oxigraph.ts';
import type { ResultMediaType } from './quad-store.ts';
import { spoilsInstance } from './spoils-instance.ts';

/** A query made ready: its form is known, its format chosen, its limit written into its text. */
export type PreparedQuery = {
  text: string;
  base: string;
  mediaType: ResultMediaType;
  /** The dataset, if the protocol or FROM names one; else the whole store. */
  dataset: { default: string[]; named: string[] } | null;
  /** What to find out first; edits are places in `text`, and in that of the probe. */
  closures: Closure[];
  maxBytes: number;
  maxRows: number;
  /**
   * How `maxRows` was written into the text: one row more than it, or a second query that asks whether there
   * is more.
   */
  cap: { kind: 'none' } | { kind: 'one-more' } | { kind: 'probe'; text: string };
};

export type RawAnswer =
  | { kind: 'ok'; body: Uint8Array<ArrayBuffer>; truncated: boolean; milliseconds: number }
  | { kind: 'malformed'; message: string; line?: number; column?: number }
  | { kind: 'too-large'; bytes: number }
  | { kind: 'failed'; message: string };

/** A solution takes Oxigraph more than this; an answer that came sooner had fewer than the limit. */
const LEAST_MS_A_SOLUTION = 0.0001;

/**
 * Runs a query on a store, within the worker. Throws only what spoils the instance (a trap of WebAssembly).
 */
export function runQuery(args: { engine: Engine; store: Store; query: PreparedQuery }): RawAnswer {
  const { engine, store, query } = args;
  const started = performance.now();
  const view = openDataset({ engine, store, query });
  try {
    const ask = (text: string, format: string) =>
      view.store.query(text, { ...view.options, base_iri: query.base, results_format: format }) as string;
    const result = askWithClosures({ query, ask });
    let truncated = false;
    let text = result;
    if (query.cap.kind === 'one-more') {
      const notice = `${query.base}#limits`;
      const cut = cutRows({ text: result, mediaType: query.mediaType, limit: query.maxRows, notice });
      ({ text, cut: truncated } = cut);
    } else if (
      query.cap.kind === 'probe' &&
      performance.now() - started > query.maxRows * LEAST_MS_A_SOLUTION
    ) {
      truncated = ask(query.cap.text, 'application/n-triples') !== '';
    }
    // A character takes at least a byte: this spares encoding what is too large anyway.
    if (text.length > query.maxBytes) return { kind: 'too-large', bytes: query.maxBytes };
    const body = new TextEncoder().encode(text);
    if (body.length > query.maxBytes) return { kind: 'too-large', bytes: query.maxBytes };
    return { kind: 'ok', body, truncated, milliseconds: performance.now() - started };
  } catch (error) {
    if (spoilsInstance(error)) throw error;
    return readError(error instanceof Error ? error.message : String(error));
  } finally {
    view.close();
  }
}

/** What a query's paths reach is found out first; where anything is wrong with that, the query is asked as it is. */
function askWithClosures(args: {
  query: PreparedQuery;
  ask: (text: string, format: string) => string;
}): string {
  const { query, ask } = args;
  const { text, closures, mediaType } = query;
  if (closures.length === 0) return ask(text, mediaType);
  try {
    const find = (closure: string) => ask(closure, 'text/tab-separated-values');
    return ask(fillClosures({ text, closures, find }), mediaType);
  } catch (error) {
    if (spoilsInstance(error)) throw error;
    return ask(text, mediaType);
  }
}

/**
 * Oxigraph repeats a triple that several default graphs share, where SPARQL asks for their merge (SPARQL 1.1,
 * 13.2.1): with more than one, the graphs named are copied into a store of their own, where a triple is there
 * once.
 */
function openDataset({ engine, store, query }: { engine: Engine; store: Store; query: PreparedQuery }) {
  const { namedNode, defaultGraph, Store } = engine.oxigraph;
  if (query.dataset === null) return { store, options: {}, close: () => {} };
  const named = query.dataset.named.map((name) => namedNode(name));
  const [first, ...others] = query.dataset.default.map((name) => namedNode(name));
  if (others.length === 0) {
    const options = { default_graph: first === undefined ? [] : [first], named_graphs: named };
    return { store, options, close: () => {} };
  }
  const merged = new Store();
  const format = 'application/n-triples';
  for (const graph of first === undefined ? [] : [first, ...others]) {
    merged.load(store.dump({ format, from_graph_name: graph }), { format, lenient: true });
  }
  for (const graph of named) {
    const triples = store.dump({ format, from_graph_name: graph });
    merged.load(triples, { format, lenient: true, to_graph_name: graph });
  }
  const options = { default_graph: [defaultGraph()], named_graphs: named };
  return { store: merged, options, close: () => (merged as Store & { free(): void }).free() };
}

/**
 * Oxigraph says `error at LINE:COLUMN: expected ...` of what it cannot parse, and lists whole character
 * classes.
 */
function readError(message: string): RawAnswer {
  const place = /^error at (\d+):(\d+): (.*)$/s.exec(message);
  if (place === null) return { kind: 'failed', message };
  const [, line, column, text = ''] = place;
  const short = text.replaceAll(/(?:, )?(?:or )?\[[^\]]*'[^\]]*\](?: \| \[[^\]]*\])*/g, '').slice(0, 300);
  return { kind: 'malformed', message: short, line: Number(line), column: Number(column) };
}
