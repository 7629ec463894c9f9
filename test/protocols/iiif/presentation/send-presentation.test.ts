import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { allowCrossOrigin } from '../../../../server/protocols/iiif/allow-cross-origin.ts';
import { sendPresentation } from '../../../../server/protocols/iiif/presentation/send-presentation.ts';

const app = express();
app.use(allowCrossOrigin);
app.get('/manifest', (incoming, response) => sendPresentation(incoming, response, { label: { en: ['é'] } }));

test('a manifest comes as JSON-LD with its profile, or as plain JSON when asked for', async () => {
  const answer = await request(app).get('/manifest');
  assert.equal(
    answer.headers['content-type'],
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
  );
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  const plain = await request(app).get('/manifest').set('Accept', 'application/json');
  assert.equal(plain.headers['content-type'], 'application/json');
  assert.deepEqual(plain.body, { label: { en: ['é'] } });
  assert.notEqual(plain.headers.etag, answer.headers.etag);
  const again = await request(app).get('/manifest').set('If-None-Match', answer.headers.etag!);
  assert.equal(again.status, 304);
});
