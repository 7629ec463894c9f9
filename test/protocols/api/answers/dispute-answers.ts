import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Auth, nobody } from '../api-world.ts';
import { type Cast, idOf } from './cast.ts';

const items = ['q1', 'q2', 'q3'].map((id) => idOf('a', 'free', id));
const subject = { kind: 'record', item: items[0], record: 'a' };
const filing = {
  partner: 'b',
  subject,
  ground: 'ownership',
  reasons: { en: ['It is a horn of another kind.'] },
};
const words = { reasons: { en: ['We looked again.'] } };
const bodies: Record<string, object> = {
  admit: {},
  answer: { answer: 'defend', ...words },
  propose: { outcome: 'both-stand' },
  agree: { proposal: 1 },
  withdraw: {},
  'call-panel': {},
  vote: { outcome: 'dismissed', ...words },
  decline: {},
  'name-mediator': { mediator: { kind: 'partner', partner: 'f' } },
  decide: { outcome: 'dismissed', ...words },
  appeal: words,
  hold: {},
  release: {},
};

/** Disputes, and requests of others. */
export function disputeAnswers(cast: () => Cast): void {
  it('disputes: filed, followed through every step, appealed, mediated', async () => {
    const { w, operator, own, expect, stewards } = cast();
    await w.deposit(own('a'), 'a', 'free', 'id,title@en,date\nq1,Horn,1600\nq2,Flute,1601\nq3,Lyre,1602\n');
    await expect(403, own('a'), 'post', '/disputes', { body: filing });
    await expect(404, own('b'), 'post', '/disputes', {
      body: { ...filing, subject: { kind: 'item', item: 'none' } },
    });
    await expect(422, own('b'), 'post', '/disputes', { body: { ...filing, reasons: { en: [' '] } } });
    const filed = await expect(201, own('b'), 'post', '/disputes', { body: filing });
    await expect(409, own('b'), 'post', '/disputes', { body: filing });
    const number = filed.body.id;
    assert.equal(filed.headers.location, `http://archive.test/api/disputes/${number}`);
    await expect(200, nobody, 'get', `/disputes/${number}`);
    await expect(404, nobody, 'get', '/disputes/D-2000-000009');
    assert.equal((await expect(200, nobody, 'get', '/disputes')).body.entries.length, 1);
    const at = `/disputes/${number}`;
    const step = (status: number, auth: Auth, name: string, body: object) =>
      expect(status, auth, 'post', `${at}/${name}`, { body });
    for (const [name, body] of Object.entries(bodies)) {
      const acting = name === 'name-mediator' ? body : { partner: 'b', ...body };
      await expect(404, own('b'), 'post', `/disputes/D-2000-000009/${name}`, { body: acting });
      await expect(403, own('a'), 'post', `${at}/${name}`, { body: acting });
    }
    // What the rules refuse: each step at a moment, or by somebody, for whom it is not.
    await step(409, own('b'), 'admit', { partner: 'b' });
    await step(409, own('b'), 'answer', { partner: 'b', ...bodies.answer });
    await step(409, own('d'), 'propose', { partner: 'd', ...bodies.propose });
    await step(409, own('a'), 'agree', { partner: 'a', proposal: 3 });
    await step(409, own('a'), 'withdraw', { partner: 'a' });
    await step(409, own('d'), 'call-panel', { partner: 'd' });
    await step(409, own('d'), 'vote', { partner: 'd', ...bodies.vote });
    await step(409, own('d'), 'decline', { partner: 'd' });
    await step(409, operator, 'name-mediator', bodies['name-mediator']!);
    await step(409, own('d'), 'decide', { partner: 'd', ...bodies.decide });
    await step(409, own('a'), 'appeal', { partner: 'a', ...words });
    await step(409, own('c'), 'hold', { partner: 'c' });
    await step(409, own('c'), 'release', { partner: 'c' });
    await step(403, own('b'), 'admit', {});

    await step(200, own('a'), 'answer', { partner: 'a', ...bodies.answer });
    await step(200, own('b'), 'propose', { partner: 'b', ...bodies.propose });
    await step(200, own('b'), 'call-panel', { partner: 'b' });
    const { candidates, panels } = (await expect(200, own('b'), 'get', at)).body;
    assert.deepEqual([...candidates].sort(), ['c', 'd', 'e', 'f', 'g', 'h']);
    const [one] = panels[0].partners as string[];
    const seated = async () => (await expect(200, nobody, 'get', at)).body.panels.at(-1).partners as string[];
    if (one === 'h')
      await w.key('h', 'steward').then((key) => {
        stewards.h = key;
      });
    stewards.h ??= await w.key('h', 'steward');
    await step(200, own(one!), 'decline', { partner: one });
    assert.ok(!(await seated()).includes(one!));
    for (const partner of await seated()) {
      const { body } = await expect(200, nobody, 'get', at);
      if (body.phase !== 'panel') break;
      await step(200, own(partner), 'vote', { partner, ...bodies.vote });
    }
    assert.equal((await expect(200, nobody, 'get', at)).body.outcomes[0].outcome, 'dismissed');
    await step(200, own('b'), 'appeal', { partner: 'b', ...words });
    // Too few who have not judged are left for a second panel: a mediator is named.
    const now = (await expect(200, nobody, 'get', at)).body;
    assert.equal(now.phase, 'naming');
    const free = ['c', 'd', 'e', 'f', 'g', 'h'].find(
      (id) =>
        !panels[0].partners.includes(id) &&
        !now.panels.some((p: { partners: string[] }) => p.partners.includes(id)),
    )!;
    await step(200, operator, 'name-mediator', { mediator: { kind: 'partner', partner: free } });
    await step(200, own(free), 'decide', { partner: free, outcome: 'both-stand', ...words });
    await expect(200, nobody, 'get', '/disputes?state=closed');
  });

  it('requests of others: by number and secret, without an account', async () => {
    const { w, operator, own, expect } = cast();
    const asked = {
      subject: { kind: 'item', item: items[1] },
      asks: 'takedown',
      ground: 'harm',
      reasons: { en: ['It shows what is ours.'] },
      name: 'Neema',
      contact: 'neema@example.org',
    };
    await expect(404, nobody, 'post', '/requests', {
      body: { ...asked, subject: { kind: 'item', item: 'none' } },
    });
    await expect(422, nobody, 'post', '/requests', { body: { ...asked, contact: 'nowhere' } });
    const { body: mine } = await expect(201, nobody, 'post', '/requests', { body: asked });
    const request = `/requests/${mine.number}`;
    const token = { headers: { 'Request-Token': mine.token } };
    await expect(404, nobody, 'get', request);
    await expect(404, nobody, 'get', `${request}?token=${mine.token}x`);
    await expect(404, nobody, 'get', `/disputes/${mine.number}`);
    await expect(200, nobody, 'get', request, token);
    assert.ok(
      !JSON.stringify((await expect(200, own('a'), 'get', `/disputes/${mine.number}`)).body).includes(
        'Neema',
      ),
    );
    const admitting = `/disputes/${mine.number}`;
    await expect(200, operator, 'post', `${admitting}/admit`, { body: {} });
    await expect(200, operator, 'post', `${admitting}/hold`, { body: {} });
    await expect(404, nobody, 'get', `/items/${items[1]}`);
    const publicly = await expect(200, nobody, 'get', admitting);
    assert.deepEqual([publicly.body.held, publicly.body.textsWithheld], [true, true]);
    await expect(200, operator, 'post', `${admitting}/release`, { body: {} });
    const mineSteps: Record<string, object> = {
      propose: { outcome: 'both-stand' },
      agree: { proposal: 1 },
      withdraw: {},
      'call-panel': {},
      appeal: words,
    };
    const takes = (status: number, name: string) =>
      expect(status, nobody, 'post', `${request}/${name}`, { body: mineSteps[name], ...token });
    for (const name of Object.keys(mineSteps))
      await expect(404, nobody, 'post', `${request}/${name}`, { body: mineSteps[name] });
    await takes(409, 'agree');
    await takes(409, 'call-panel');
    await takes(409, 'appeal');
    await expect(200, own('a'), 'post', `${admitting}/answer`, { body: { partner: 'a', ...bodies.answer } });
    await takes(200, 'propose');
    await expect(200, own('a'), 'post', `${admitting}/propose`, {
      body: { partner: 'a', outcome: 'dismissed' },
    });
    await expect(200, nobody, 'post', `${request}/agree`, { body: { proposal: 2 }, ...token });
    await takes(409, 'propose');
    await takes(409, 'withdraw');
    const again = (
      await expect(201, nobody, 'post', '/requests', {
        body: { ...asked, subject: { kind: 'item', item: items[2] } },
      })
    ).body;
    const their = { headers: { 'Request-Token': again.token } };
    await expect(200, own('a'), 'post', `/disputes/${again.number}/answer`, {
      body: { partner: 'a', ...bodies.answer },
    });
    await expect(200, nobody, 'post', `/requests/${again.number}/call-panel`, { body: {}, ...their });
    for (const partner of (await expect(200, operator, 'get', `/disputes/${again.number}`)).body.panels[0]
      .partners as string[]) {
      const { body } = await expect(200, operator, 'get', `/disputes/${again.number}`);
      if (body.phase === 'panel')
        await expect(200, own(partner), 'post', `/disputes/${again.number}/vote`, {
          body: { partner, ...bodies.vote },
        });
    }
    await expect(200, nobody, 'post', `/requests/${again.number}/appeal`, { body: words, ...their });
    await expect(200, nobody, 'post', `/requests/${again.number}/withdraw`, { body: {}, ...their });
    const b2 = (
      await expect(201, own('b'), 'post', '/disputes', {
        body: { ...filing, subject: { kind: 'record', item: items[2], record: 'a' } },
      })
    ).body.id;
    await expect(200, own('a'), 'post', `/disputes/${b2}/propose`, {
      body: { partner: 'a', outcome: 'dismissed' },
    });
    await expect(200, own('b'), 'post', `/disputes/${b2}/agree`, { body: { partner: 'b', proposal: 1 } });
    const b3 = (
      await expect(201, own('b'), 'post', '/disputes', {
        body: { ...filing, subject: { kind: 'record', item: items[1], record: 'a' } },
      })
    ).body.id;
    await expect(200, own('b'), 'post', `/disputes/${b3}/withdraw`, { body: { partner: 'b' } });

    for (let n = 0; n < 10; n += 1)
      await w.call(nobody, 'post', '/requests', { body: { ...asked, contact: 'nowhere' } });
    const limited = await expect(429, nobody, 'post', '/requests', { body: asked });
    assert.ok(Number(limited.headers['retry-after']) > 0);
    for (let n = 0; n < 30; n += 1) await w.call(nobody, 'get', `${request}?token=guess${n}`);
    await expect(429, nobody, 'get', `${request}?token=guess`);
    for (const name of Object.keys(mineSteps))
      await expect(429, nobody, 'post', `${request}/${name}`, { body: mineSteps[name] });
    await expect(200, nobody, 'get', request, token);
  });
}
