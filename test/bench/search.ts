import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { readDrafts } from '../../ingest/ingest.ts';
import { type SearchDocument, searchDocument } from '../../server/projections/search/search-document.ts';
import { cutters } from '../../server/projections/search/text-scripts.ts';
import { searchRouter } from '../../server/protocols/search/search-router.ts';
import { type StartedSearch, searchProgram, startSearch } from '../projections/search/start-search.ts';
import { record } from '../projections/search/views.ts';

export type Measurement = { name: string; value: number; unit: string; peer?: number; ratio?: number };

const artworks = new URL('../../../shared/data/tate/artworks.ndjson.gz', import.meta.url).pathname;
const texts = ['river', 'venice', 'portrait woman', 'landscape', 'study', 'london', 'self portrait', ''];

/** Seconds of processor time that a process has used (Linux). */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Makes the documents; `seconds` of processor time is what {@link searchDocument} alone took. */
async function tateDocuments(): Promise<{ documents: SearchDocument[]; seconds: number }> {
  const documents: SearchDocument[] = [];
  let spent = 0;
  for await (const { content, draft } of readDrafts({ file: artworks, mapping: 'tate' })) {
    if (!content || !draft) continue;
    const view = { id: draft.id, records: [record(draft.id, 'tate', content, 'art')] };
    const { user, system } = process.threadCpuUsage();
    documents.push(searchDocument(view));
    const after = process.threadCpuUsage();
    spent += after.user - user + after.system - system;
  }
  return { documents, seconds: spent / 1e6 };
}

/** Writes all documents, a bounded number of batches at once as a follower does, until all can be found. */
async function writeAll(search: StartedSearch, documents: SearchDocument[], batch: number, ahead: number) {
  const pid = search.engine.pid()!;
  const [begun, before] = [performance.now(), processorTime(pid)];
  const underWay: Promise<void>[] = [];
  for (let at = 0; at < documents.length; at += batch) {
    underWay.push(search.index.write(documents.slice(at, at + batch)));
    if (underWay.length >= ahead) await underWay.shift();
  }
  await Promise.all(underWay);
  return { seconds: (performance.now() - begun) / 1000, processor: processorTime(pid) - before };
}

const percentile = (times: number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!;

/**
 * Asks through /api/search with three facets, and Meilisearch itself the same: the text and filters, counts of all facets, and, for the
 * counts of the facets chosen, the same questions without each. Turn about, so that other work on the machine weighs on both alike.
 */
async function compare(search: StartedSearch, turns: number) {
  const { url, key } = search.engine.connection()!;
  const names = { partner: () => undefined, collection: () => undefined };
  const app = express().use(
    '/api/search',
    searchRouter({ index: search.index, ready: () => true, names, baseUrl: 'http://localhost/' }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/search`;
  const asked = async (address: string, init: RequestInit = {}) => {
    const answer = await fetch(address, {
      ...init,
      headers: {
        'accept-encoding': 'identity',
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
      },
    });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { facets: Record<string, { value: string }[]> };
  };
  const { facets } = await asked(door);
  const chosen = {
    type: facets.type![0]!.value,
    subject: facets.subject![0]!.value,
    partner: 'tate',
  };
  const all = Object.keys(facets).map((facet) => `facets.${facet}`);
  const filters = Object.entries(chosen).map(
    ([facet, value]) => [facet, `facets.${facet} = "${value}"`] as const,
  );
  const question = (q: string, without?: string) => ({
    indexUid: 'tessera-items',
    q,
    locales: [cutters.other],
    matchingStrategy: 'all',
    filter: filters.filter(([facet]) => facet !== without).map(([, filter]) => filter),
    facets: without === undefined ? all : [`facets.${without}`],
    page: 1,
    hitsPerPage: without === undefined ? 20 : 0,
    attributesToRetrieve: ['id', 'shown'],
  });
  const ask = (queries: object[]) =>
    asked(`${url}/multi-search`, { method: 'POST', body: JSON.stringify({ queries }) });
  const whole: number[] = [];
  const same: number[] = [];
  const single: number[] = [];
  const timed = async (times: number[], turn: number, act: () => Promise<unknown>) => {
    const begun = performance.now();
    await act();
    if (turn >= 0) times.push(performance.now() - begun);
  };
  for (let turn = -texts.length * 2; turn < turns; turn++) {
    const q = texts[(turn + texts.length * 2) % texts.length]!;
    await timed(whole, turn, () => asked(`${door}?${new URLSearchParams({ q, ...chosen })}`));
    await timed(same, turn, () =>
      ask([undefined, ...Object.keys(chosen)].map((without) => question(q, without))),
    );
    await timed(single, turn, () => ask([question(q)]));
  }
  await new Promise((resolve) => server.close(resolve));
  return { whole, same, single };
}

/**
 * Measures the making and writing of documents from the real catalogue, and /api/search against Meilisearch itself. `batch` and `ahead` are
 * the follower's. Empty where the catalogue or Meilisearch is absent.
 */
export async function benchSearch({ batch = 5000, ahead = 12, turns = 400 } = {}): Promise<Measurement[]> {
  const program = await searchProgram();
  if ('skip' in program || !existsSync(artworks)) return [];
  const { documents, seconds } = await tateDocuments();
  const search = await startSearch(program);
  try {
    const written = await writeAll(search, documents, batch, ahead);
    const { whole, same, single } = await compare(search, turns);
    const beside = (part: number, name: string, peer: number[]): Measurement => {
      const [value, other] = [percentile(whole, part), percentile(peer, part)];
      return { name, value, unit: 'ms', peer: other, ratio: value / other };
    };
    return [
      { name: 'search documents made', value: documents.length / seconds, unit: '/s' },
      {
        name: `${documents.length} documents written, batches of ${batch}, ${ahead} ahead`,
        value: written.seconds,
        unit: 's',
      },
      { name: 'processor time of the engine for them', value: written.processor, unit: 's' },
      beside(0.5, '/api/search with three facets, p50, beside the same questions', same),
      beside(0.95, '/api/search with three facets, p95, beside the same questions', same),
      beside(0.5, '/api/search with three facets, p50, beside its main question alone', single),
      beside(0.95, '/api/search with three facets, p95, beside its main question alone', single),
    ];
  } finally {
    await search.stop();
  }
}
