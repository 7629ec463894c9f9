import assert from 'node:assert/strict';
import type { Route, Schema } from '../../../server/protocols/api/route.ts';
import { type Auth, nobody, type World } from './api-world.ts';

const samples = [
  'a',
  'abc0',
  '1',
  'D-2026-000001',
  'title-0123456789',
  'a-abcdef',
  'k-abcdef',
  'u-000000000000000000',
  'invitation',
];
const tooLarge = `{"x":"${'x'.repeat(10 * 1024 * 1024)}"}`;

function sampleOf(schema: Schema): string {
  const { pattern = '', enum: values } = schema as { pattern?: string; enum?: readonly string[] };
  if (values) return values[0]!;
  return samples.find((sample) => new RegExp(pattern).test(sample))!;
}

/** The path of a route with an id of the right form in each place; `bad` puts one of no form into the first. */
function pathOf(route: Route, bad = false): string {
  let first = bad;
  return route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = first ? '%21%21' : sampleOf(route.params![name]!);
    first = false;
    return value;
  });
}

/** What every operation answers to a request that is no good, whatever it is about. */
export async function checkFaults(w: World, route: Route, auth: Auth): Promise<void> {
  const path = pathOf(route);
  const { method } = route;
  const call = async (status: number, at: string, who: Auth, options: Parameters<World['call']>[3] = {}) => {
    const answer = await w.call(who, method, at, options);
    assert.equal(answer.status, status, `${route.id}: ${JSON.stringify(answer.body)}`);
    assert.equal(answer.body.status, status);
    assert.ok(
      answer.body.detail && answer.body.remedy,
      `${route.id} ${status} says what is wrong and what to do`,
    );
    assert.match(answer.headers['cache-control']!, /no-store/);
    return answer;
  };
  const json = route.body !== undefined && route.bodyType === undefined;
  const empty = json ? { body: {} } : {};
  if (route.who === 'signed-in') {
    const refused = await call(401, path, nobody, empty);
    assert.match(refused.headers['www-authenticate']!, /^Bearer /);
    await call(401, path, { Authorization: 'Bearer nonsense' }, empty);
  }
  const { body } = await call(400, `${path}?nope=1`, auth, empty);
  assert.ok(['nope', ...(route.required ?? [])].includes(body.parameter));
  await call(400, `${path}?limit=1&limit=2`, auth, empty);
  if (route.params) await call(404, pathOf(route, true), auth, empty);
  if (!json) return;
  await call(415, path, auth, { raw: '{}', headers: { 'Content-Type': 'text/plain' } });
  await call(415, path, auth, {
    raw: '{}',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  await call(415, path, auth, { raw: '{}', headers: { 'Content-Type': 'application/json; charset=latin1' } });
  await call(413, path, auth, { raw: tooLarge, headers: { 'Content-Type': 'application/json' } });
  await call(400, path, auth, { raw: '{', headers: { 'Content-Type': 'application/json' } });
  const wrong = await call(422, path, auth, { body: { nope: 1 } });
  assert.ok(wrong.body.problems.some((problem: { path: string }) => problem.path === 'nope'));
  await call(422, path, auth, {
    raw: '{"__proto__":{"partner":"a"}}',
    headers: { 'Content-Type': 'application/json' },
  });
}
