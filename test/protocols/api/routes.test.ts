import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hider, noteHidden, publishedChanges } from '../../../server/publish/note-hidden.ts';
import { authorityAnswers } from './answers/authority-answers.ts';
import { type Cast, openCast } from './answers/cast.ts';
import { decisionAnswers } from './answers/decision-answers.ts';
import { depositAnswers } from './answers/deposit-answers.ts';
import { disputeAnswers } from './answers/dispute-answers.ts';
import { memberAnswers } from './answers/member-answers.ts';
import { recordAnswers } from './answers/record-answers.ts';
import { nobody } from './api-world.ts';
import { checkFaults } from './check-faults.ts';

/** Documented answers that no request can bring about here, and why. */
const impossible: Record<string, string> = {
  'search 200': 'its door is mounted elsewhere, with a test of its own (protocols/search)',
  'search 400': 'the same',
  'search 503': 'the same',
  'dumps.make 503': 'another process would have to be making one',
};

describe('the API', () => {
  let everyone: Cast;
  const cast = () => everyone;
  before(async () => {
    everyone = await openCast();
  });
  after(() => everyone.w.close());

  it('answers every bad request to every operation in the same way', async () => {
    const { w, own } = cast();
    for (const route of w.routes) if (route.handle) await checkFaults(w, route, own('a'));
  });

  it('refuses what another site makes a signed-in browser send', async () => {
    const { ada, expect } = cast();
    const { Cookie } = ada;
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' };
    await expect(403, { Cookie: Cookie! }, 'post', '/partners/a/charter', { raw: '{"name":"x"}', headers });
  });

  it('says who asks, and keeps that out of caches', async () => {
    const { operator, ada, expect } = cast();
    const { body, headers } = await expect(200, ada, 'get', '/me');
    assert.deepEqual([body.kind, body.memberships], ['person', [{ partner: 'a', role: 'steward' }]]);
    assert.equal(headers['cache-control'], 'private, no-store');
    assert.deepEqual(Object.keys((await expect(200, operator, 'get', '/me')).body.unread), ['operator']);
    assert.equal((await expect(200, nobody, 'get', '/partners')).headers['cache-control'], 'no-cache');
  });

  memberAnswers(cast);
  recordAnswers(cast);
  depositAnswers(cast);
  disputeAnswers(cast);
  decisionAnswers(cast);
  authorityAnswers(cast);

  it('dumps: made on demand by the operator, and kept as releases of a version that is new', async () => {
    const { w, operator, ada, expect } = cast();
    await expect(403, ada, 'post', '/dumps', { body: {} });
    // What the followers do beside a running server.
    for (;;) {
      const changes = publishedChanges(w.archive, w.archive.feed.cursor(hider), 500);
      if (changes.length === 0) break;
      noteHidden(w.archive, changes, new Date().toISOString());
    }
    const { body, headers } = await expect(201, operator, 'post', '/dumps', { body: { version: '2026.1' } });
    assert.ok(body.quads > 0);
    assert.match(headers.location!, /dumps\/releases\/2026\.1\/$/);
    await expect(409, operator, 'post', '/dumps', { body: { version: '2026.1' } });
  });

  it('has shown every answer that it documents, but for those that cannot be', () => {
    const { w } = cast();
    assert.deepEqual(
      // That whoever asks too often is refused is shown in test/http/limit-rate.test.ts.
      w.contract.unseen().filter((name) => impossible[name] === undefined && !name.endsWith(' 429')),
      [],
    );
  });
});
