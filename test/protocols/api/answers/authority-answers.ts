import assert from 'node:assert/strict';
import { it } from 'node:test';
import { referencesByName } from '../../../../vocab/authority/authority.ts';
import { nobody } from '../api-world.ts';
import type { Cast } from './cast.ts';

const words = (text: string) => ({ en: [text] });
const agent = (name: string) => referencesByName('agent', words(name))[0]!;

/** People, groups and places. */
export function authorityAnswers(cast: () => Cast): void {
  it('people and places: describe, find, join, split, withdraw', async () => {
    const { w, own, curator, reader, operator, expect } = cast();
    const begun = await expect(200, nobody, 'get', '/log/head');
    await w.deposit(
      own('a'),
      'a',
      'free',
      'id,title@en,creator@en\nagent1,Print,Katsushika Hokusai\nagent2,Fan,Hokusai\n',
    );
    const at = `/authorities/${agent('Katsushika Hokusai')}`;
    const short = `/authorities/${agent('Hokusai')}`;
    await expect(404, nobody, 'get', '/authorities/agent/nobody');
    await expect(404, nobody, 'get', '/authorities/concept/nobody');
    const { body } = await expect(200, nobody, 'get', at);
    assert.deepEqual([body.label, body.namedBy, body.descriptions], [words('Katsushika Hokusai'), ['a'], []]);

    const content = { name: words('Hokusai'), nature: 'person', begin: '1760', end: '1849' };
    const say = (more: object, partner = 'b') => ({ body: { partner, content: { ...content, ...more } } });
    await expect(401, nobody, 'put', `${at}/description`, say({}));
    await expect(403, own('a'), 'put', `${at}/description`, say({}));
    await expect(403, reader, 'put', `${at}/description`, say({}, 'a'));
    await expect(404, own('b'), 'put', '/authorities/agent/nobody/description', say({}));
    const bad = await expect(
      422,
      own('b'),
      'put',
      `${at}/description`,
      say({ end: '1700', same: ['Q5586'] }),
    );
    assert.deepEqual(bad.body.problems.map(({ path }: { path: string }) => path).sort(), ['end', 'same[0]']);
    const said = await expect(
      200,
      own('b'),
      'put',
      `${at}/description`,
      say({ same: ['https://www.wikidata.org/wiki/Q5586'] }),
    );
    assert.deepEqual(said.body, { reference: agent('Katsushika Hokusai'), effective: true });
    await expect(409, own('b'), 'put', `${at}/description`, {
      body: { partner: 'b', content, basis: 0 },
    });
    const waiting = await expect(202, curator, 'put', `${at}/description`, say({ begin: '1761' }, 'a'));
    assert.equal(waiting.headers.location, `http://archive.test/api/proposals/${waiting.body.proposal}`);
    const proposal = await expect(200, own('a'), 'get', `/proposals/${waiting.body.proposal}`);
    assert.deepEqual([proposal.body.kind, proposal.body.collection], ['description', undefined]);
    await expect(404, own('b'), 'get', `/proposals/${waiting.body.proposal}`);
    await expect(200, own('a'), 'post', `/proposals/${waiting.body.proposal}/votes`, {
      body: { partner: 'a', vote: 'approve' },
    });
    const { descriptions } = (await expect(200, nobody, 'get', at)).body;
    assert.deepEqual(
      descriptions.map((d: { partner: string; content: { begin: string } }) => [d.partner, d.content.begin]),
      [
        ['a', '1761'],
        ['b', '1760'],
      ],
    );
    const found = await expect(200, nobody, 'get', '/authorities?kind=agent&name=hoku');
    assert.deepEqual(
      found.body.entries.map((e: { reference: string }) => e.reference),
      [agent('Katsushika Hokusai')],
    );

    const into = agent('Katsushika Hokusai');
    await expect(403, reader, 'post', `${short}/join`, { body: { partner: 'a', into } });
    await expect(404, own('a'), 'post', `${short}/join`, { body: { partner: 'a', into: 'agent/nobody' } });
    await expect(422, own('a'), 'post', `${short}/join`, { body: { partner: 'a', into: agent('Hokusai') } });
    const put = await expect(202, own('a'), 'post', `${short}/join`, { body: { partner: 'a', into } });
    await expect(200, own('b'), 'post', `/proposals/${put.body.proposal}/votes`, {
      body: { partner: 'b', vote: 'approve' },
    });
    const joined = (await expect(200, nobody, 'get', short)).body;
    assert.deepEqual(
      [joined.reference, joined.joined.map((j: { reference: string }) => j.reference)],
      [into, [agent('Hokusai')]],
    );
    await expect(403, own('d'), 'post', `${short}/split`, { body: { partner: 'd' } });
    await expect(404, own('a'), 'post', `${at}/split`, { body: { partner: 'a' } });
    await expect(200, own('b'), 'post', `${short}/split`, { body: { partner: 'b' } });
    await expect(404, own('b'), 'post', `${short}/split`, { body: { partner: 'b' } });

    await expect(403, curator, 'post', `${at}/withdraw`, { body: { partner: 'a' } });
    await expect(204, own('a'), 'post', `${at}/withdraw`, { body: { partner: 'a' } });
    await expect(404, own('a'), 'post', `${at}/withdraw`, { body: { partner: 'a' } });
    const { entries } = (await expect(200, nobody, 'get', `/decisions?limit=100&after=${begun.body.seq}`))
      .body;
    const kinds = entries.map(({ kind }: { kind: string }) => kind);
    for (const kind of ['described', 'withdrawn', 'joined', 'split'])
      assert.ok(kinds.includes(`authority.${kind}`), kind);

    const make = (auth: typeof curator, status: number, more: object) =>
      expect(status, auth, 'post', '/authorities/place', {
        body: { partner: 'a', content: { name: words('Obukuso') }, ...more },
      });
    await make(own('b'), 403, {});
    await make(own('a'), 422, { content: { name: words('Obukuso'), nature: 'person' } });
    const place = await make(own('a'), 200, {});
    assert.equal(place.body.reference, referencesByName('place', words('Obukuso'))[0]);
    await make(own('a'), 409, {});
    await make(curator, 202, { content: { name: words('Elsewhere') } });
    const erase = (auth: typeof curator, status: number, partner: string, ground = 'law') =>
      expect(status, auth, 'post', `${at}/erase`, { body: { partner, ground } });
    await erase(own('a'), 422, 'a', 'whim');
    await erase(own('a'), 403, 'b');
    await erase(own('d'), 404, 'd');
    const asked = await erase(own('b'), 201, 'b');
    const listed = await expect(200, operator, 'get', '/erasures');
    const { reference, partner, item } = listed.body.entries.at(-1);
    assert.deepEqual([reference, partner, item], [agent('Katsushika Hokusai'), 'b', undefined]);
    await expect(200, operator, 'post', `/erasures/${asked.body.erasure}/confirm`);
    assert.deepEqual((await expect(200, nobody, 'get', at)).body.descriptions, []);
    // What only records name can be joined at once by the one partner who does.
    await w.deposit(own('a'), 'a', 'free', 'id,title@en,creator@en\nagent3,Scroll,H. K.\n');
    await expect(200, own('a'), 'post', `/authorities/${agent('H. K.')}/join`, {
      body: { partner: 'a', into: agent('Hokusai') },
    });
    await expect(409, own('a'), 'post', `/authorities/${agent('H. K.')}/join`, {
      body: { partner: 'a', into },
    });
  });
}
