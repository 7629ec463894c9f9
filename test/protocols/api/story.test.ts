import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { followDeadlines } from '../../../server/acts/follow-deadlines.ts';
import { verifyLog } from '../../../server/archive/log.ts';
import { itemId } from '../../../server/curation/item-id.ts';
import { type Auth, type Body, nobody, openWorld, type World } from './api-world.ts';

const words = (text: string) => ({ en: [text] });

/** Three partners and their agreement, from the first deposit to the last revert, told over the API alone. */
describe('a story of three partners', () => {
  let w: World;
  let operator: Auth;
  let curator: Auth;
  const stewards: Record<string, Auth> = {};
  const own = (partner: string) => stewards[partner]!;
  const item = itemId({ partner: 'a', collection: 'masks', sourceId: 'm1' });
  const expect = async (status: number, ...args: Parameters<World['call']>): Promise<Body> => {
    const answer = await w.call(...args);
    assert.equal(answer.status, status, `${args[1]} ${args[2]}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const dateGroups = async (): Promise<Body[]> =>
    (await expect(200, nobody, 'get', `/items/${item}`)).groups.filter(({ field }: Body) => field === 'date');
  /** The proposal that a partner is asked about last. */
  const asked = async (partner: string): Promise<Body> =>
    (await expect(200, own(partner), 'get', `/proposals?partner=${partner}`)).entries.at(-1);
  const approve = async (partner: string, proposal: number) =>
    expect(200, own(partner), 'post', `/proposals/${proposal}/votes`, { body: { partner, vote: 'approve' } });
  const pass = async (days: number) => {
    w.skip(days);
    await followDeadlines(w.archive, w.now());
  };

  before(async () => {
    w = await openWorld();
    operator = await w.person('olga', { operator: true });
    for (const partner of 'abcdefg') stewards[partner] = await w.key(partner, 'steward');
    curator = await w.key('a', 'curator');
  });
  after(() => w.close());

  it('the partners agree: two approvals, a veto of the community, and nothing by silence', async () => {
    const agreement = { approvals: 2, veto: ['c'], days: 14, silence: 'hold', access: { level: 'public' } };
    const body = { id: 'masks', name: words('Masks'), partners: ['a', 'b', 'c'], agreement };
    await expect(201, operator, 'post', '/collections', { body });
    for (const partner of 'abc')
      await expect(200, own(partner), 'post', `/partners/${partner}/charter`, {
        body: { name: `Steward of ${partner}` },
      });
    const loose = { partner: 'a', agreement: { ...agreement, approvals: 1, veto: [] } };
    const { proposal } = await expect(202, own('a'), 'put', '/collections/masks/agreement', { body: loose });
    const vote = { partner: 'c', vote: 'veto', reason: words('Our veto stays.') };
    await expect(200, own('c'), 'post', `/proposals/${proposal}/votes`, { body: vote });
    assert.deepEqual((await expect(200, nobody, 'get', '/collections/masks')).agreement.veto, ['c']);
  });

  it('one partner deposits, another approves, and the record is public', async () => {
    await w.deposit(
      own('a'),
      'a',
      'masks',
      'id,title@en,date\nm1,Mask of a dancer,1890\nm2,Small mask,1880\n',
    );
    await expect(404, nobody, 'get', `/items/${item}`);
    const proposal = await asked('b');
    assert.deepEqual([proposal.counts, proposal.may], [{ proposed: 2 }, { b: ['approve', 'return'] }]);
    const { standing } = await approve('b', proposal.id);
    assert.deepEqual([...standing.approvals].sort(), ['a', 'b']);
    const { records } = await expect(200, nobody, 'get', `/items/${item}`);
    assert.deepEqual(records[0].decided, { approvals: ['a', 'b'], silence: false });
  });

  it('another describes the same item with another date: both dates are shown', async () => {
    const csv = `id,item,title@fr,date\nx1,item/${item},Masque de danseur,1910\n`;
    await w.deposit(own('b'), 'b', 'masks', csv);
    await approve('a', (await asked('a')).id);
    const groups = await dateGroups();
    assert.deepEqual(
      groups.map(({ standing, claims }) => [standing, claims[0].partner]),
      [
        ['differing', 'a'],
        ['differing', 'b'],
      ],
    );
  });

  it('one contests the other’s date; a panel that nobody chose decides, with a dissent; the record is amended', async () => {
    const statement = (await dateGroups()).find(({ claims }) => claims[0].partner === 'a')!.statement;
    const { id: number } = await expect(201, own('b'), 'post', '/disputes', {
      body: {
        partner: 'b',
        subject: { kind: 'statement', item, record: 'a', statement },
        ground: 'fact',
        reasons: words('The nails are of a make that came in 1905.'),
        evidence: [{ text: words('A catalogue of nails'), url: 'https://example.org/nails' }],
      },
    });
    assert.ok((await dateGroups()).some(({ standing }) => standing === 'contested'));
    const step = (auth: Auth, name: string, body: object) =>
      expect(200, auth, 'post', `/disputes/${number}/${name}`, { body });
    await step(own('a'), 'answer', {
      partner: 'a',
      answer: 'defend',
      reasons: words('The diary says 1890.'),
    });
    await step(own('b'), 'call-panel', { partner: 'b' });
    const open = await expect(200, nobody, 'get', `/disputes/${number}`);
    const [first, second, third] = open.panels[0].partners as string[];
    assert.ok(![first, second, third].some((partner) => partner === 'a' || partner === 'b'));
    assert.equal(open.seed, w.archive.curation.chainHash(seqOfFiling(w, number)));
    await step(own(first!), 'vote', {
      partner: first,
      outcome: 'both-stand',
      reasons: words('A diary counts, too.'),
    });
    const secret = await expect(200, nobody, 'get', `/disputes/${number}`);
    assert.ok(!JSON.stringify(secret.steps).includes('A diary counts'));
    await step(own(second!), 'vote', {
      partner: second,
      outcome: 'amended',
      reasons: words('The nails decide.'),
    });
    await step(own(third!), 'vote', { partner: third, outcome: 'amended', reasons: words('So they do.') });
    const decided = await expect(200, nobody, 'get', `/disputes/${number}`);
    const [outcome] = decided.outcomes;
    assert.deepEqual(
      [outcome.outcome, outcome.votes.filter((vote: Body) => vote.dissent).map((vote: Body) => vote.partner)],
      ['amended', [first]],
    );
    await pass(15);
    assert.equal((await expect(200, nobody, 'get', `/disputes/${number}`)).due[0].partner, 'a');

    const { content } = (await expect(200, own('a'), 'get', `/items/${item}`)).records[0];
    const edit = {
      content: { ...content, date: [{ edtf: '1905/1910' }] },
      basis: 1,
      note: `Dispute ${number}`,
    };
    const { proposal } = await expect(202, own('a'), 'put', `/items/${item}/records/a`, { body: edit });
    await approve('b', proposal);
    assert.equal((await expect(200, nobody, 'get', `/disputes/${number}`)).phase, 'closed');
    assert.ok((await dateGroups()).every(({ standing }) => standing !== 'contested'));
    const kinds = (await expect(200, nobody, 'get', '/decisions?limit=100')).entries.map(
      ({ kind }: Body) => kind,
    );
    for (const kind of ['dispute.filed', 'dispute.panel-drawn', 'dispute.decided', 'records.published'])
      assert.ok(kinds.includes(kind), kind);
  });

  it('the community holds back at once what does harm, and lets go of it', async () => {
    const subject = { kind: 'item', item };
    const filing = {
      partner: 'c',
      subject,
      ground: 'harm',
      reasons: words('It is not shown in the dry season.'),
    };
    const { id: number } = await expect(201, own('c'), 'post', '/disputes', { body: filing });
    const at = `/disputes/${number}`;
    await expect(409, own('b'), 'post', `${at}/hold`, { body: { partner: 'b' } });
    await expect(200, own('c'), 'post', `${at}/hold`, { body: { partner: 'c' } });
    await expect(404, nobody, 'get', `/items/${item}`);
    await expect(404, own('d'), 'get', `/items/${item}`);
    const seen = await expect(200, nobody, 'get', at);
    assert.deepEqual([seen.held, seen.textsWithheld], [true, true]);
    assert.ok(!JSON.stringify(seen).includes('dry season'));
    await expect(200, own('a'), 'post', `${at}/propose`, {
      body: { partner: 'a', outcome: 'both-stand', reasons: words('With a seasonal label.') },
    });
    await expect(200, own('b'), 'post', `${at}/agree`, { body: { partner: 'b', proposal: 1 } });
    await expect(200, own('c'), 'post', `${at}/agree`, { body: { partner: 'c', proposal: 1 } });
    await pass(15);
    const label = { partner: 'c', scheme: 'tk', code: 'tk-seasonal', text: words('Not in the dry season.') };
    await expect(201, own('c'), 'post', `/items/${item}/labels`, { body: label });
    const { labels } = await expect(200, nobody, 'get', `/items/${item}`);
    assert.equal(labels[0].code, 'tk-seasonal');
  });

  it('a partner withdraws its record: the other’s stays, and the content stays with its partners', async () => {
    await expect(204, own('b'), 'post', `/items/${item}/records/b/withdraw`, {
      body: { note: 'Sent back to the family.' },
    });
    const { records } = await expect(200, nobody, 'get', `/items/${item}`);
    assert.deepEqual(
      records.map(({ name }: Body) => name),
      ['a'],
    );
    const { entries } = await expect(200, own('a'), 'get', `/items/${item}/records/b/revisions`);
    assert.deepEqual(entries[0].content.title, { fr: ['Masque de danseur'] });
  });

  it('two stewards decide at the same moment: one is counted first, and the other is told', async () => {
    for (let n = 0; n < 6; n += 1) {
      await w.deposit(own('a'), 'a', 'masks', `id,title@en\nt${n},Tool ${n}\n`);
      const { id } = await asked('b');
      const vote = (partner: string, body: object) =>
        w.call(own(partner), 'post', `/proposals/${id}/votes`, { body: { partner, ...body } });
      const answers = await Promise.all([
        vote('b', { vote: 'approve' }),
        vote('c', { vote: 'veto', reason: words('Not this one.') }),
        vote('b', { vote: 'approve' }),
      ]);
      const done = answers.filter(({ status }) => status === 200);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
      const shown = await w.call(
        nobody,
        'get',
        `/items/${itemId({ partner: 'a', collection: 'masks', sourceId: `t${n}` })}`,
      );
      assert.equal(shown.status === 200, done[0]!.body.standing.outcome === 'accepted');
    }
  });

  it('a deposit of 10,000 is taken back; what was done since by anyone stays', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `k${n},Thing ${n}`).join('\n');
    const started = performance.now();
    const { deposit } = await w.deposit(own('a'), 'a', 'free', `id,title@en\n${rows}\n`);
    const taken = performance.now();
    const address = (n: number) => itemId({ partner: 'a', collection: 'free', sourceId: `k${n}` });
    for (const n of [1, 2, 3]) {
      const body = { content: { title: words(`Edited ${n}`) }, basis: 1 };
      await expect(200, own('a'), 'put', `/items/${address(n)}/records/a`, { body });
    }
    await expect(202, curator, 'put', `/items/${address(4)}/records/a`, {
      body: { content: { title: words('Proposed') } },
    });
    const beside = [10, 11, 12].map((n) => `y${n},item/${address(n)},Also ${n}`).join('\n');
    await w.deposit(own('b'), 'b', 'free', `id,item,title@en\n${beside}\n`);

    const reverting = performance.now();
    const { id } = await expect(202, own('a'), 'post', `/deposits/${deposit}/revert`, {
      body: { note: 'The wrong file.' },
    });
    const { state, summary } = await w.finished(own('a'), id);
    const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
    console.log(
      `10,000 rows taken in ${seconds(started, taken)} s and reverted in ${seconds(reverting, performance.now())} s`,
    );
    assert.deepEqual([state, summary.withdrawn, summary.kept], ['done', 9996, 4]);
    for (const n of [1, 2, 3])
      assert.deepEqual(
        (await expect(200, nobody, 'get', `/items/${address(n)}`)).records[0].content.title,
        words(`Edited ${n}`),
      );
    for (const n of [10, 11, 12])
      assert.deepEqual(
        (await expect(200, nobody, 'get', `/items/${address(n)}`)).records.map(({ name }: Body) => name),
        ['b'],
      );
    for (const n of [0, 20, 9999]) await expect(404, nobody, 'get', `/items/${address(n)}`);
    assert.equal((await expect(200, own('a'), 'get', `/deposits/${deposit}`)).revertedBy !== undefined, true);
    assert.equal(verifyLog(w.archive.db).fault, undefined);
  });
});

/** The entry of the log that the filing of a dispute made. */
function seqOfFiling(w: World, number: string): number {
  let after = 0;
  for (;;) {
    const entries = w.archive.curation.chain(after, 500);
    const found = entries.find(
      ({ kind, subject }) => kind === 'dispute.filed' && subject === `dispute/${number}`,
    );
    if (found) return found.seq;
    after = entries.at(-1)!.seq;
  }
}
