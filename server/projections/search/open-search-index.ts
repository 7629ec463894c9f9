import { setTimeout as delay } from 'node:timers/promises';
import { taskAwaiter } from './await-tasks.ts';
import type { Connection } from './connection.ts';
import { asking, engineOf, refusal } from './engine.ts';
import type { SearchDocument } from './search-document.ts';
import { type KnownConcepts, noConcepts } from './search-filters.ts';
import type { SearchIndex } from './search-index.ts';
import { itemSearch } from './search-items.ts';
import { searchSettings } from './search-settings.ts';

/**
 * `connect` gives the server as it is now, or undefined while there is none; `name` keeps indexes of several archives apart; `concepts`
 * is what schemes know, for whoever searches.
 */
export type SearchIndexOptions = {
  connect: () => Connection | undefined;
  name?: string;
  concepts?: KnownConcepts;
};

/** Characters in one request to the engine, which takes at most 100 MB. */
const requestSize = 16_000_000;
/** How many batches of a rebuild may be under way. The engine joins what waits, and large batches cost it least. */
const ahead = 12;

/** The index in a Meilisearch server. Several objects, in several threads or processes, may work on the same one. */
export function openSearchIndex({
  connect,
  name = 'tessera',
  concepts = noConcepts,
}: SearchIndexOptions): SearchIndex {
  const engine = engineOf(connect);
  const tasks = taskAwaiter(engine);
  const live = `${name}-items`;
  const beside = `${name}-items-next`;
  /** While an index is made beside: the ids that changed meanwhile, of which its source may tell an older state. */
  let changed: Set<string> | undefined;

  const exists = async (index: string): Promise<boolean> => {
    try {
      await engine().getRawIndex(index);
      return true;
    } catch (error) {
      if (refusal(error) === 'index_not_found') return false;
      return asking(() => Promise.reject(error));
    }
  };
  const drop = async (index: string) => {
    if (await exists(index)) await tasks.done(() => engine().deleteIndex(index));
  };
  const make = async (index: string) => {
    if (!(await exists(index))) await tasks.done(() => engine().createIndex(index, { primaryKey: 'id' }));
    await tasks.done(() => engine().index(index).updateSettings(searchSettings));
  };

  async function put(index: string, documents: readonly SearchDocument[]): Promise<void> {
    const parts: Promise<void>[] = [];
    for (const body of bodies(documents))
      parts.push(
        tasks.done(() => engine().index(index).addDocumentsFromString(body, 'application/x-ndjson')),
      );
    await Promise.all(parts);
  }
  async function take(index: string, ids: readonly string[]): Promise<void> {
    if (ids.length)
      await tasks.done(() =>
        engine()
          .index(index)
          .deleteDocuments([...ids]),
      );
  }
  /** Does the same to the live index and to the one that is being made. */
  async function change(ids: readonly string[], act: (index: string) => Promise<void>): Promise<void> {
    for (const id of ids) changed?.add(id);
    await Promise.all([live, ...(changed ? [beside] : [])].map(act));
  }

  async function fill(
    documents: AsyncIterable<SearchDocument[]> | Iterable<SearchDocument[]>,
    seen: Set<string>,
  ) {
    const underWay: Promise<void>[] = [];
    try {
      for await (const batch of documents) {
        underWay.push(
          put(
            beside,
            batch.filter(({ id }) => !seen.has(id)),
          ),
        );
        underWay.at(-1)!.catch(() => {});
        if (underWay.length >= ahead) await underWay.shift();
      }
    } finally {
      await Promise.all(underWay);
    }
  }

  return {
    async prepare() {
      await make(live);
      const { numberOfDocuments } = await asking(() => engine().index(live).getStats());
      return { documents: numberOfDocuments };
    },
    write: (documents) =>
      change(
        documents.map(({ id }) => id),
        (index) => put(index, documents),
      ),
    remove: (ids) => change(ids, (index) => take(index, ids)),
    async settled() {
      for (;;) {
        const { results } = await asking(() =>
          engine().tasks.getTasks({
            limit: 1,
            indexUids: [live, beside],
            statuses: ['enqueued', 'processing'],
          }),
        );
        if (results.length === 0) return;
        await delay(20);
      }
    },
    search: itemSearch(engine, live, concepts),
    async rebuild(documents) {
      if (changed) throw new Error('The search index is being rebuilt already. Wait for it to end.');
      const seen = new Set<string>();
      await drop(beside);
      await make(beside);
      changed = seen;
      try {
        await fill(documents, seen);
        await make(live);
        await tasks.done(() => {
          // Tasks are done in order: what is written from here on reaches the new index by the old name.
          const swapping = engine().swapIndexes([{ indexes: [live, beside], rename: false }]);
          changed = undefined;
          return swapping;
        });
      } finally {
        changed = undefined;
        await drop(beside);
      }
    },
    async close() {
      tasks.stop();
    },
  };
}

/** The documents as newline-delimited JSON, in pieces that a request can carry. */
function* bodies(documents: readonly SearchDocument[]): Generator<string> {
  let lines: string[] = [];
  let size = 0;
  for (const document of documents) {
    const line = JSON.stringify(document);
    if (size + line.length > requestSize && lines.length) {
      yield lines.join('\n');
      lines = [];
      size = 0;
    }
    lines.push(line);
    size += line.length;
  }
  if (lines.length) yield lines.join('\n');
}
