import type { DatabaseSync } from 'node:sqlite';
import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { normaliseText } from '../../vocab/record/statement.ts';
import { inTransaction } from './in-transaction.ts';

export const mappingKinds = ['exact', 'close', 'broad', 'narrow', 'related'] as const;
export type MappingKind = (typeof mappingKinds)[number];
export const noteKinds = ['definition', 'scope', 'other'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** A concept as a vocabulary file describes it. `id` is an absolute IRI, or relative to the archive's base. */
export type LoadedConcept = {
  id: string;
  notation?: string;
  labels: { language: string; preferred: boolean; text: string }[];
  mappings: { kind: MappingKind; target: string }[];
  notes: { kind: NoteKind; language: string; text: string }[];
};

export type VocabularySource = { scheme: string; file: string; digest: string; fields: readonly FieldName[] };

/** What writes one version of a scheme, which nobody sees before `finish`. */
export type VocabularyLoad = {
  concepts(batch: readonly LoadedConcept[]): void;
  broader(batch: readonly { concept: string; broader: string }[]): void;
  /** Puts this version in the place of the one before, at once. `replaced`: somebody else began to load the scheme meanwhile. */
  finish(
    title: LanguageMap,
  ): { outcome: 'loaded'; concepts: number; labels: number } | { outcome: 'replaced' };
  /** Takes away what was written. */
  discard(): void;
};

/** Concepts that a transaction removes: some 10 ms. */
const removedAtOnce = 500;

/** Writing whole vocabularies, in transactions as short as the archive's others. */
export function vocabularyWriter(db: DatabaseSync) {
  const addVersion = db.prepare(
    "INSERT INTO vocabulary_version (scheme, file, digest, fields, title, live, started) VALUES (?, ?, ?, ?, '{}', 0, ?)",
  );
  const unfinished = db.prepare('SELECT version FROM vocabulary_version WHERE scheme = ? AND live = 0');
  const addConcept = db.prepare('INSERT INTO vocabulary_concept (version, id, notation) VALUES (?, ?, ?)');
  const addLabel = db.prepare('INSERT OR IGNORE INTO vocabulary_label VALUES (?, ?, ?, ?, ?)');
  const addMapping = db.prepare('INSERT OR IGNORE INTO vocabulary_mapping VALUES (?, ?, ?)');
  const addNote = db.prepare('INSERT OR IGNORE INTO vocabulary_note VALUES (?, ?, ?, ?)');
  const addBroader = db.prepare(
    `INSERT OR IGNORE INTO vocabulary_broader SELECT narrow.n, broad.n FROM vocabulary_concept AS narrow, vocabulary_concept AS broad
     WHERE narrow.id = ?2 AND narrow.version = ?1 AND broad.id = ?3 AND broad.version = ?1 AND narrow.n != broad.n`,
  );
  const retire = db.prepare('UPDATE vocabulary_version SET live = 0 WHERE scheme = ? AND live = 1');
  const publish = db.prepare(
    'UPDATE vocabulary_version SET live = 1, loaded = ?, title = ?, concepts = ?, labels = ? WHERE version = ?',
  );
  const some = db.prepare('SELECT n FROM vocabulary_concept WHERE version = ? LIMIT ?');
  const removals = [
    'DELETE FROM vocabulary_label WHERE concept = ?',
    'DELETE FROM vocabulary_mapping WHERE concept = ?',
    'DELETE FROM vocabulary_note WHERE concept = ?',
    'DELETE FROM vocabulary_broader WHERE concept = ?',
    'DELETE FROM vocabulary_concept WHERE n = ?',
  ].map((sql) => db.prepare(sql));
  const dropVersion = db.prepare('DELETE FROM vocabulary_version WHERE version = ? AND live = 0');

  const transact = <T>(work: () => T): T => inTransaction(db, work);

  /** Removes a version that is not live, whose row goes first, so that whoever still writes it learns of it. */
  function remove(version: number): void {
    transact(() => dropVersion.run(version));
    for (;;) {
      const rows = some.all(version, removedAtOnce) as { n: number }[];
      if (rows.length === 0) return;
      transact(() => {
        for (const { n } of rows) for (const removal of removals) removal.run(n);
      });
    }
  }

  return {
    /** Begins a version of a scheme; what an earlier load left unfinished goes. */
    load({ scheme, file, digest, fields }: VocabularySource): VocabularyLoad {
      for (const { version } of unfinished.all(scheme) as { version: number }[]) remove(version);
      const started = new Date().toISOString();
      const version = transact(() =>
        Number(addVersion.run(scheme, file, digest, JSON.stringify(fields), started).lastInsertRowid),
      );
      let concepts = 0;
      let labels = 0;
      const put = (concept: LoadedConcept) => {
        const n = addConcept.run(version, concept.id, concept.notation ?? null).lastInsertRowid;
        for (const { language, preferred, text } of concept.labels)
          labels += Number(addLabel.run(n, language, preferred ? 1 : 0, text, normaliseText(text)).changes);
        for (const { kind, target } of concept.mappings) addMapping.run(n, kind, target);
        for (const { kind, language, text } of concept.notes) addNote.run(n, kind, language, text);
        concepts += 1;
      };
      return {
        concepts: (batch) => transact(() => batch.forEach(put)),
        broader: (batch) =>
          transact(() => {
            for (const { concept, broader } of batch) addBroader.run(version, concept, broader);
          }),
        finish(title) {
          const published = transact(() => {
            retire.run(scheme);
            const now = new Date().toISOString();
            if (publish.run(now, JSON.stringify(title), concepts, labels, version).changes) return true;
            // The version is gone: what was live before stays so.
            db.exec('ROLLBACK; BEGIN IMMEDIATE');
            return false;
          });
          if (!published) {
            remove(version);
            return { outcome: 'replaced' };
          }
          for (const { version: old } of unfinished.all(scheme) as { version: number }[]) remove(old);
          return { outcome: 'loaded', concepts, labels };
        },
        discard: () => remove(version),
      };
    },
  };
}
export type VocabularyWriter = ReturnType<typeof vocabularyWriter>;
