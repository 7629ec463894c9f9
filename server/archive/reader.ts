import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type {
  ArchiveReader,
  Collection,
  ImageUse,
  ItemState,
  Partner,
  PartnerKind,
  RecordState,
} from './archive.ts';
import { revisionContents } from './revision-contents.ts';

type PartnerRow = {
  id: string;
  kind: PartnerKind;
  name: string;
  country: string | null;
  homepage: string | null;
};
type CollectionRow = {
  id: string;
  name: string;
  description: string | null;
  agreement: string;
  licence: string;
};
type RecordRow = Omit<RecordState, 'content'> & { published: number };

const toPartner = ({ name, country, homepage, ...row }: PartnerRow): Partner => ({
  ...row,
  name: JSON.parse(name),
  ...(country !== null && { country }),
  ...(homepage !== null && { homepage }),
});

const recordColumns = `record.item, record.name, record.partner, record.collection, record.source_id AS sourceId,
  revision.number AS revision, revision.deposit, revision.time, record.published`;
const published = 'record JOIN revision ON revision.id = record.published';

/** Reads the archive from a database connection. */
export function archiveReader(db: DatabaseSync): ArchiveReader {
  const partners = db.prepare('SELECT * FROM partner ORDER BY id');
  const partner = db.prepare('SELECT * FROM partner WHERE id = ?');
  const collections = db.prepare('SELECT * FROM collection ORDER BY id');
  const collection = db.prepare('SELECT * FROM collection WHERE id = ?');
  const members = db.prepare('SELECT partner FROM collection_partner WHERE collection = ? ORDER BY partner');
  const itemsNamed = db.prepare(
    'SELECT id, joined_to FROM item WHERE id IN (SELECT value FROM json_each(?))',
  );
  const recordsOf = db.prepare(
    `SELECT ${recordColumns} FROM ${published} WHERE record.item IN (SELECT value FROM json_each(?)) ORDER BY record.id`,
  );
  const image = db.prepare(
    'SELECT image.id, record.item, record.name AS record, image.file FROM image JOIN record ON record.id = image.record WHERE image.id = ?',
  );
  const mediaFile = db.prepare('SELECT file, format, width, height FROM media WHERE file = ?');
  const concept = db.prepare('SELECT * FROM concept WHERE id = ?');
  const concepts = db.prepare('SELECT * FROM concept ORDER BY id');
  const narrower = db.prepare(
    'SELECT concept.* FROM concept_broader JOIN concept ON concept.id = concept WHERE concept_broader.broader = ? ORDER BY concept LIMIT 500',
  );

  const contentsOf = revisionContents(db);

  const toConcept = (row: Record<string, unknown>): Concept => ({
    id: row.id as string,
    scheme: row.scheme as string,
    label: JSON.parse(row.label as string),
    broader: JSON.parse(row.broader as string),
  });
  const toCollection = (row: CollectionRow): Collection => ({
    id: row.id,
    name: JSON.parse(row.name),
    ...(row.description !== null && { description: JSON.parse(row.description) }),
    partners: (members.all(row.id) as { partner: string }[]).map((member) => member.partner),
    agreement: JSON.parse(row.agreement),
    licence: row.licence,
  });

  function items(ids: readonly string[]): ItemState[] {
    const list = JSON.stringify(ids);
    const states = new Map<string, ItemState>();
    for (const row of itemsNamed.all(list) as { id: string; joined_to: string | null }[])
      states.set(row.id, {
        id: row.id,
        records: [],
        ...(row.joined_to !== null && { joinedTo: row.joined_to }),
      });
    const rows = recordsOf.all(list) as RecordRow[];
    const contents = contentsOf(rows.map((row) => row.published));
    for (const { published, ...row } of rows)
      states.get(row.item)?.records.push({ ...row, content: contents.get(published)! });
    return ids.flatMap((id) => states.get(id) ?? []);
  }

  return {
    partners: () => (partners.all() as PartnerRow[]).map(toPartner),
    partner: (id) => {
      const row = partner.get(id) as PartnerRow | undefined;
      return row && toPartner(row);
    },
    collections: () => (collections.all() as CollectionRow[]).map(toCollection),
    collection: (id) => {
      const row = collection.get(id) as CollectionRow | undefined;
      return row && toCollection(row);
    },
    item: (id) => items([id])[0],
    items,
    image: (id) => image.get(id) as ImageUse | undefined,
    media: (file) => mediaFile.get(file) as ReturnType<ArchiveReader['media']>,
    concept: (id) => {
      const row = concept.get(id);
      return row && toConcept(row);
    },
    concepts: () => concepts.all().map(toConcept),
    narrower: (id) => narrower.all(id).map(toConcept),
  };
}
