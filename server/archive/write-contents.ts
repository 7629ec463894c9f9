import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type { MediaFile } from './archive.ts';
import { canonicalJson } from './canonical-json.ts';
import type { StoredRecord } from './write-records.ts';

/** Of how many records, at least, it is remembered that they say the same of a concept: one that stays public is enough to tell it. */
const mostSources = 4;
/** Records of one title that are looked at: where more have it, it says next to nothing, and a row may not take longer for that. */
const mostLooked = 300;

/** Writing what contents bring with them: concepts, files, pictures, identifiers, titles; inside a write transaction. */
export function contentsWriter(db: DatabaseSync) {
  const putConcept = db.prepare(
    'INSERT OR IGNORE INTO concept_source (concept, record, scheme, label, broader) VALUES (?, ?, ?, ?, ?)',
  );
  const putBroader = db.prepare('INSERT OR IGNORE INTO concept_broader (broader, concept) VALUES (?, ?)');
  const putMedia = db.prepare(
    'INSERT OR IGNORE INTO media (file, format, bytes, width, height) VALUES (?, ?, ?, ?, ?)',
  );
  const shows = db.prepare(
    `SELECT 1 FROM revision WHERE record = ?1 AND instr(content, ?3) > 0
     UNION ALL SELECT 1 FROM image JOIN record ON record.id = image.record WHERE file = ?3 AND partner = ?2 LIMIT 1`,
  );
  const dropImages = db.prepare(
    'DELETE FROM image WHERE record = ? AND file NOT IN (SELECT value FROM json_each(?))',
  );
  const putImage = db.prepare('INSERT OR REPLACE INTO image (id, record, file) VALUES (?, ?, ?)');
  const dropIdentifiers = db.prepare('DELETE FROM shared_identifier WHERE record = ?');
  const putIdentifier = db.prepare('INSERT OR IGNORE INTO shared_identifier (value, record) VALUES (?, ?)');
  const identified = db.prepare(
    'SELECT DISTINCT item FROM shared_identifier JOIN record ON record.id = record WHERE value = ? AND published IS NOT NULL',
  );
  const dropTitles = db.prepare('DELETE FROM title_key WHERE record = ?');
  const putTitle = db.prepare('INSERT OR IGNORE INTO title_key (key, record) VALUES (?, ?)');
  const titled = db.prepare(
    `SELECT item, partner, published FROM title_key JOIN record ON record.id = title_key.record WHERE key = ? LIMIT ${mostLooked}`,
  );

  // Rows of one source bring the same few thousand concepts over and over, as the same objects.
  let brought = new WeakMap<Concept, number>();
  const concept = (c: Concept, record: number) => {
    const times = brought.get(c) ?? 0;
    if (times === mostSources) return;
    brought.set(c, times + 1);
    putConcept.run(c.id, record, c.scheme, canonicalJson(c.label), canonicalJson(c.broader ?? []));
    if (times === 0) for (const broader of c.broader ?? []) putBroader.run(broader, c.id);
  };

  return {
    /** What was remembered of a transaction that is being taken back. */
    forget: () => {
      brought = new WeakMap();
    },
    /** What a record says of a concept: the public is told what public records say. */
    concept,
    /** Whether a file has been shown by the record, or is shown by another of its partner. */
    mayShow: (record: StoredRecord, file: string): boolean =>
      shows.get(record.id, record.partner, file) !== undefined,
    media: (m: MediaFile & { bytes: number }) => {
      putMedia.run(m.file, m.format, m.bytes, m.width, m.height);
    },
    /** The pictures that a record shows now; their former addresses stay while the file does. */
    images: (record: number, images: readonly { id: string; file: string }[]) => {
      dropImages.run(record, JSON.stringify(images.map(({ file }) => file)));
      for (const image of images) putImage.run(image.id, record, image.file);
    },
    /** Identifiers that name the thing anywhere, by which partners who describe it find one another: those that the record has now. */
    identifiers: (record: number, values: readonly string[]) => {
      dropIdentifiers.run(record);
      for (const value of values) putIdentifier.run(value, record);
    },
    itemsIdentified: (value: string): string[] =>
      (identified.all(value) as { item: string }[]).map(({ item }) => item),
    /** The titles that a record has now, as keys (`titleKeys`); `known`: it may have had others. */
    titles: (record: number, keys: readonly number[], known: boolean) => {
      if (known) dropTitles.run(record);
      for (const key of keys) putTitle.run(key, record);
    },
    /** Items of which other partners than one have a public record of that title. */
    itemsTitled: (key: number, except: string): string[] => {
      const rows = titled.all(key) as { item: string; partner: string; published: number | null }[];
      const others = rows.filter(({ partner, published }) => partner !== except && published !== null);
      return [...new Set(others.map(({ item }) => item))];
    },
  };
}
