import type { Store } from 'oxigraph';
import { findRemovals, type QueuedTexts } from './find-removals.ts';
import { type GraphTexts, sharedParts, unpackWrites } from './graph-texts.ts';
import { loadGraphs, quadsEncoding, type RefusedGraph } from './load-graphs.ts';
import { type PackedText, packText } from './pack-text.ts';
import { removeGraphs } from './remove-graphs.ts';

export type DatasetBatch = {
  texts: GraphTexts;
  /** Graphs of the texts to leave out: a later batch, done already, has replaced or dropped them. */
  skip: string[];
  /** Graphs that go, or are replaced. */
  leaving: string[];
  /** What waits before this batch, if it goes ahead; null when nobody needs to know what left. */
  compare: QueuedTexts[] | null;
};

/** Names of graphs that leave in one step. */
const NAMES_AT_ONCE = 1_000;

/**
 * Brings a store with default graph and named graphs to what a batch says.
 * @returns `removals`: the N-Triples that have left the default graph and are to leave every copy of it; null
 *   when not asked for.
 */
export function applyToDataset({ store, batch }: { store: Store; batch: DatasetBatch }): {
  refused: RefusedGraph[];
  removals: PackedText | null;
} {
  const skip = new Set(batch.skip);
  const writes = unpackWrites(batch.texts, (graph) => !skip.has(graph));
  // A name with a character that no IRI may have cannot be in the store, and must not break the update.
  const leaving = batch.leaving.filter(isIri);
  // Written otherwise than Oxigraph writes it, a line is merely not recognised: it goes, and comes again.
  const coming = new Set(
    leaving.length === 0
      ? []
      : [...writes.map(({ ntriples }) => ntriples), ...sharedParts(writes)].flatMap((part) =>
          part.toString('utf8').split('\n'),
        ),
  );
  let gone = '';
  for (let at = 0; at < leaving.length; at += NAMES_AT_ONCE) {
    gone += removeGraphs({ store, names: leaving.slice(at, at + NAMES_AT_ONCE), coming });
  }
  const refused = loadGraphs({ store, writes, encoding: quadsEncoding });
  if (batch.compare === null) return { refused, removals: null };
  return { refused, removals: packText(findRemovals({ store, gone, queued: batch.compare })) };
}

const isIri = (name: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(name);
