import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import request from 'supertest';
import { checkMarkup } from '../../pages/check-markup.ts';
import { nobody, openWorld, type World } from './api-world.ts';

describe('the description of the API', () => {
  let w: World;
  before(async () => {
    w = await openWorld();
  });
  after(() => w.close());

  it('is OpenAPI 3.1, open to scripts of every site, with every operation of the table once', async () => {
    const { body, headers } = await request(w.server).get('/api/openapi.json');
    assert.match(body.openapi, /^3\.1\.\d+$/);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.deepEqual(body.servers, [{ url: 'http://archive.test/api' }]);
    const operations = Object.values(
      body.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((one) => Object.values(one));
    const ids = operations.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([...ids].sort(), w.routes.map(({ id }) => id).sort());
    const refs = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name!,
    );
    assert.deepEqual(
      refs.filter((name) => !body.components.schemas[name]),
      [],
    );
    assert.deepEqual(
      Object.keys(body.components.schemas).filter((name) => !refs.includes(name)),
      ['Problem'].filter((name) => !refs.includes(name)),
    );
    for (const [path, methods] of Object.entries(
      body.paths as Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>,
    ))
      for (const { parameters = [] } of Object.values(methods))
        assert.deepEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
          parameters.flatMap((one) => (one.in === 'path' ? one.name : [])),
        );
  });

  it('shows an example of every body, which its schema lets through', async () => {
    const { body } = await request(w.server).get('/api/openapi.json');
    type Content = Record<string, { schema: object; example?: unknown }>;
    type Operation = {
      operationId: string;
      requestBody?: { content: Content };
      responses: Record<string, { content?: Content }>;
    };
    const id = 'https://tessera.invalid/openapi.json';
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(body, id);
    const isValid = (schema: object, example: unknown) =>
      ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${id}#/`)) as object, example);
    const without = Object.values(body.paths as Record<string, Record<string, Operation>>)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, requestBody, responses }) =>
        [requestBody, ...Object.values(responses)].flatMap((one) => {
          const json = one?.content?.['application/json'];
          if (!json || (json.example !== undefined && isValid(json.schema, json.example))) return [];
          return operationId;
        }),
      );
    assert.deepEqual(without, []);
  });

  it('is a page that needs no script and loads nothing from elsewhere', async () => {
    const { text, headers } = await request(w.server).get('/api/docs');
    assert.match(headers['content-security-policy']!, /default-src 'none'/);
    const tags = checkMarkup(text);
    assert.ok(!tags.some((tag) => tag.startsWith('<script')));
    for (const { id } of w.routes) assert.ok(text.includes(`id="${id}"`), id);
    for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g))
      assert.ok(text.includes(`id="${anchor}"`), String(anchor));
    assert.equal((await request(w.server).get('/api/docs.css')).status, 200);
  });

  it('holds for what is not in it: unknown addresses are problems, other methods name those that there are', async () => {
    for (const path of ['/api/nothing', '/api', '/api/', '/api/me/', '/api/Partners', '/api/items'])
      for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
        const { status, headers, body } = await request(w.server)[method](path);
        assert.equal(status, 404, `${method} ${path}`);
        assert.match(headers['content-type']!, /^application\/problem\+json/);
        assert.ok(body.remedy);
      }
    const { status, headers } = await request(w.server).patch('/api/partners');
    assert.deepEqual([status, headers.allow], [405, 'GET, POST']);
    const options = await request(w.server).options('/api/partners');
    assert.deepEqual([options.status, options.headers.allow], [204, 'GET, POST']);
  });

  it('opens reading to scripts of other sites, and nothing else', async () => {
    assert.equal((await w.call(nobody, 'get', '/log/head')).headers['access-control-allow-origin'], '*');
    assert.equal((await w.call(nobody, 'get', '/me')).headers['access-control-allow-origin'], undefined);
    assert.equal(
      (await request(w.server).options('/api/partners').set('Access-Control-Request-Method', 'POST')).headers[
        'access-control-allow-origin'
      ],
      undefined,
    );
  });
});
