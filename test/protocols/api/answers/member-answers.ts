import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nobody } from '../api-world.ts';
import type { Cast } from './cast.ts';

/** Partners, people, keys and collections. */
export function memberAnswers(cast: () => Cast): void {
  it('partners: everyone sees them, the operator adds them, each describes itself', async () => {
    const { operator, own, curator, expect } = cast();
    const first = await expect(200, nobody, 'get', '/partners?limit=2');
    assert.deepEqual(
      first.body.entries.map(({ id }: { id: string }) => id),
      ['a', 'b'],
    );
    const next = new URL(first.body.next);
    const page = await expect(200, nobody, 'get', next.pathname.replace('/api', '') + next.search);
    assert.equal(page.body.entries[0].id, 'c');
    await expect(200, nobody, 'get', '/partners/a');
    await expect(404, nobody, 'get', '/partners/zz');
    const fresh = { id: 'h', kind: 'museum', name: { sw: ['Makumbusho'] }, country: 'TZ' };
    await expect(403, own('a'), 'post', '/partners', { body: fresh });
    const { headers } = await expect(201, operator, 'post', '/partners', { body: fresh });
    assert.equal(headers.location, 'http://archive.test/api/partners/h');
    await expect(409, operator, 'post', '/partners', { body: fresh });
    // A partner of this id would read the inbox of those who keep the archive.
    await expect(422, operator, 'post', '/partners', { body: { ...fresh, id: 'operator' } });
    await expect(403, own('a'), 'put', '/partners/h', { body: { kind: 'museum', name: { en: ['Ours'] } } });
    await expect(403, curator, 'put', '/partners/a', { body: { kind: 'museum', name: { en: ['Ours'] } } });
    await expect(404, operator, 'put', '/partners/zz', { body: { kind: 'museum', name: { en: ['None'] } } });
    const { body } = await expect(200, own('a'), 'put', '/partners/a', {
      body: { kind: 'museum', name: { en: ['Museum A'] }, ror: 'https://ror.org/0abcdefgh' },
    });
    assert.equal(body.ror, 'https://ror.org/0abcdefgh');
    await expect(403, curator, 'post', '/partners/a/charter', { body: { name: 'C' } });
    await expect(404, own('a'), 'post', '/partners/zz/charter', { body: { name: 'C' } });
    await expect(422, own('a'), 'post', '/partners/a/charter', { body: { name: '   ' } });
    const accepted = await expect(200, own('a'), 'post', '/partners/a/charter', { body: { name: 'Ada' } });
    assert.equal(accepted.body.charter.name, 'Ada');
  });

  it('people and invitations are for those who look after the partner', async () => {
    const { w, operator, ada, own, expect } = cast();
    const people = '/partners/a/people';
    const { body } = await expect(200, own('a'), 'get', people);
    assert.deepEqual(
      body.entries.map(({ name, role }: Record<string, string>) => [name, role]),
      [['ada', 'steward']],
    );
    await expect(403, own('b'), 'get', people);
    await expect(404, own('b'), 'get', '/partners/zz/people');
    const carl = await w.person('carl', { partner: 'a', role: 'reader' });
    const at = `${people}/${carl.id}`;
    await expect(403, own('b'), 'put', at, { body: { role: 'curator' } });
    await expect(404, own('a'), 'put', `${people}/${operator.id}`, { body: { role: 'curator' } });
    assert.equal(
      (await expect(200, own('a'), 'put', at, { body: { role: 'curator' } })).body.role,
      'curator',
    );
    const narrow = await w.key('a', 'steward', ['read', 'admin']);
    await expect(403, narrow, 'put', at, { body: { role: 'steward' } });
    await expect(403, narrow, 'delete', `${people}/${ada.id}`);
    await expect(403, own('b'), 'delete', at);
    await expect(204, carl, 'delete', at);
    await expect(404, own('a'), 'delete', at);

    const invitations = '/partners/a/invitations';
    await expect(403, own('b'), 'post', invitations, { body: { role: 'reader' } });
    await expect(403, narrow, 'post', invitations, { body: { role: 'steward' } });
    await expect(404, own('b'), 'post', '/partners/zz/invitations', { body: { role: 'reader' } });
    await expect(422, own('a'), 'post', invitations, { body: { role: 'reader', email: 'nothing' } });
    const { body: invited } = await expect(201, own('a'), 'post', invitations, { body: { role: 'reader' } });
    assert.match(invited.link, /^http:\/\/archive\.test\/account\/join\?token=/);
    await expect(403, own('b'), 'get', invitations);
    const listed = await expect(200, own('a'), 'get', invitations);
    assert.ok(!JSON.stringify(listed.body).includes(new URL(invited.link).searchParams.get('token')!));
    await expect(403, own('b'), 'delete', `${invitations}/${invited.id}`);
    await expect(204, own('a'), 'delete', `${invitations}/${invited.id}`);
    await expect(404, own('a'), 'delete', `${invitations}/${invited.id}`);
    await expect(403, own('a'), 'post', '/invitations', { body: { operator: true } });
    await expect(201, operator, 'post', '/invitations', { body: { operator: true } });
    await expect(422, operator, 'post', '/invitations', { body: { partner: 'zz', role: 'steward' } });
    await expect(422, operator, 'post', '/invitations', { body: {} });
  });

  it('keys: made within what one has, shown once, revoked', async () => {
    const { w, own, expect } = cast();
    const keys = '/partners/a/keys';
    const { body } = await expect(201, own('a'), 'post', keys, {
      body: { name: 'nightly', role: 'curator', scopes: ['deposit'] },
    });
    const made = { Authorization: `Bearer ${body.secret}` };
    await expect(200, made, 'get', '/me');
    await expect(403, made, 'get', keys);
    const narrow = await w.key('a', 'steward', ['read', 'admin']);
    await expect(403, narrow, 'post', keys, { body: { name: 'more', role: 'steward', scopes: ['decide'] } });
    await expect(422, own('a'), 'post', keys, { body: { name: 'x', role: 'reader', scopes: ['decide'] } });
    await expect(404, own('a'), 'post', '/partners/zz/keys', {
      body: { name: 'x', role: 'reader', scopes: ['read'] },
    });
    const { body: listed } = await expect(200, own('a'), 'get', keys);
    assert.ok(!JSON.stringify(listed).includes(body.secret));
    await expect(403, own('b'), 'delete', `${keys}/${body.id}`);
    await expect(204, own('a'), 'delete', `${keys}/${body.id}`);
    await expect(404, own('a'), 'delete', `${keys}/${body.id}`);
    await expect(401, made, 'get', '/me');
  });

  it('collections: agreements are changed by the agreement', async () => {
    const { operator, own, expect } = cast();
    assert.equal((await expect(200, nobody, 'get', '/collections?limit=1')).body.entries.length, 1);
    await expect(200, nobody, 'get', '/collections/agreed');
    await expect(404, nobody, 'get', '/collections/zz');
    const fresh = { id: 'new', name: { en: ['New'] }, partners: ['a', 'b'] };
    await expect(403, own('a'), 'post', '/collections', { body: fresh });
    await expect(422, operator, 'post', '/collections', { body: { ...fresh, partners: ['zz'] } });
    await expect(422, operator, 'post', '/collections', { body: { ...fresh, licence: 'mine' } });
    await expect(201, operator, 'post', '/collections', { body: fresh });
    await expect(409, operator, 'post', '/collections', { body: fresh });
    const agreement = { approvals: 2, veto: [], days: 7, silence: 'hold', access: { level: 'public' } };
    const at = '/collections/new/agreement';
    await expect(403, own('b'), 'put', at, { body: { partner: 'a', agreement } });
    await expect(404, own('a'), 'put', '/collections/zz/agreement', { body: { partner: 'a', agreement } });
    await expect(422, own('a'), 'put', at, {
      body: { partner: 'a', agreement: { ...agreement, approvals: 5 } },
    });
    assert.equal(
      (await expect(200, own('a'), 'put', at, { body: { partner: 'a', agreement } })).body.effective,
      true,
    );
    const asked = await expect(202, own('a'), 'put', at, {
      body: { partner: 'a', agreement: { ...agreement, days: 9 } },
    });
    assert.match(asked.headers.location!, /\/api\/proposals\/\d+$/);
    const { body } = await expect(200, nobody, 'get', '/collections/new/agreements');
    assert.deepEqual(
      body.entries.map((v: { agreement: { approvals: number } }) => v.agreement.approvals),
      [1, 2],
    );
    await expect(404, nobody, 'get', '/collections/zz/agreements');
  });
}
