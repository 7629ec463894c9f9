import type { FindItems } from './fill-searches.ts';

/**
 * The port to the quads: a store of public views that answers SPARQL 1.1 queries. The default graph is
 * WRITTEN, not computed: each public triple once, however many named graphs have it, and gone with the last
 * of them.
 */

/** A named graph as it shall stand from now on. */
export type GraphWrite = {
  /** The graph's name, an absolute IRI. */
  graph: string;
  /**
   * N-Triples with absolute IRIs and no blank nodes, as text or as its UTF-8; put into the named graph and into
   * the default graph.
   */
  ntriples: string | Uint8Array;
  /**
   * More of the same, in pieces that graphs of a batch have in common: each is sent, and put into the default graph, once. Whole lines, with a
   * line break at the end.
   */
  shared?: readonly string[];
  /** True when the graph is known not to be in the store: nothing has to be looked for and removed first. */
  fresh: boolean;
  /**
   * N-Triples said OF the record (provenance), for the default graph only. Every subject is `graph` itself,
   * and no named graph says the same triple of another record's graph name.
   */
  about: string;
};

/**
 * Changes that become visible together. A graph in both lists is replaced; of two writes of one graph the
 * last holds.
 */
export type QuadBatch = {
  write: GraphWrite[];
  /**
   * Graph names to remove, with what the default graph has through them alone. Unknown names are no error.
   */
  drop: string[];
};

export type RowsMediaType =
  | 'application/sparql-results+json'
  | 'application/sparql-results+xml'
  | 'text/csv'
  | 'text/tab-separated-values';
export type BooleanMediaType = 'application/sparql-results+json' | 'application/sparql-results+xml';
export type GraphMediaType =
  | 'text/turtle'
  | 'application/n-triples'
  | 'application/ld+json'
  | 'application/rdf+xml';
export type ResultMediaType = RowsMediaType | GraphMediaType;

/** What the caller can take, by the form of the query; null: nothing that we have. */
export type ResultFormats = {
  select: RowsMediaType | null;
  ask: BooleanMediaType | null;
  graph: GraphMediaType | null;
};

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

export type QueryLimits = {
  /** Wall-clock milliseconds of execution. */
  milliseconds: number;
  /** Rows of a SELECT, solutions of a CONSTRUCT or DESCRIBE. */
  rows: number;
  /** Bytes of the serialised result. */
  bytes: number;
};

export type SparqlQuery = {
  text: string;
  /** Base IRI for relative IRIs; also the address that a truncated result points to. */
  base?: string;
  /** Default: JSON, and N-Triples for graphs. */
  formats?: ResultFormats;
  /** The protocol's dataset; overrides FROM (SPARQL 1.1 Protocol, 2.1.4). Unknown graphs are empty. */
  dataset?: { default: string[]; named: string[] };
  /** How a search of texts within the query is answered, and by what predicate it is asked for. */
  fullText?: { predicate: string; find: FindItems };
  /** Whose query it is; `site` is for the server's own pages. Default `visitors`. */
  reader?: 'visitors' | 'site';
  limits?: Partial<QueryLimits>;
  /** Whose query it is, by any name: those who ask take turns. Default: one and the same. */
  client?: string;
  /** Aborted when the asker has gone. */
  signal?: AbortSignal;
};

export type SparqlResult =
  | {
      kind: 'ok';
      form: QueryForm;
      mediaType: ResultMediaType;
      body: Uint8Array;
      /** The row limit when it cut the result, else null. */
      truncatedAt: number | null;
      /**
       * False when the same query may answer otherwise though the version is the same (NOW, RAND, SERVICE,
       * ...).
       */
      repeatable: boolean;
      milliseconds: number;
    }
  | { kind: 'malformed'; message: string; line?: number; column?: number }
  /** A legal query that this store does not run. */
  | { kind: 'refused'; reason: 'update' | 'service' | 'complexity' | 'unsupported'; message: string }
  | { kind: 'not-acceptable'; form: QueryForm }
  | { kind: 'timeout'; milliseconds: number }
  | { kind: 'too-large'; bytes: number }
  | { kind: 'unavailable'; retryAfter: number }
  | { kind: 'failed'; message: string }
  | { kind: 'aborted' };

export type ReplicaStatus = {
  name: string;
  state: 'loading' | 'ready' | 'restarting';
  /** Quads at the last count; counting takes a tenth of a microsecond a quad and is done when idle. */
  quads: number;
  /** WebAssembly memory in bytes; at most 4 GiB, and it never shrinks. */
  bytes: number;
  /** Why the last attempt to load failed. */
  problem?: string;
};

export interface QuadStore {
  /**
   * Resolves when visitors see the batch; during a bulk load, queries that name graphs may see fresh ones
   * later. Throws if a graph cannot be parsed, naming it; the other graphs of the batch are then in the store
   * all the same.
   */
  apply(batch: QuadBatch): Promise<void>;
  query(query: SparqlQuery): Promise<SparqlResult>;
  ready(): { replicas: ReplicaStatus[] };
  /** Changes with every batch that is seen, and when another replica answers; for entity tags. */
  version(): string;
  /** Resolves when every replica is loaded and no batch is waiting. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
