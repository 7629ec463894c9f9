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
  const copied = [
    db.prepare(
      `INSERT INTO restriction (item, access, partner, actor, ground, dispute, since)
       SELECT ?, access, partner, actor, ground, dispute, since FROM restriction WHERE item = ? AND record IS NULL`,
    ),
    db.prepare(
      `INSERT INTO label (item, scheme, code, text, season, partner, actor, since, removed)
       SELECT ?, scheme, code, text, season, partner, actor, since, removed FROM label WHERE item = ? AND record IS NULL`,
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
    pointedTo: (id: string): string[] => (pointedTo.all(id) as { id: string }[]).map((row) => row.id),
    /** Moves a record, with what hangs on it, to an item under a name that is free there; its former address leads to it. */
    moveRecord: (record: { id: number; item: string; name: string }, item: string, name: string) => {
      remember.run(record.item, record.name, record.id);
      forget.run(item, name);
      move.run(item, name, record.id);
      for (const statement of ofRecord) statement.run(item, record.id);
    },
    /** What hangs on an item as a whole goes along when it is joined. */
    moveItemMarks: (from: string, into: string) => {
      for (const statement of ofItem) statement.run(into, from);
    },
    /** What holds an item back holds back what is split off it too. */
    copyItemMarks: (from: string, into: string) => {
      for (const statement of copied) statement.run(into, from);
    },
  };
}
