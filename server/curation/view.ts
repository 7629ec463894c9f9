import type { RecordContent } from '../../vocab/fields.ts';
import type { CulturalLabel, ItemState, RecordState, Restriction } from '../archive/archive.ts';
import { maySee, type Viewer } from './access.ts';
import { withoutStatements } from './without-statements.ts';

/** What a viewer may see of an item: the records, and in them the statements, that access rules leave; and the labels on it. */
export type ItemView = { id: string; records: RecordView[]; labels?: readonly CulturalLabel[] };
export type RecordView = RecordState;

export { thePublic, type Viewer } from './access.ts';

/** The number that a record has in its source is, as a rule, one that it states: hidden as a statement, it is hidden here too. */
function hiddenNumber({ sourceId, content }: RecordState, left: RecordContent): { sourceId?: string } {
  const states = ({ identifier }: RecordContent) => identifier?.some(({ value }) => value === sourceId);
  return states(content) && !states(left) ? { sourceId: '' } : {};
}

/** The record as the restrictions leave it, or undefined. */
function viewRecord(
  record: RecordState,
  restrictions: readonly Restriction[],
  viewer: Viewer,
): RecordView | undefined {
  const own = restrictions.filter((r) => r.record === record.name);
  const closed = (r: Restriction) => !maySee(r.access, viewer, [record.partner, r.by]);
  if (own.some((r) => r.statement === undefined && closed(r))) return undefined;
  const hidden = new Set(own.flatMap((r) => (r.statement !== undefined && closed(r) ? r.statement : [])));
  if (hidden.size === 0) return record;
  const content = withoutStatements(record.content, (id) => hidden.has(id));
  const contested = record.contested?.filter((id) => !hidden.has(id));
  return { ...record, content, ...hiddenNumber(record, content), ...(contested && { contested }) };
}

/**
 * The view of an item for a viewer, or undefined where there is nothing that the viewer may see. Every restriction must let the viewer through:
 * the item's (whose owners are all who describe it), the record's, the statement's. Whoever set one sees what it holds back. Pure; every exit shows this
 * alone.
 */
export function viewItem(item: ItemState, viewer: Viewer): ItemView | undefined {
  const { id, restrictions } = item;
  if (item.records.length === 0) return undefined;
  if (!restrictions?.length && !item.labels?.length) return { id, records: item.records };
  const describers = item.records.map((record) => record.partner);
  const closed = (r: Restriction) =>
    r.record === undefined && !maySee(r.access, viewer, [...describers, r.by]);
  if (restrictions?.some(closed)) return undefined;
  const records = restrictions?.length
    ? item.records.flatMap((record) => viewRecord(record, restrictions, viewer) ?? [])
    : item.records;
  if (records.length === 0) return undefined;
  const names = new Set(records.map((record) => record.name));
  const labels = item.labels?.filter((label) => label.record === undefined || names.has(label.record)) ?? [];
  return { id, records, ...(labels.length && { labels }) };
}
