import type { ItemView, RecordView } from '../../curation/view.ts';
import { recordIri } from '../graphs/addresses.ts';
import { type GraphContext, graphsBeside } from '../graphs/item-graphs.ts';
import { aboutRecord, recordTriples } from '../graphs/record-graph.ts';
import type { QuadBytes } from './quad-bytes.ts';

/**
 * The quads of records of an item: the graph of each, and in the default graph what is said of it. What is said of the item as a whole (who claims what, its
 * history) goes with the first collection by name in which it has a record, so that it stands once in all.
 */
export function addQuads(
  out: QuadBytes,
  { view, records, collection }: { view: ItemView; records: readonly RecordView[]; collection: string },
  context: GraphContext,
): void {
  const { base, licenceOf } = context;
  for (const record of records) {
    out.add(recordTriples(record, base), recordIri(base, record));
    out.add(aboutRecord(record, base, licenceOf(collection)));
  }
  const others = view.records.some((record) => record.collection < collection);
  if (others) return;
  for (const { graph, ntriples } of graphsBeside(view, context)) out.add(ntriples, graph);
}
