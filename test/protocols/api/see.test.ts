import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { itemId } from '../../../server/curation/item-id.ts';
import { statementId, statementsOf } from '../../../vocab/record/statement.ts';
import { type Auth, nobody, openWorld, type World } from './api-world.ts';

const secret = 'zanzibarcanary';
const publicly = { level: 'public' };

/** What the API shows of what is held back: by every operation that reads, nothing. */
describe('what a viewer may not see', () => {
  let w: World;
  let operator: Auth;
  const stewards: Record<string, Auth> = {};
  const own = (partner: string) => stewards[partner]!;
  const item = itemId({ partner: 'a', collection: 'free', sourceId: '1' });
  const record = `/items/${item}/records/a`;

  before(async () => {
    w = await openWorld();
    operator = await w.person('olga', { operator: true });
    for (const partner of 'abcd') stewards[partner] = await w.key(partner, 'steward');
    await w.deposit(
      own('a'),
      'a',
      'free',
      `id,title@en,description@en\n1,Mask,Told of ${secret} by night\n2,Drum,Plain\n`,
    );
  });
  after(() => w.close());

  /** All addresses that can be read without a body, with the ids that there are. */
  function addresses(): string[] {
    const { curation } = w.archive;
    const ids: Record<string, string[]> = {
      item: [item],
      record: ['a'],
      number: ['1', '2', '3', ...curation.disputes(true, 0, 10).map(({ number }) => number)],
      partner: ['a', 'b', 'c', 'd'],
      collection: ['free'],
      proposal: curation.openProposals(0, 10).map(({ id }) => String(id)),
      deposit: ['1', '2', '3'],
    };
    const reads = w.routes.filter((route) => route.method === 'get' && route.handle);
    return reads.flatMap(({ path, required }) => {
      let all = [path];
      for (const [place, name] of path.matchAll(/\{(\w+)\}/g))
        all = all.flatMap((one) => (ids[name!] ?? []).map((id) => one.replace(place, id)));
      const asks = (required ?? []).map((name) => `${name}=${name === 'q' ? secret : 'b'}`).join('&');
      return all.map((one) => (asks ? `${one}?${asks}` : one));
    });
  }

  async function told(auth: Auth): Promise<string[]> {
    const places: string[] = [];
    for (const path of addresses()) {
      const answer = await w.call(auth, 'get', path);
      if (`${answer.text}${JSON.stringify(answer.headers)}`.includes(secret)) places.push(path);
    }
    return places;
  }

  const unseen = async (message: string, viewers: Auth[]) => {
    for (const viewer of viewers) assert.deepEqual(await told(viewer), [], message);
  };

  it('finds the text where it is public, so that what follows means something', async () => {
    assert.ok((await told(nobody)).includes(`/items/${item}`));
    assert.ok((await told(own('b'))).some((path) => path.startsWith('/workspace/search')));
  });

  it('a statement that is withheld is gone for all others, in old revisions and drafts of other words too', async () => {
    const { content } = (await w.call(nobody, 'get', `/items/${item}`)).body.records[0];
    const description = statementId(statementsOf(content).find(({ field }) => field === 'description')!);
    await w.call(own('a'), 'put', `${record}/statements/${description}/access`, {
      body: { access: { level: 'withheld' } },
    });
    await unseen('withheld', [nobody, own('b'), own('d'), operator]);
    const curator = await w.key('a', 'curator');
    const worded = { ...content, description: { en: [`Of ${secret}, in other words`] } };
    assert.equal((await w.call(curator, 'put', record, { body: { content: worded } })).status, 202);
    await unseen('drafted in other words', [nobody, own('b'), own('d'), operator]);
    assert.ok((await told(own('a'))).includes(`${record}/revisions`));
    await w.call(own('a'), 'put', `${record}/statements/${description}/access`, {
      body: { access: publicly },
    });
    assert.ok((await told(nobody)).includes(`/items/${item}`));
  });

  for (const [name, access, partners] of [
    ['withheld', { level: 'withheld' }, []],
    ['for named partners', { level: 'named', partners: ['d'] }, ['d']],
    ['for partners', { level: 'partners' }, ['b', 'd']],
  ] as const)
    it(`a record that is ${name} is not there for others`, async () => {
      await w.call(own('a'), 'put', `${record}/access`, { body: { access } });
      const others = ['b', 'c', 'd'].filter(
        (id) => !(partners as readonly string[]).includes(id) && name !== 'for partners',
      );
      await unseen(name, [nobody, operator, ...others.map(own)]);
      for (const partner of partners)
        assert.equal((await w.call(own(partner), 'get', `/items/${item}`)).status, 200);
      for (const [method, path, body] of [
        ['put', record, { content: { title: { en: ['x'] } } }],
        ['put', `${record}/access`, { access }],
        ['post', `${record}/withdraw`, {}],
        ['post', `/items/${item}/labels`, { partner: 'c', scheme: 'tk', code: 'tk-clan' }],
        ['put', `/items/${item}/access`, { partner: 'c', access }],
        [
          'post',
          '/disputes',
          { partner: 'c', subject: { kind: 'item', item }, ground: 'harm', reasons: { en: ['x'] } },
        ],
        [
          'post',
          '/joins',
          { partner: 'c', from: item, into: itemId({ partner: 'a', collection: 'free', sourceId: '2' }) },
        ],
        ['post', '/erasures', { item, record: 'a', ground: 'law' }],
      ] as const) {
        const answer = await w.call(own('c'), method, path, { body });
        const mayKnow = name === 'for partners';
        assert.equal(answer.status === 404, !mayKnow, `${method} ${path} ${answer.status}`);
      }
      await w.call(own('a'), 'put', `${record}/access`, { body: { access: publicly } });
      for (const { id } of w.archive.reader.item(item)!.labels ?? [])
        await w.call(own('c'), 'delete', `/items/${item}/labels/${id}`);
    });

  it('a withdrawn record stays with those who decide on it', async () => {
    await w.call(own('a'), 'post', `${record}/withdraw`, { body: {} });
    await unseen('withdrawn', [nobody, own('d'), operator]);
    assert.equal((await w.call(own('b'), 'get', `${record}/revisions`)).status, 200);
  });
});
