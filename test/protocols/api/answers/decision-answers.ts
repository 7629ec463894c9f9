import assert from 'node:assert/strict';
import { it } from 'node:test';
import { verifyLog } from '../../../../server/archive/log.ts';
import { nobody } from '../api-world.ts';
import { type Cast, idOf } from './cast.ts';

/** What is decided, told, logged and erased. */
export function decisionAnswers(cast: () => Cast): void {
  it('proposals: seen by those whose matter they are, decided by votes', async () => {
    const { w, own, curator, expect } = cast();
    await w.deposit(own('a'), 'a', 'agreed', 'id,title@en\n1,Spear\n2,Shield\n3,Bow\n');
    const { body } = await expect(200, own('b'), 'get', '/proposals?partner=b&limit=1');
    assert.ok(body.next.includes('after='));
    await expect(403, own('b'), 'get', '/proposals?partner=a');
    assert.deepEqual((await expect(200, own('d'), 'get', '/proposals')).body.entries, []);
    const all = (await expect(200, own('b'), 'get', '/proposals')).body.entries;
    const { id } = all.find((p: { collection: string }) => p.collection === 'agreed');
    const at = `/proposals/${id}`;
    const one = await expect(200, own('b'), 'get', at);
    assert.deepEqual([one.body.counts, one.body.may], [{ proposed: 3 }, { b: ['approve', 'return'] }]);
    assert.deepEqual((await expect(200, own('c'), 'get', at)).body.may, { c: ['approve', 'return', 'veto'] });
    assert.deepEqual((await expect(200, own('a'), 'get', at)).body.may, {
      a: ['approve', 'return', 'withdraw'],
    });
    await expect(404, own('d'), 'get', at);
    const page = await expect(200, own('b'), 'get', `${at}/revisions?limit=2`);
    assert.deepEqual(page.body.entries[0].differences, [
      { field: 'title', after: { en: ['Spear'] } },
      { field: 'identifier', after: [{ value: '1', kind: 'local' }] },
    ]);
    assert.ok(page.body.next);
    await expect(404, own('d'), 'get', `${at}/revisions`);

    const [first, , third] = (await expect(200, own('b'), 'get', `${at}/revisions`)).body.entries;
    await expect(422, own('b'), 'post', `${at}/votes`, {
      body: { partner: 'b', vote: 'return', revision: first.revision.id },
    });
    const reason = { en: ['The material is missing.'] };
    await expect(200, own('b'), 'post', `${at}/votes`, {
      body: { partner: 'b', vote: 'approve', revision: first.revision.id },
    });
    await expect(409, own('c'), 'post', `${at}/votes`, {
      body: { partner: 'c', vote: 'approve', revision: first.revision.id },
    });
    await expect(200, own('c'), 'post', `${at}/votes`, {
      body: { partner: 'c', vote: 'veto', revision: third.revision.id, reason },
    });
    await expect(403, own('b'), 'post', `${at}/votes`, { body: { partner: 'b', vote: 'veto', reason } });
    await expect(403, curator, 'post', `${at}/votes`, { body: { partner: 'a', vote: 'approve' } });
    await expect(404, own('d'), 'post', `${at}/votes`, { body: { partner: 'd', vote: 'approve' } });
    await expect(403, own('b'), 'post', `${at}/withdraw`);
    await expect(404, own('d'), 'post', `${at}/withdraw`);
    const decided = await expect(200, own('b'), 'post', `${at}/votes`, {
      body: { partner: 'b', vote: 'approve' },
    });
    assert.deepEqual([decided.body.standing.outcome, decided.body.proposal.outcome], ['accepted', 'mixed']);
    await expect(409, own('c'), 'post', `${at}/votes`, { body: { partner: 'c', vote: 'approve' } });
    await expect(409, own('a'), 'post', `${at}/withdraw`);
    assert.equal((await expect(200, nobody, 'get', `/items/${idOf('a', 'agreed', '1')}`)).status, 200);
    await expect(404, nobody, 'get', `/items/${idOf('a', 'agreed', '3')}`);
    await expect(200, own('b'), 'get', '/proposals?state=closed&limit=1');

    await w.deposit(curator, 'a', 'agreed', 'id,title@en\n9,Net\n');
    const open = (await expect(200, curator, 'get', '/proposals?partner=a')).body.entries.at(-1);
    assert.equal(
      (await expect(200, curator, 'post', `/proposals/${open.id}/withdraw`)).body.outcome,
      'withdrawn',
    );
  });

  it('inbox: for the partner alone, read, and as a feed', async () => {
    const { operator, own, reader, expect } = cast();
    const { body } = await expect(200, own('a'), 'get', '/inbox?partner=a&limit=2');
    assert.ok(body.unread > 2 && body.next.includes('before='));
    await expect(403, own('b'), 'get', '/inbox?partner=a');
    await expect(403, own('a'), 'get', '/inbox?partner=operator');
    await expect(200, operator, 'get', '/inbox?partner=operator');
    await expect(403, reader, 'post', '/inbox/read', { body: { partner: 'a', upTo: body.entries[0].id } });
    await expect(204, own('a'), 'post', '/inbox/read', { body: { partner: 'a', upTo: body.entries[0].id } });
    assert.equal((await expect(200, own('a'), 'get', '/inbox?partner=a')).body.unread, 0);
    const feed = await expect(200, own('a'), 'get', '/inbox.atom?partner=a');
    assert.match(String(feed.body?.toString?.() ?? feed.text), /<feed|object/);
    await expect(403, own('b'), 'get', '/inbox.atom?partner=a');
  });

  it('workspace search: drafts of one’s own collections', async () => {
    const { w, own, curator, expect } = cast();
    await w.deposit(curator, 'a', 'agreed', 'id,title@en\nw1,Wholly unheard draft\n');
    const { body } = await expect(200, own('b'), 'get', '/workspace/search?q=unheard');
    assert.equal(body.entries.length, 1);
    assert.deepEqual((await expect(200, own('d'), 'get', '/workspace/search?q=unheard')).body.entries, []);
    await expect(403, own('d'), 'get', '/workspace/search?q=unheard&partner=a');
  });

  it('decisions and the log: anyone can follow the chain', async () => {
    const { w, expect } = cast();
    const { body } = await expect(200, nobody, 'get', '/decisions?limit=100');
    assert.ok(body.entries.some(({ kind }: { kind: string }) => kind === 'item.joined'));
    const head = (await expect(200, nobody, 'get', '/log/head')).body;
    let next: string | undefined = '/log?limit=1000';
    const chain: { seq: number; previous: string; hash: string }[] = [];
    while (next) {
      const { body } = await expect(200, nobody, 'get', next);
      chain.push(...body.entries);
      next = body.next && new URL(body.next).pathname.replace('/api', '') + new URL(body.next).search;
    }
    assert.ok(chain.slice(1).every((entry, index) => entry.previous === chain[index]!.hash));
    assert.deepEqual([chain.at(-1)!.seq, chain.at(-1)!.hash], [head.seq, head.hash]);
    assert.equal(verifyLog(w.archive.db).fault, undefined);
  });

  it('erasure: asked by one, confirmed by another, gone', async () => {
    const { w, operator, second, own, reader, expect } = cast();
    await w.deposit(own('a'), 'a', 'free', 'id,title@en\ne1,Canary of the erased\n');
    const item = idOf('a', 'free', 'e1');
    const asking = { item, record: 'a', ground: 'law' };
    await expect(404, own('b'), 'post', '/erasures', { body: { ...asking, item: 'none' } });
    await expect(403, own('b'), 'post', '/erasures', { body: asking });
    const { body } = await expect(201, operator, 'post', '/erasures', { body: asking });
    const confirm = `/erasures/${body.erasure}/confirm`;
    await expect(403, operator, 'post', confirm);
    await expect(404, reader, 'post', confirm);
    await expect(404, second, 'post', '/erasures/99/confirm');
    assert.equal((await expect(200, second, 'post', confirm)).body.files, 0);
    await expect(409, second, 'post', confirm);
    await expect(404, nobody, 'get', `/items/${item}`);
    await expect(404, own('a'), 'get', `/items/${item}/records/a/revisions`);
    await expect(403, own('a'), 'get', '/erasures');
    assert.equal((await expect(200, operator, 'get', '/erasures')).body.entries[0].confirmedBy, second.id);
  });
}
