import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a statement of a vocabulary file says of its subject, as far as the archive keeps it. */
export const statementKinds = [
  'scheme',
  'deprecated',
  'preferred',
  'alternative',
  'notation',
  'note:definition',
  'note:scope',
  'note:other',
  'match:exact',
  'match:close',
  'match:broad',
  'match:narrow',
  'match:related',
  'broader',
  'title',
  'label:preferred',
  'label:alternative',
  'label:text',
  'note:node',
  'value',
] as const;
export type StatementKind = (typeof statementKinds)[number];
/** `object` is a text (with its BCP 47 tag, or `und`) or an IRI. */
export type VocabularyStatement = { subject: string; kind: StatementKind; object: string; language: string };

/** All that a file says of one subject. */
export type StagedSubject = { id: string; statements: Omit<VocabularyStatement, 'subject'>[] };

export type Staging = {
  add(statements: readonly VocabularyStatement[]): void;
  /** Puts what was added into order, and labels and notes that are nodes of their own (SKOS-XL) to their concepts. */
  arrange(): void;
  subjects(): Generator<StagedSubject>;
  broader(): IterableIterator<{ concept: string; broader: string }>;
  close(): void;
};

const code = (kind: StatementKind): number => statementKinds.indexOf(kind);
/** From here on, kinds are no part of what is said of a concept itself. */
const inner = code('label:preferred');

/**
 * A database of its own, in the data folder and removed at the end, where a file's statements are put into the order of their
 * subjects: files of millions of lines come in any order, and memory must not hold them.
 */
export function openStaging(dataDir: string): Staging {
  const folder = mkdtempSync(join(dataDir, 'vocabulary-'));
  const db = new DatabaseSync(join(folder, 'staging.sqlite'));
  db.exec(
    `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -128000; PRAGMA temp_store = FILE;
     CREATE TABLE statement (s TEXT NOT NULL, p INTEGER NOT NULL, o TEXT NOT NULL, l TEXT NOT NULL) STRICT`,
  );
  const insert = db.prepare('INSERT INTO statement VALUES (?, ?, ?, ?)');
  const moveInner = (from: StatementKind, by: StatementKind, to: StatementKind) =>
    db.exec(
      `INSERT INTO statement SELECT node.s, ${code(to)}, text.o, text.l FROM statement AS node
       JOIN statement AS text ON text.s = node.o AND text.p = ${code(by)} WHERE node.p = ${code(from)}`,
    );
  return {
    add(statements) {
      db.exec('BEGIN');
      for (const { subject, kind, object, language } of statements)
        insert.run(subject, code(kind), object, language);
      db.exec('COMMIT');
    },
    arrange() {
      db.exec('CREATE INDEX statement_s ON statement (s, p)');
      moveInner('label:preferred', 'label:text', 'preferred');
      moveInner('label:alternative', 'label:text', 'alternative');
      moveInner('note:node', 'value', 'note:scope');
    },
    *subjects() {
      const rows = db.prepare('SELECT s, p, o, l FROM statement WHERE p < ? ORDER BY s, p').iterate(inner);
      let subject: StagedSubject | undefined;
      for (const { s, p, o, l } of rows as Iterable<{ s: string; p: number; o: string; l: string }>) {
        if (subject?.id !== s) {
          if (subject) yield subject;
          subject = { id: s, statements: [] };
        }
        subject.statements.push({ kind: statementKinds[p]!, object: o, language: l });
      }
      if (subject) yield subject;
    },
    broader: () =>
      db
        .prepare('SELECT s AS concept, o AS broader FROM statement WHERE p = ?')
        .iterate(code('broader')) as IterableIterator<{ concept: string; broader: string }>,
    close() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
