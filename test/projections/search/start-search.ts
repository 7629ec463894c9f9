import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMeilisearch } from '../../../server/projections/search/find-meilisearch.ts';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import {
  type RunningMeilisearch,
  runMeilisearch,
} from '../../../server/projections/search/run-meilisearch.ts';
import type { SearchIndex } from '../../../server/projections/search/search-index.ts';

export type StartedSearch = {
  dataDir: string;
  file: string;
  engine: RunningMeilisearch;
  index: SearchIndex;
  stop(): Promise<void>;
};

const shared = join(tmpdir(), 'tessera-test-meilisearch');

/** The program of the search server, or the reason why there is none. */
export async function searchProgram(): Promise<{ file: string } | { skip: string }> {
  const found = await findMeilisearch({ path: process.env.PATH ?? '', dataDir: shared });
  return found.kind === 'program' ? { file: found.file } : { skip: 'no Meilisearch on this machine' };
}

/** A search server and an empty index in a folder of their own. */
export async function startSearch({ file }: { file: string }): Promise<StartedSearch> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tessera-search-'));
  const up = Promise.withResolvers<void>();
  const engine = await runMeilisearch({ file, dataDir, onUp: () => up.resolve() });
  await up.promise;
  const index = openSearchIndex({ connect: engine.connection });
  await index.prepare();
  return {
    dataDir,
    file,
    engine,
    index,
    async stop() {
      await index.close();
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
