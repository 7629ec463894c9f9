import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { NodeSqliteDialect } from '@better-auth/kysely-adapter/node-sqlite-dialect';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/** How long a statement waits for others' writes in all, and between its tries, in milliseconds. */
const patience = 15_000;
const pause = 8;

/** SQLITE_BUSY (https://www.sqlite.org/rescode.html#busy): another connection is writing. */
const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === 5;

/**
 * The library's way to SQLite, made to wait without holding up everything else: `db` gives up on a lock within some milliseconds, and the
 * statement is tried again after others have had their turn. There are no transactions, so statements of several requests can go side by side.
 */
export function patientDialect(db: DatabaseSync): Dialect {
  const sqlite = new NodeSqliteDialect({ database: db });

  const connection: DatabaseConnection = {
    async executeQuery({ sql, parameters }) {
      const values = parameters as (string | number | null)[];
      for (const end = performance.now() + patience; ; await wait(pause)) {
        try {
          const statement = db.prepare(sql);
          if (statement.columns().length > 0) return { rows: statement.all(...values) as never[] };
          const { changes, lastInsertRowid } = statement.run(...values);
          return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
        } catch (error) {
          if (!isBusy(error) || performance.now() > end) throw error;
        }
      }
    },
    streamQuery() {
      throw new Error('Results are small here and are not streamed.');
    },
  };
  const noTransactions = async () => {
    throw new Error('There are no transactions on this connection; see open-auth.ts.');
  };
  const driver: Driver = {
    async init() {},
    acquireConnection: async () => connection,
    beginTransaction: noTransactions,
    commitTransaction: noTransactions,
    rollbackTransaction: noTransactions,
    async releaseConnection() {},
    async destroy() {},
  };
  return {
    createDriver: () => driver,
    createQueryCompiler: () => sqlite.createQueryCompiler(),
    createAdapter: () => sqlite.createAdapter(),
    createIntrospector: (of) => sqlite.createIntrospector(of),
  };
}
