import type { Store } from 'oxigraph';
import { deleteTriples } from './delete-triples.ts';
import { type GraphTexts, unpackWrites } from './graph-texts.ts';
import { loadGraphs, type RefusedGraph, triplesEncoding } from './load-graphs.ts';
import { type PackedText, unpackText } from './pack-text.ts';

/** `removals`: what leaves the default graph, as `applyToDataset` found it; null when nothing does. */
export type PlainBatch = { texts: GraphTexts; removals: PackedText | null };

/** Brings a store that has the default graph alone to what a batch says. */
export function applyToPlain({ store, batch }: { store: Store; batch: PlainBatch }): RefusedGraph[] {
  if (batch.removals !== null) {
    deleteTriples({ store, ntriples: unpackText(batch.removals).toString('utf8') });
  }
  return loadGraphs({ store, writes: unpackWrites(batch.texts), encoding: triplesEncoding() });
}
