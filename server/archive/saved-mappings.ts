import type { DatabaseSync } from 'node:sqlite';

/**
 * One revision of a partner's mapping, as it was written. `text`: YAML; undefined where the name was put aside with this revision. `time`: ISO
 * 8601, UTC; `actor`: a pseudonym.
 */
export type SavedMapping = {
  partner: string;
  name: string;
  revision: number;
  text: string | undefined;
  actor: string;
  time: string;
};

const saved = (row: Record<string, unknown>): SavedMapping => ({
  partner: row.partner as string,
  name: row.name as string,
  revision: row.revision as number,
  text: (row.text as string | null) ?? undefined,
  actor: row.actor as string,
  time: row.time as string,
});

/** The mappings that partners keep here by name. A revision is never changed or lost: deposits name the one that they were read by. */
export function savedMappings(db: DatabaseSync) {
  const newest = db.prepare(
    'SELECT * FROM saved_mapping WHERE partner = ? AND name = ? ORDER BY revision DESC LIMIT 1',
  );
  const one = db.prepare('SELECT * FROM saved_mapping WHERE partner = ? AND name = ? AND revision = ?');
  const list = db.prepare(
    `SELECT * FROM saved_mapping AS m WHERE partner = ? AND text IS NOT NULL AND revision =
       (SELECT max(revision) FROM saved_mapping WHERE partner = m.partner AND name = m.name) ORDER BY name`,
  );
  const past = db.prepare(
    'SELECT * FROM saved_mapping WHERE partner = ? AND name = ? ORDER BY revision DESC',
  );
  const put = db.prepare(
    `INSERT INTO saved_mapping SELECT ?1, ?2, coalesce(max(revision), 0) + 1, ?3, ?4, ?5
       FROM saved_mapping WHERE partner = ?1 AND name = ?2 RETURNING revision`,
  );
  return {
    /** A revision, or the newest; undefined where there is none, or where the newest puts the name aside. */
    get(partner: string, name: string, revision?: number): SavedMapping | undefined {
      const row = revision === undefined ? newest.get(partner, name) : one.get(partner, name, revision);
      const found = row && saved(row);
      return found?.text === undefined ? undefined : found;
    },
    /** The newest revision of each name that is in use. */
    list: (partner: string): SavedMapping[] => list.all(partner).map(saved),
    /** All revisions of a name, the newest first. */
    revisions: (partner: string, name: string): SavedMapping[] => past.all(partner, name).map(saved),
    /** Saves a further revision and gives its number. Without a text the name is put aside; what there was stays. */
    put: (
      { partner, name }: { partner: string; name: string },
      { text, actor, time }: Pick<SavedMapping, 'text' | 'actor' | 'time'>,
    ): number => put.get(partner, name, text ?? null, actor, time)!.revision as number,
  };
}
export type SavedMappings = ReturnType<typeof savedMappings>;
