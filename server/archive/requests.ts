import type { DatabaseSync } from 'node:sqlite';

/** What the command line asks of a running server, since it alone holds the projections. */
export type RequestKind = 'rebuild search' | 'rebuild quads' | 'rebuild images';
export type Request = {
  id: number;
  kind: RequestKind;
  state: 'asked' | 'running' | 'done' | 'failed';
  message: string | null;
};

/** Requests wait in the database, so that asking works from another process. */
export interface Requests {
  ask(kind: RequestKind): number;
  get(id: number): Request;
  next(): Request | undefined;
  update(id: number, state: Request['state'], message?: string): void;
  /** What a server that ended left undone has failed. */
  abandonRunning(): void;
}

export function requests(db: DatabaseSync): Requests {
  const ask = db.prepare("INSERT INTO request (kind, asked, state) VALUES (?, ?, 'asked')");
  const get = db.prepare('SELECT id, kind, state, message FROM request WHERE id = ?');
  const next = db.prepare(
    "SELECT id, kind, state, message FROM request WHERE state = 'asked' ORDER BY id LIMIT 1",
  );
  const abandon = db.prepare(
    "UPDATE request SET state = 'failed', message = 'The server ended before it was done. Ask again.' WHERE state = 'running'",
  );
  const update = db.prepare('UPDATE request SET state = ?, message = ? WHERE id = ?');
  return {
    ask: (kind) => Number(ask.run(kind, new Date().toISOString()).lastInsertRowid),
    get: (id) => get.get(id) as Request,
    next: () => next.get() as Request | undefined,
    abandonRunning: () => {
      abandon.run();
    },
    update: (id, state, message) => {
      update.run(state, message ?? null, id);
    },
  };
}
