import type { Collection } from '../../archive/archive.ts';
import type { ItemHistory } from '../../curation/history.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView } from '../../curation/view.ts';
import type { PublicItem } from '../public-items.ts';
import type { GraphWrite, QuadBatch } from '../quads/quad-store.ts';
import { claimsIri, historyIri, recordIri } from './addresses.ts';
import { claimsTriples } from './claims-graph.ts';
import { historyTriples } from './history-graph.ts';
import { aboutRecord, hasHistory, recordTripleParts } from './record-graph.ts';
import type { NamedGraph } from './triple-text.ts';

/** What graphs need beside views. `disputesOn` and `historyOf` are asked of few items: those that have something of the kind. */
export type GraphContext = {
  base: string;
  licenceOf: (collection: string) => Collection['licence'];
  disputesOn?: (view: ItemView) => readonly ContestedBy[];
  historyOf?: (item: string) => ItemHistory | undefined;
};

/** How the records of an item came to be, where there is more to it than what is said of each record. */
function historyGraph(view: ItemView, { base, historyOf }: GraphContext): NamedGraph[] {
  const history = view.records.some(hasHistory) ? historyOf?.(view.id) : undefined;
  const ntriples = history ? historyTriples(history, base) : '';
  return ntriples === '' ? [] : [{ graph: historyIri(base, view.id), ntriples }];
}

/** The graphs of an item in public: one for each record, the claims where several partners speak or one is contested, and their history. */
export function itemGraphs(view: ItemView, context: GraphContext, fresh: boolean): GraphWrite[] {
  const { base, licenceOf } = context;
  const graphs = view.records.map((record) => {
    const { own, shared } = recordTripleParts(record, base);
    return {
      graph: recordIri(base, record),
      // At once: the text is a chain of a hundred pieces, which would outlive the young generation with its batch.
      ntriples: Buffer.from(own),
      shared,
      about: aboutRecord(record, base, licenceOf(record.collection)),
      fresh,
    };
  });
  return [...graphs, ...graphsBeside(view, context).map((graph) => ({ ...graph, about: '', fresh }))];
}

/** Those of an item's graphs that are of no record: the claims, and the history. */
export function graphsBeside(view: ItemView, context: GraphContext): NamedGraph[] {
  const { base, disputesOn } = context;
  const history = historyGraph(view, context);
  if (!hasClaims(view)) return history;
  const disputes = view.records.some(({ contested }) => contested) ? disputesOn?.(view) : undefined;
  const ntriples = claimsTriples(view, base, disputes);
  return [{ graph: claimsIri(base, view.id), ntriples }, ...history];
}

/** Whether who claims what is a graph of its own in the store. */
const hasClaims = ({ records }: ItemView): boolean =>
  records.length > 1 || records.some(({ contested }) => contested !== undefined);

/** What a batch of changed items means for the store of quads. An item that is new in public can have no graph there yet. */
export function graphBatch(items: readonly PublicItem[], context: GraphContext): QuadBatch {
  const batch: QuadBatch = { write: [], drop: [] };
  for (const item of items) {
    const records = new Set(item.view?.records.map((record) => record.name));
    const fresh =
      item.changes.every((change) => change.kind === 'create') && item.changes.length === records.size;
    const written = item.view ? itemGraphs(item.view, context, fresh) : [];
    batch.write.push(...written);
    for (const { record } of item.changes)
      if (!records.has(record)) batch.drop.push(recordIri(context.base, { item: item.id, name: record }));
    if (fresh) continue;
    const names = new Set(written.map(({ graph }) => graph));
    for (const graph of [claimsIri(context.base, item.id), historyIri(context.base, item.id)])
      if (!names.has(graph)) batch.drop.push(graph);
  }
  return batch;
}
