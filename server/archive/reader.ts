import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type {
  Access,
  ArchiveReader,
  Collection,
  CulturalLabel,
  ImageUse,
  ItemState,
  Partner,
  PartnerKind,
  RecordState,
  Restriction,
  RestrictionGround,
} from './archive.ts';
import { defaultAgreement } from './default-agreement.ts';
import { revisionContents } from './revision-contents.ts';

type PartnerRow = {
  id: string;
  kind: PartnerKind;
  name: string;
  country: string | null;
  homepage: string | null;
  isil: string | null;
  ror: string | null;
  charter: string | null;
};
type CollectionRow = {
  id: string;
  name: string;
  description: string | null;
  agreement: string;
  licence: string;
};
type RecordRow = Omit<RecordState, 'content' | 'decided'> & {
  row: number;
  published: number;
  decided: string | null;
};
type RestrictionRow = {
  id: number;
  item: string;
  record: string | null;
  statement: string | null;
  access: string;
  by: string;
  ground: RestrictionGround;
  since: string;
  dispute: number | null;
};
type LabelRow = Omit<CulturalLabel, 'record' | 'text' | 'season'> & {
  record: string | null;
  text: string | null;
  season: string | null;
};

const toPartner = ({ name, country, homepage, isil, ror, charter, ...row }: PartnerRow): Partner => ({
  ...row,
  name: JSON.parse(name),
  ...(country !== null && { country }),
  ...(homepage !== null && { homepage }),
  ...(isil !== null && { isil }),
  ...(ror !== null && { ror }),
  ...(charter !== null && { charter: JSON.parse(charter) }),
});

const toRestriction = ({ record, statement, access, dispute, ...row }: RestrictionRow): Restriction => ({
  ...row,
  access: JSON.parse(access),
  ...(record !== null && { record }),
  ...(statement !== null && { statement }),
  ...(dispute !== null && { dispute }),
});

const toLabel = ({ record, text, season, ...row }: LabelRow): CulturalLabel => ({
  ...row,
  ...(record !== null && { record }),
  ...(text !== null && { text: JSON.parse(text) }),
  ...(season !== null && { season: JSON.parse(season) }),
});

const recordColumns = `record.id AS row, record.item, record.name, record.partner, record.collection, record.source_id AS sourceId,
  revision.number AS revision, revision.deposit, coalesce(revision.published_at, revision.time) AS time, record.published, revision.decided`;
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
  const restrictionsOf = db.prepare(
    `SELECT restriction.id, restriction.item, record.name AS record, statement, access, restriction.partner AS "by", ground, since, dispute
     FROM restriction LEFT JOIN record ON record.id = restriction.record
     WHERE restriction.item IN (SELECT value FROM json_each(?)) ORDER BY restriction.id`,
  );
  const labelsOf = db.prepare(
    `SELECT label.id, label.item, record.name AS record, scheme, code, text, season, label.partner, since
     FROM label LEFT JOIN record ON record.id = label.record
     WHERE label.item IN (SELECT value FROM json_each(?)) AND removed IS NULL ORDER BY label.id`,
  );
  const contestedOf = db.prepare(
    'SELECT item, record, statement FROM dispute WHERE item IN (SELECT value FROM json_each(?)) AND contested = 1',
  );
  const termsOf = db.prepare(
    "SELECT id, agreement -> '$.access' AS access, agreement ->> '$.mediaRights' AS mediaRights FROM collection",
  );
  const mediaFile = db.prepare('SELECT file, format, width, height FROM media WHERE file = ?');
  // Of those that say something of a concept the first that is public; a record of which anything is held back may not be the one to tell.
  const concepts = db.prepare(
    `SELECT concept AS id, concept_source.scheme, label, broader, min(concept_source.record)
     FROM concept_source JOIN record ON record.id = concept_source.record
     JOIN public_record ON public_record.item = record.item AND public_record.record = record.name AND NOT deleted
     WHERE record.published IS NOT NULL AND NOT EXISTS (SELECT 1 FROM restriction WHERE restriction.record = record.id)
     AND NOT EXISTS (SELECT 1 FROM restriction WHERE restriction.item = record.item AND restriction.record IS NULL)
     GROUP BY concept ORDER BY concept`,
  );
  const narrower = db.prepare(
    'SELECT concept FROM concept_broader WHERE broader = ? ORDER BY concept LIMIT 500',
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
    agreement: { ...defaultAgreement, ...JSON.parse(row.agreement) },
    licence: row.licence,
  });

  /** What agreements say of the records of their collections: who may see them, and the rights in their pictures. */
  function collectionTerms(): ReadonlyMap<string, { access: Access; mediaRights?: string }> {
    const rows = termsOf.all() as { id: string; access: string | null; mediaRights: string | null }[];
    return new Map(
      rows.map(({ id, access, mediaRights }) => [
        id,
        {
          access: access === null ? defaultAgreement.access : (JSON.parse(access) as Access),
          ...(mediaRights !== null && { mediaRights }),
        },
      ]),
    );
  }

  /** Records of a collection that is not for everyone are restricted as it says. */
  function collectionRestriction(row: RecordRow, access: Access): Restriction[] {
    if (access.level === 'public') return [];
    return [
      { id: 0, item: row.item, record: row.name, access, by: row.partner, ground: 'own', since: row.time },
    ];
  }

  function items(ids: readonly string[]): ItemState[] {
    const list = JSON.stringify(ids);
    const states = new Map<string, ItemState>();
    for (const row of itemsNamed.all(list) as { id: string; joined_to: string | null }[])
      states.set(row.id, {
        id: row.id,
        records: [],
        ...(row.joined_to !== null && { joinedTo: row.joined_to }),
      });
    const rows = recordsOf.all(list) as unknown as RecordRow[];
    const contents = contentsOf(rows.map((row) => row.published));
    const terms = collectionTerms();
    const restrictions = (restrictionsOf.all(list) as RestrictionRow[]).map(toRestriction);
    const contested = Map.groupBy(
      contestedOf.all(list) as { item: string; record: number | null; statement: string | null }[],
      (row) => row.record ?? row.item,
    );
    for (const row of rows) {
      const { row: id, published, decided, ...record } = row;
      const own = contested.get(id) ?? [];
      const statements = own.flatMap(({ statement }) => statement ?? []);
      const { access, mediaRights } = terms.get(row.collection)!;
      const whole = contested.has(row.item) || own.some(({ statement }) => statement === null);
      states.get(row.item)?.records.push({
        ...record,
        ...(decided !== null && { decided: JSON.parse(decided) as NonNullable<RecordState['decided']> }),
        ...(statements.length && { contested: statements }),
        ...(whole && { contestedWhole: true as const }),
        ...(mediaRights !== undefined && { mediaRights }),
        content: contents.get(published)!,
      });
      restrictions.push(...collectionRestriction(row, access));
    }
    for (const restriction of restrictions) {
      const state = states.get(restriction.item);
      if (state) state.restrictions = [...(state.restrictions ?? []), restriction];
    }
    for (const row of labelsOf.all(list) as LabelRow[]) {
      const state = states.get(row.item);
      if (state) state.labels = [...(state.labels ?? []), toLabel(row)];
    }
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
    publicConcepts: () => concepts.all().map(toConcept),
    narrower: (id) => (narrower.all(id) as { concept: string }[]).map((row) => row.concept),
  };
}
