import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Peer, serveArchive, serveFuseki, serveOxigraph, writeQuads } from './run-sparql-peers.ts';
import { QUERIES } from './sparql-queries.ts';

export type SparqlHttpBench = {
  absent: { name: string; reason: string }[];
  /** Median milliseconds of each server that runs, and ours against the fastest of the others. */
  queries: { name: string; times: Record<string, number>; ratio: number; met: boolean }[];
  /** Geometric means of our time over each other's. */
  means: Record<string, number>;
};

const MOST_ROUNDS = 60;
const MOST_MS = 4_000;

/**
 * The same questions to our endpoint, to Oxigraph's own server and to Fuseki, each in a process of its own with the same quads; one after
 * the other, round by round. No question is asked twice in the same words, so that no server answers from what it has kept.
 */
export async function benchSparqlHttp(args: { records?: number } = {}): Promise<SparqlHttpBench> {
  const { records = 32_000 } = args;
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-sparql-'));
  const running: Extract<Peer, { state: 'running' }>[] = [];
  const absent: { name: string; reason: string }[] = [];
  try {
    const file = path.join(folder, 'quads.nq');
    await writeQuads({ records, file });
    for (const start of [serveArchive, serveOxigraph, serveFuseki]) {
      const peer = await start({ records, file, folder });
      if (peer.state === 'running') running.push(peer);
      else absent.push(peer);
    }
    const queries: SparqlHttpBench['queries'] = [];
    for (const { name, text } of QUERIES) {
      const graph = text.includes('CONSTRUCT');
      const taken = new Map(running.map((peer) => [peer.name, [] as number[]]));
      let expected: string | undefined;
      const until = performance.now() + MOST_MS * running.length;
      for (let round = 0; round < MOST_ROUNDS && (round < 7 || performance.now() < until); round++)
        for (const peer of running) {
          const started = performance.now();
          const body = await ask({ endpoint: peer.endpoint, text: `${text}\n# ${round}`, graph });
          // The first rounds warm up compilers.
          if (round >= 3) taken.get(peer.name)!.push(performance.now() - started);
          if (round > 0) continue;
          const part = text.includes('LIMIT') && !text.includes('ORDER BY');
          const answer = digest({ body, graph, part });
          expected ??= answer;
          assert.ok(answer === expected, `${peer.name} answers "${name}" otherwise`);
        }
      const times = Object.fromEntries([...taken].map(([who, all]) => [who, median(all)]));
      const [ours, ...others] = running.map((peer) => times[peer.name]!);
      const ratio = ours! / Math.min(...others);
      queries.push({ name, times, ratio, met: ratio <= 1.5 });
    }
    const means = Object.fromEntries(
      running.slice(1).map((peer) => {
        const logs = queries.map(({ times }) => Math.log(times.Tessera! / times[peer.name]!));
        return [peer.name, Math.exp(logs.reduce((sum, one) => sum + one, 0) / logs.length)];
      }),
    );
    return { absent, queries, means };
  } finally {
    await Promise.all(running.map((peer) => peer.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function ask({ endpoint, text, graph }: { endpoint: string; text: string; graph: boolean }) {
  const accept = graph ? 'application/n-triples' : 'application/sparql-results+json';
  const response = await fetch(`${endpoint}?query=${encodeURIComponent(text)}`, { headers: { accept } });
  const body = await response.text();
  assert.equal(response.status, 200, body);
  return body;
}

type Row = Record<string, { value: string }>;

/** An answer without its order and without ways of writing; of a part of the rows, which may be any, how many they are. */
function digest({ body, graph, part }: { body: string; graph: boolean; part: boolean }): string {
  if (graph) return body.trim().split('\n').toSorted().join('\n');
  const { results, boolean } = JSON.parse(body) as { results?: { bindings: Row[] }; boolean?: boolean };
  if (results === undefined) return String(boolean);
  if (part) return String(results.bindings.length);
  const write = (row: Row) =>
    Object.entries(row)
      .map(([name, { value }]) => `${name} ${value}`)
      .toSorted()
      .join(' | ');
  return results.bindings.map(write).toSorted().join('\n');
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

if (import.meta.main) {
  const { absent, queries, means } = await benchSparqlHttp({ records: Number(process.argv[2] ?? 32_000) });
  for (const { name, reason } of absent) console.log(`without ${name}: ${reason}`);
  for (const { name, times, ratio, met } of queries) {
    const all = Object.entries(times).map(([who, ms]) => `${who} ${ms.toFixed(2)}`);
    console.log(`${met ? 'met   ' : 'MISSED'} ${name}: ${all.join(', ')} ms; ratio ${ratio.toFixed(2)}`);
  }
  for (const [who, mean] of Object.entries(means))
    console.log(`geometric mean against ${who}: ${mean.toFixed(2)}`);
}
