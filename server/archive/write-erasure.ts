import type { DatabaseSync } from 'node:sqlite';

/** Files that nothing names any more once an erasure is done. */
export type Orphans = { files: string[] };

/** Writing erasures; inside a write transaction. */
export function erasureWriter(db: DatabaseSync) {
  const ask = db.prepare(
    'INSERT INTO erasure (item, record, ground, note, asked_by, asked) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const confirm = db.prepare('UPDATE erasure SET confirmed_by = ?, confirmed = ?, note = NULL WHERE id = ?');
  const subjects = db.prepare(
    `SELECT 'item/' || item || '/record/' || name AS subject FROM record WHERE id = ?1
     UNION SELECT 'item/' || item || '/record/' || name FROM former_record WHERE record = ?1`,
  );
  const files = db.prepare('SELECT DISTINCT file FROM image WHERE record = ?');
  const mediaFiles = db.prepare(
    `SELECT DISTINCT media.value ->> 'file' AS file FROM revision, json_each(revision.content, '$.media') AS media
     WHERE record = ? AND media.value ->> 'file' IS NOT NULL`,
  );
  const usedElsewhere = db.prepare('SELECT 1 FROM revision WHERE instr(content, ?) > 0 LIMIT 1');
  const steps = [
    'DELETE FROM vote WHERE revision IN (SELECT id FROM revision WHERE record = ?)',
    'DELETE FROM image WHERE record = ?',
    'DELETE FROM shared_identifier WHERE record = ?',
    'DELETE FROM restriction WHERE record = ?',
    'DELETE FROM label WHERE record = ?',
    "UPDATE dispute_event SET event = json_object('kind', 'erased') WHERE dispute IN (SELECT id FROM dispute WHERE record = ?)",
    "UPDATE dispute SET state = '{}', statement = NULL, open = 0, contested = 0, deadline = NULL WHERE record = ?",
    'DELETE FROM requester WHERE dispute IN (SELECT id FROM dispute WHERE record = ?)',
    'DELETE FROM decision WHERE record = ?',
    'DELETE FROM uploaded WHERE record = ?',
    'DELETE FROM revision WHERE record = ?',
  ].map((sql) => db.prepare(sql));
  const tombstone = db.prepare(
    'UPDATE record SET latest = NULL, published = NULL, pending = NULL, erased = ?, source_id = ? WHERE id = ?',
  );
  const payloads = db.prepare(
    "DELETE FROM log_payload WHERE seq IN (SELECT seq FROM log WHERE subject = ?1 OR subject LIKE ?1 || '/%' OR subject LIKE ?1 || '#%')",
  );
  const dropMedia = db.prepare('DELETE FROM media WHERE file = ?');
  const concepts = db.prepare(
    `SELECT id FROM concept WHERE NOT EXISTS (SELECT 1 FROM revision WHERE instr(content, concept.id) > 0)
     AND NOT EXISTS (SELECT 1 FROM concept_broader WHERE broader = concept.id)`,
  );
  const dropConcept = db.prepare('DELETE FROM concept WHERE id = ?');
  const dropBroader = db.prepare('DELETE FROM concept_broader WHERE concept = ?');

  return {
    askErasure: (e: {
      item: string;
      record?: number;
      ground: string;
      note?: string;
      actor: string;
      time: string;
    }) =>
      Number(ask.run(e.item, e.record ?? null, e.ground, e.note ?? null, e.actor, e.time).lastInsertRowid),
    confirmErasure: (id: number, actor: string, time: string) => {
      confirm.run(actor, time, id);
    },
    /** Destroys all that a record ever said and what the log kept of it. Its row stays, as a tombstone without content. */
    eraseRecord: (record: number, time: string): Orphans => {
      const named = [...files.all(record), ...mediaFiles.all(record)].map((row) => row.file as string);
      for (const { subject } of subjects.all(record) as { subject: string }[]) payloads.run(subject);
      for (const step of steps) step.run(record);
      tombstone.run(time, `erased-${record}`, record);
      const orphans = [...new Set(named)].filter((file) => usedElsewhere.get(file) === undefined);
      for (const file of orphans) dropMedia.run(file);
      return { files: orphans };
    },
    /** Removes concepts that no record names any more; says which. */
    eraseUnusedConcepts: (): string[] => {
      const gone: string[] = [];
      for (;;) {
        const ids = (concepts.all() as { id: string }[]).map(({ id }) => id);
        if (ids.length === 0) return gone;
        for (const id of ids) {
          dropConcept.run(id);
          dropBroader.run(id);
        }
        gone.push(...ids);
      }
    },
  };
}
