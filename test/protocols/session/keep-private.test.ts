import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import type { Principal } from '../../../server/accounts/accounts.ts';
import { findPrincipal, viewerFor } from '../../../server/protocols/session/who-asks.ts';

const principal: Principal = {
  kind: 'key',
  id: 'k-1',
  name: 'A key',
  memberships: [{ partner: 'a', role: 'reader' }],
  operator: false,
  scopes: ['read'],
};

test('whatever a door says, what is answered to somebody is kept by no cache; what is answered to all stays as it is', async () => {
  const app = express();
  let asked = 0;
  app.use(
    findPrincipal(() => ({
      principal: async ({ headers }) => {
        asked += 1;
        return headers.authorization === 'Bearer good' ? principal : undefined;
      },
    })),
  );
  const viewer = (res: express.Response) => JSON.stringify(viewerFor(res));
  app.get(
    '/express',
    (_req, res) => void res.set('Cache-Control', 'public, max-age=300').vary('Accept').send(viewer(res)),
  );
  app.get('/node', (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache');
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    res.end(viewer(res));
  });
  for (const path of ['/express', '/node']) {
    const open = await request(app).get(path);
    assert.deepEqual([open.text, asked], ['{"kind":"public"}', 0]);
    assert.doesNotMatch(open.headers['cache-control']!, /private/);
    const own = await request(app).get(path).set('Authorization', 'Bearer good');
    assert.equal(own.text, '{"kind":"partner","partners":["a"]}');
    assert.equal(own.headers['cache-control'], 'private, no-store');
    assert.match(own.headers.vary!, /Cookie.*Authorization/);
    assert.equal((await request(app).get(path).set('Authorization', 'Bearer bad')).text, '{"kind":"public"}');
    asked = 0;
  }
});
