import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import compression from 'compression';
import express from 'express';
import request from 'supertest';
import { memoryPublicList } from './memory-public-list.ts';
import { oaiSuite } from './oai-suite.ts';
import { makeOaiWorld } from './oai-world.ts';
import { readAnswer } from './read-answer.ts';

oaiSuite('list in memory', (options = {}) => makeOaiWorld({ bench: memoryPublicList(), ...options }));

const records = '/oai?verb=ListRecords&metadataPrefix=oai_dc';

/** Fifty records of 100,000 characters each: more than sockets hold back. */
function makeLargeWorld() {
  const world = makeOaiWorld({ bench: memoryPublicList() });
  for (let index = 0; index < 50; index++)
    world.put({
      item: `i${index}`,
      content: { title: { en: ['T'] }, description: { en: [String(index).repeat(50_000)] } },
    });
  return world;
}

test('an outage is answered with a status of its own, not with a cut answer', async () => {
  const bench = memoryPublicList();
  const list = {
    ...bench.list,
    records: () => {
      throw new Error('The disk is gone.');
    },
  };
  const app = express();
  app.set('env', 'test');
  app.use(makeOaiWorld({ bench: { ...bench, list } }).app);
  const answer = await request(app).get(records);
  assert.equal(answer.status, 500);
});

test('the date of an answer stays behind the clock, so that no entry being written falls before it', async () => {
  const { text } = await request(makeOaiWorld({ bench: memoryPublicList() }).app).get('/oai?verb=Identify');
  const date = Date.parse(/<responseDate>([^<]+)</.exec(text)?.[1] ?? '');
  assert.ok(date <= Date.now() - 1_000);
  assert.ok(date > Date.now() - 60_000);
});

test('a large page arrives whole, compressed too', async () => {
  const app = express();
  app.use(compression());
  app.use(makeLargeWorld().app);
  for (const encoding of ['gzip', 'identity']) {
    const answer = await request(app).get(records).set('Accept-Encoding', encoding).buffer(true);
    assert.equal(answer.headers['content-encoding'], encoding === 'gzip' ? 'gzip' : undefined);
    assert.equal(readAnswer(answer.text).identifiers.length, 50);
    assert.match(answer.text, /<\/OAI-PMH>\n$/);
  }
});

test('a harvester that goes away amid a page troubles nobody', async () => {
  const faults: unknown[] = [];
  const app = express();
  app.use(makeLargeWorld().app);
  app.use((error: unknown, _req: express.Request, _res: express.Response, next: express.NextFunction) => {
    faults.push(error);
    next(error);
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = get({ port, host: '127.0.0.1', path: records });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.destroy();
  await once(answer, 'close');
  assert.equal((await fetch(`http://127.0.0.1:${port}/oai?verb=Identify`)).status, 200);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  assert.deepEqual(faults, []);
});
