import type { DatabaseSync } from 'node:sqlite';
import type { FieldName } from '../../vocab/fields.ts';

/** A term of a partner's: the field in which it stands, and what names it there (`termKey`). */
export type ChosenTerm = { partner: string; field: FieldName; key: string };
/** What a curator chose for it: a concept, or none of those offered. */
export type TermChoice = { concept: string | undefined; actor: string; time: string };

/** Remembers what curators chose for their own partner's terms; nothing of it holds for another partner. */
export function vocabularyChoices(db: DatabaseSync) {
  const get = db.prepare(
    'SELECT concept, actor, time FROM vocabulary_choice WHERE partner = ? AND field = ? AND key = ?',
  );
  const of = db.prepare('SELECT field, key, concept FROM vocabulary_choice WHERE partner = ?');
  const page = db.prepare(
    'SELECT field, key, concept, actor, time FROM vocabulary_choice WHERE partner = ? ORDER BY field, key LIMIT ? OFFSET ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO vocabulary_choice VALUES (?, ?, ?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM vocabulary_choice WHERE partner = ? AND field = ? AND key = ?');
  return {
    chosen({ partner, field, key }: ChosenTerm): TermChoice | undefined {
      const row = get.get(partner, field, key);
      return (
        row && {
          concept: (row.concept as string | null) ?? undefined,
          actor: row.actor as string,
          time: row.time as string,
        }
      );
    },
    /** All that was chosen for a partner's terms. */
    of: (partner: string): { field: FieldName; key: string; concept: string | undefined }[] =>
      of.all(partner).map((row) => ({
        field: row.field as FieldName,
        key: row.key as string,
        concept: (row.concept as string | null) ?? undefined,
      })),
    /** What was chosen for a partner's terms, by field and key: `limit` of them after so many. */
    list: (
      partner: string,
      { after, limit }: { after: number; limit: number },
    ): ({ field: FieldName; key: string } & TermChoice)[] =>
      page.all(partner, limit, after).map((row) => ({
        field: row.field as FieldName,
        key: row.key as string,
        concept: (row.concept as string | null) ?? undefined,
        actor: row.actor as string,
        time: row.time as string,
      })),
    /** Remembers a choice, in place of the one before. */
    choose: ({ partner, field, key }: ChosenTerm, { concept, actor, time }: TermChoice): void => {
      put.run(partner, field, key, concept ?? null, actor, time);
    },
    forget: ({ partner, field, key }: ChosenTerm): void => {
      drop.run(partner, field, key);
    },
  };
}
export type VocabularyChoices = ReturnType<typeof vocabularyChoices>;
