import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadFixtures } from '../../../server/commands/demo.ts';
import { readConfig } from '../../../server/config.ts';
import { type RunningServer, serve } from '../../../server/main.ts';
import { type ExampleName, exampleQueries } from '../../../server/protocols/sparql/example-queries.ts';
import { freePort } from '../../server/free-port.ts';
import { until } from '../../server/start-server.ts';

/** What a result of the fixtures must have, beyond being there. */
const telling: Partial<Record<ExampleName, RegExp>> = {
  fullText: /indigo/i,
  periods: /Khipu/,
  within: /carpet/,
  matches: /iconclass/,
  differences: /\/ns\/date/,
  agreements: /,[23]\r\n/,
  disputes: /D-2026-000002/,
  outcomes: /both-stand/,
  steps: /dispute-filed/,
  labels: /tk-women-general/,
  deposits: /qingxi/,
  whoSaysWhat: /differing/,
};

describe('each example finds something in the fixtures, served as they are', () => {
  let dataDir: string;
  let server: RunningServer | undefined;
  let base: string;
  let searches = true;

  before(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}/`;
    dataDir = await mkdtemp(join(tmpdir(), 'tessera-examples-'));
    const config = readConfig({
      ...process.env,
      PORT: String(port),
      BASE_URL: base,
      DATA_DIR: dataDir,
      // It asks itself as it would ask another.
      SPARQL_SERVICES: `${base}sparql`,
    });
    await loadFixtures(config, { err: () => {} });
    const said: string[] = [];
    const started = await serve(config, (line) => said.push(line));
    assert.ok(started.outcome === 'serving');
    server = started.server;
    await until(
      async () => {
        searches = !said.some((line) => line.startsWith('There is no search'));
        const { parts } = (await (await fetch(`${base}readyz`)).json()) as {
          parts: { name: string; ready: boolean }[];
        };
        return parts.every(({ name, ready }) => ready || (name === 'search' && !searches)) || undefined;
      },
      { limit: 120_000, what: 'The archive' },
    );
    // Named graphs, what lies beside the public list, and the index come a moment later.
    const holds = async (what: string) => {
      const answer = await fetch(`${base}sparql?query=${encodeURIComponent(`ASK { ${what} }`)}`);
      return ((await answer.json()) as { boolean?: boolean }).boolean || undefined;
    };
    const all = [
      'GRAPH ?g { ?s ?p ?o }',
      `?d a <${base}ns/Dispute> . ?e a <${base}ns/Deposit> . ?c a <http://www.w3.org/2004/02/skos/core#Concept>`,
      ...(searches ? [`?item <${base}ns/search> "indigo"@en`] : []),
    ];
    for (const what of all) await until(() => holds(what), { limit: 60_000, what });
  });
  after(async () => {
    await server?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  // The names are the same for every base.
  for (const { name } of exampleQueries({ base: 'http://x/', service: 'http://x/sparql' }))
    test(name, async (t) => {
      if (name === 'fullText' && !searches) return t.skip('There is no search engine on this machine.');
      const { text } = exampleQueries({ base, service: `${base}sparql` }).find((one) => one.name === name)!;
      const response = await fetch(`${base}sparql?query=${encodeURIComponent(text)}`, {
        headers: { accept: 'text/csv, application/n-triples' },
      });
      const body = await response.text();
      assert.equal(response.status, 200, body);
      const [head = '', ...lines] = body.trim().split('\n');
      assert.ok(lines.length > 0, `${head}: nothing found`);
      if (telling[name]) assert.match(body, telling[name]);
    });
});
