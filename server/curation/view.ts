import type { ItemState, RecordState } from '../archive/archive.ts';

/** What a viewer may see of an item: the records, and in them the statements, that access rules leave. */
export type ItemView = { id: string; records: RecordView[] };
export type RecordView = RecordState;

/** Who looks. The public is nobody in particular. */
export type Viewer = { kind: 'public' };
export const thePublic: Viewer = { kind: 'public' };

/** The view of an item for a viewer, or undefined where there is nothing that the viewer may see. Pure; every exit shows this alone. */
export function viewItem(item: ItemState, _viewer: Viewer): ItemView | undefined {
  return item.records.length === 0 ? undefined : { id: item.id, records: item.records };
}
