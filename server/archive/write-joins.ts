import type { DatabaseSync } from 'node:sqlite';

/** Writing joins and splits of items; inside a write transaction. */
export function joinsWriter(db: DatabaseSync) {
  const point = db.prepare('UPDATE item SET joined_to = ? WHERE id = ? OR joined_to = ?');
  const revive = db.prepare('UPDATE item SET joined_to = NULL WHERE id = ?');
  const pointedTo = db.prepare('SELECT id FROM item WHERE joined_to = ? ORDER BY id');
  const move = db.prepare('UPDATE record SET item = ?, name = ? WHERE id = ?');
  const remember = db.prepare('INSERT OR REPLACE INTO former_record (item, name, record) VALUES (?, ?, ?)');
  const forget = db.prepare('DELETE FROM former_record WHERE item = ? AND name = ?');
  const tables = ['restriction', 'label', 'dispute', 'decision'] as const;
  const ofRecord = tables.map((table) => db.prepare(`UPDATE ${table} SET item = ? WHERE record = ?`));
  const ofItem = tables.map((table) =>
    db.prepare(`UPDATE ${table} SET item = ? WHERE item = ? AND record IS NULL`),
  );
  const sameMarks = [
    db.prepare(
      `DELETE FROM restriction WHERE item = ?1 AND record IS NULL AND EXISTS (
         SELECT 1 FROM restriction AS other WHERE other.item = ?2 AND other.record IS NULL AND other.access = restriction.access
         AND other.partner = restriction.partner AND other.ground = restriction.ground AND other.dispute IS restriction.dispute)`,
    ),
    db.prepare(
      `DELETE FROM label WHERE item = ?1 AND record IS NULL AND removed IS NULL AND EXISTS (
         SELECT 1 FROM label AS other WHERE other.item = ?2 AND other.record IS NULL AND other.removed IS NULL AND other.code = label.code
         AND other.partner = label.partner AND other.text IS label.text AND other.season IS label.season)`,
    ),
  ];
  const formerName = db.prepare('SELECT name FROM former_record WHERE item = ? AND record = ?');
  const copied = [
    db.prepare(
      `INSERT INTO restriction (item, access, partner, actor, ground, dispute, since)
       SELECT ?, access, partner, actor, ground, dispute, since FROM restriction WHERE item = ? AND record IS NULL`,
    ),
    db.prepare(
      `INSERT INTO label (item, scheme, code, text, season, partner, actor, since)
       SELECT ?, scheme, code, text, season, partner, actor, since FROM label WHERE item = ? AND record IS NULL AND removed IS NULL`,
    ),
  ];
  return {
    /** The address of one item, and those that led to it, lead to another from now on. */
    pointItem: (from: string, into: string) => {
      point.run(into, from, from);
    },
    /** An address that led elsewhere is an item's own again. */
    reviveItem: (id: string) => {
      revive.run(id);
    },
    /** The name that a record had in an item that it was taken out of. */
    formerName: (record: number, item: string): string | undefined =>
      (formerName.get(item, record) as { name: string } | undefined)?.name,
    pointedTo: (id: string): string[] => (pointedTo.all(id) as { id: string }[]).map((row) => row.id),
    /** Moves a record, with what hangs on it, to an item under a name that is free there; its former address leads to it. */
    moveRecord: (record: { id: number; item: string; name: string }, item: string, name: string) => {
      remember.run(record.item, record.name, record.id);
      forget.run(item, name);
      move.run(item, name, record.id);
      for (const statement of ofRecord) statement.run(item, record.id);
    },
    /** What hangs on an item as a whole goes along when it is joined; what hangs on both hangs there once. */
    moveItemMarks: (from: string, into: string) => {
      for (const statement of sameMarks) statement.run(from, into);
      for (const statement of ofItem) statement.run(into, from);
    },
    /** What holds an item back holds back what is split off it too. */
    copyItemMarks: (from: string, into: string) => {
      for (const statement of copied) statement.run(into, from);
    },
  };
}
