import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { checkParts, type PartCheck } from '../../../server/protocols/operation/check-parts.ts';
import { createMetrics, type GaugeSource } from '../../../server/protocols/operation/create-metrics.ts';
import { operationRouter } from '../../../server/protocols/operation/operation-router.ts';

function makeApp({ readiness = [], gauges = [] }: { readiness?: PartCheck[]; gauges?: GaugeSource[] }) {
  const metrics = createMetrics({ gauges });
  const app = express();
  app.use(metrics.observe);
  app.use(operationRouter({ readiness, metrics }));
  app.get('/item/:id', (_req, res) => {
    res.send('an item');
  });
  const inner = express.Router();
  inner.get(['/part/:part', '/piece/:part'], (_req, res) => {
    res.status(404).end();
  });
  app.use('/under/:id', inner);
  return app;
}

test('/healthz answers at once, whatever the parts say', async () => {
  const app = makeApp({ readiness: [{ name: 'search', check: () => ({ ready: false, reason: 'No.' }) }] });
  const { body, headers } = await request(app).get('/healthz').expect(200);
  assert.deepEqual(body, { status: 'ok' });
  assert.equal(headers['cache-control'], 'no-store');
});

test('/readyz is 200 when every part is ready', async () => {
  const app = makeApp({
    readiness: [
      { name: 'search', check: () => ({ ready: true }) },
      { name: 'quads', check: async () => ({ ready: true }) },
    ],
  });
  const { body } = await request(app).get('/readyz').expect(200);
  assert.deepEqual(body, {
    ready: true,
    parts: [
      { name: 'search', ready: true },
      { name: 'quads', ready: true },
    ],
  });
});

test('/readyz is 503 with each part and its reason; what a check throws stays inside', async () => {
  const app = makeApp({
    readiness: [
      { name: 'search', check: () => ({ ready: false, reason: 'Starting.' }) },
      { name: 'quads', check: () => Promise.reject(new Error('/secret/path')) },
      { name: 'followers', check: () => ({ ready: true }) },
    ],
  });
  const { body, headers, text } = await request(app).get('/readyz').expect(503);
  assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
  assert.equal(headers['retry-after'], '5');
  assert.equal(body.status, 503);
  assert.deepEqual(body.parts, [
    { name: 'search', ready: false, reason: 'Starting.' },
    { name: 'quads', ready: false, reason: 'The check itself failed.' },
    { name: 'followers', ready: true },
  ]);
  assert.doesNotMatch(text, /secret/);
});

test('a part that does not answer in time is not ready', async () => {
  const parts = [{ name: 'slow', check: () => new Promise<never>(() => {}) }];
  const [state] = await checkParts(parts, 20);
  assert.deepEqual(state, { name: 'slow', ready: false, reason: 'It gave no answer within 20 ms.' });
});

test('/metrics measures requests by route, without anything that a visitor wrote', async () => {
  const app = makeApp({});
  await request(app).get('/item/a-secret-name?q=private').expect(200);
  await request(app).get('/under/hidden/part/7').expect(404);
  await request(app).get('/nowhere/secret').expect(404);
  const { text, headers } = await request(app).get('/metrics').expect(200);
  assert.match(headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/);
  const counts = [...text.matchAll(/^tessera_http_request_duration_seconds_count\{(.+)\} (\d+)$/gm)].map(
    (match) => [match[1], match[2]],
  );
  assert.deepEqual(counts, [
    ['method="GET",route="/item/:id",status="200"', '1'],
    ['method="GET",route="/part/:part",status="404"', '1'],
    ['method="GET",route="other",status="404"', '1'],
  ]);
  assert.doesNotMatch(text, /secret|hidden|private/);
  assert.match(text, /^process_resident_memory_bytes /m);
});

test('gauges are read when asked; one that fails is absent and counted', async () => {
  let lag = 3;
  const app = makeApp({
    gauges: [
      {
        name: 'tessera_follower_lag',
        help: 'Entries behind.',
        label: 'follower',
        read: () => ({ search: lag }),
      },
      { name: 'tessera_sessions', help: 'Open.', read: () => 4 },
      {
        name: 'tessera_broken',
        help: 'Broken.',
        read: () => {
          throw new Error('no');
        },
      },
    ],
  });
  const first = await request(app).get('/metrics');
  assert.match(first.text, /^tessera_follower_lag\{follower="search"\} 3$/m);
  assert.match(first.text, /^tessera_sessions 4$/m);
  assert.doesNotMatch(first.text, /^tessera_broken /m);
  lag = 0;
  const second = await request(app).get('/metrics');
  assert.match(second.text, /^tessera_follower_lag\{follower="search"\} 0$/m);
  assert.match(second.text, /^tessera_gauge_failures_total\{gauge="tessera_broken"\} [12]$/m);
});
