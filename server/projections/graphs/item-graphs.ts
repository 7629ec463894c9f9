import type { Collection } from '../../archive/archive.ts';
import type { ItemView } from '../../curation/view.ts';
import type { PublicItem } from '../public-items.ts';
import type { GraphWrite, QuadBatch } from '../quads/quad-store.ts';
import { claimsIri, recordIri } from './addresses.ts';
import { claimsTriples } from './claims-graph.ts';
import { aboutRecord, recordTriples } from './record-graph.ts';

export type GraphContext = { base: string; licenceOf: (collection: string) => Collection['licence'] };

/** The graphs of an item in public: one for each record, and the claims where several partners speak. */
export function itemGraphs(view: ItemView, { base, licenceOf }: GraphContext, fresh: boolean): GraphWrite[] {
  const graphs = view.records.map((record) => ({
    graph: recordIri(base, record),
    ntriples: recordTriples(record, base),
    about: aboutRecord(record, base, licenceOf(record.collection)),
    fresh,
  }));
  if (view.records.length < 2) return graphs;
  return [
    ...graphs,
    { graph: claimsIri(base, view.id), ntriples: claimsTriples(view, base), about: '', fresh },
  ];
}

/** What a batch of changed items means for the store of quads. An item that is new in public can have no graph there yet. */
export function graphBatch(items: readonly PublicItem[], context: GraphContext): QuadBatch {
  const batch: QuadBatch = { write: [], drop: [] };
  for (const item of items) {
    const records = new Set(item.view?.records.map((record) => record.name));
    const fresh =
      item.changes.every((change) => change.kind === 'create') && item.changes.length === records.size;
    if (item.view) batch.write.push(...itemGraphs(item.view, context, fresh));
    for (const { record } of item.changes)
      if (!records.has(record)) batch.drop.push(recordIri(context.base, { item: item.id, name: record }));
    if (!fresh && records.size < 2) batch.drop.push(claimsIri(context.base, item.id));
  }
  return batch;
}
