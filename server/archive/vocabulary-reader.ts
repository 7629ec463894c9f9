import type { DatabaseSync } from 'node:sqlite';
import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Concept } from '../../vocab/record/record.ts';
import type { MappingKind, NoteKind } from './vocabulary-writer.ts';

/** A scheme as it is loaded now. `fields`: those whose terms are matched against it. */
export type LoadedScheme = {
  scheme: string;
  version: number;
  file: string;
  digest: string;
  fields: FieldName[];
  title: LanguageMap;
  loaded: string;
  concepts: number;
  labels: number;
};
/** A label that has the key asked for. */
export type LabelHit = {
  concept: string;
  scheme: string;
  language: string;
  preferred: boolean;
  text: string;
};
/** A concept of a loaded scheme, whole. Neighbours are ids; `narrower` holds the first 500. */
export type VocabularyConcept = {
  id: string;
  scheme: string;
  notation?: string;
  label: LanguageMap;
  alternative: LanguageMap;
  broader: string[];
  narrower: string[];
  mappings: { kind: MappingKind; target: string }[];
  notes: { kind: NoteKind; language: string; text: string }[];
};

const live = 'JOIN vocabulary_version AS v ON v.version = c.version AND v.live = 1';

/** Reading the schemes that were loaded. Ids may stand in more than one scheme; the first in alphabetical order is meant. */
export function vocabularyReader(db: DatabaseSync) {
  const schemes = db.prepare(
    "SELECT * FROM vocabulary_version WHERE live = 1 ORDER BY file LIKE 'vocab/schemes/%' DESC, scheme",
  );
  const labelled = db.prepare(
    `SELECT c.id AS concept, v.scheme, l.language, l.preferred, l.text FROM vocabulary_label AS l JOIN vocabulary_concept AS c ON c.n = l.concept
     ${live} WHERE l.key = ? LIMIT 500`,
  );
  const concept = db.prepare(
    `SELECT c.n, c.id, c.notation, v.scheme FROM vocabulary_concept AS c ${live} WHERE c.id = ? ORDER BY v.scheme LIMIT 1`,
  );
  const labels = db.prepare('SELECT language, preferred, text FROM vocabulary_label WHERE concept = ?');
  const preferred = db.prepare(
    'SELECT language, text FROM vocabulary_label WHERE concept = ? AND preferred = 1',
  );
  const above = db.prepare(
    'SELECT c.id FROM vocabulary_broader AS b JOIN vocabulary_concept AS c ON c.n = b.broader WHERE b.concept = ? ORDER BY c.id',
  );
  const below = db.prepare(
    'SELECT c.id FROM vocabulary_broader AS b JOIN vocabulary_concept AS c ON c.n = b.concept WHERE b.broader = ? ORDER BY c.id LIMIT 500',
  );
  const mappings = db.prepare('SELECT kind, target FROM vocabulary_mapping WHERE concept = ?');
  const notes = db.prepare('SELECT kind, language, text FROM vocabulary_note WHERE concept = ?');
  const mappedTo = db.prepare(
    `SELECT c.id FROM vocabulary_mapping AS m JOIN vocabulary_concept AS c ON c.n = m.concept ${live}
     WHERE m.target = ? AND m.kind = 'exact' ORDER BY c.id LIMIT 50`,
  );
  // UNION, not UNION ALL, so that circles end; LIMIT ends the recursion, whatever lies below.
  const descendants = db.prepare(
    `WITH RECURSIVE down (n) AS (
       SELECT c.n FROM vocabulary_concept AS c ${live} WHERE c.id = ?1
       UNION SELECT b.concept FROM down JOIN vocabulary_broader AS b ON b.broader = down.n LIMIT ?2
     ) SELECT c.id FROM down JOIN vocabulary_concept AS c ON c.n = down.n`,
  );
  const version = db.prepare('SELECT max(version) AS newest FROM vocabulary_version WHERE live = 1');
  const exact = db.prepare(
    `SELECT target FROM vocabulary_mapping AS m JOIN vocabulary_concept AS c ON c.n = m.concept ${live} WHERE c.id = ? AND m.kind = 'exact'`,
  );

  const ids = (rows: Record<string, unknown>[]): string[] => rows.map(({ id }) => id as string);
  const readConcept = (id: string): VocabularyConcept | undefined => {
    const row = concept.get(id) as
      | { n: number; id: string; notation: string | null; scheme: string }
      | undefined;
    if (!row) return undefined;
    const label: Record<string, string[]> = {};
    const alternative: Record<string, string[]> = {};
    for (const { language, preferred, text } of labels.all(row.n) as {
      language: string;
      preferred: number;
      text: string;
    }[]) {
      const map = preferred ? label : alternative;
      map[language] = [...(map[language] ?? []), text];
    }
    return {
      id: row.id,
      scheme: row.scheme,
      ...(row.notation !== null && { notation: row.notation }),
      label,
      alternative,
      broader: ids(above.all(row.n)),
      narrower: ids(below.all(row.n)),
      mappings: mappings.all(row.n).map((m) => ({ ...m })) as VocabularyConcept['mappings'],
      notes: notes.all(row.n).map((note) => ({ ...note })) as VocabularyConcept['notes'],
    };
  };

  const named = (id: string): Concept | undefined => {
    const row = concept.get(id) as { n: number; scheme: string } | undefined;
    if (!row) return undefined;
    const label: Record<string, string[]> = {};
    for (const { language, text } of preferred.all(row.n) as { language: string; text: string }[])
      label[language] ??= [text];
    const broader = ids(above.all(row.n));
    return { id, scheme: row.scheme, label, ...(broader.length && { broader }) };
  };

  return {
    /** The archive's own first, in whose terms partners meet; then by name. */
    schemes: (): LoadedScheme[] =>
      schemes.all().map((row) => ({
        scheme: row.scheme as string,
        version: row.version as number,
        file: row.file as string,
        digest: row.digest as string,
        fields: JSON.parse(row.fields as string) as FieldName[],
        title: JSON.parse(row.title as string) as LanguageMap,
        loaded: row.loaded as string,
        concepts: row.concepts as number,
        labels: row.labels as number,
      })),
    /** Changes whenever a scheme is loaded. */
    version: (): number => (version.get() as { newest: number | null }).newest ?? 0,
    /** Labels with a normalised key (`normaliseText`), at most 500. */
    labelled: (key: string): LabelHit[] =>
      labelled
        .all(key)
        .map(({ preferred, ...row }) => ({ ...row, preferred: preferred === 1 })) as LabelHit[],
    concept: readConcept,
    /** A concept as records carry it: a preferred label for each language, and what is above. */
    named,
    /** Concepts whose exact match an IRI is. */
    matchedTo: (target: string): string[] => ids(mappedTo.all(target)),
    /**
     * A concept, those below it at any depth, and those that are exactly the same in other schemes, each once: what a search for it finds.
     * At most `limit`, the concept itself first.
     */
    within(id: string, limit: number): string[] {
      const found = new Set<string>([id]);
      const same = [id, ...ids(mappedTo.all(id)), ...exact.all(id).map(({ target }) => target as string)];
      for (const root of same) for (const one of [root, ...ids(descendants.all(root, limit))]) found.add(one);
      for (const one of [...found])
        if (found.size < limit) for (const { target } of exact.all(one)) found.add(target as string);
      return [...found].slice(0, limit);
    },
  };
}
export type VocabularyReader = ReturnType<typeof vocabularyReader>;
