import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { compareKey, statementId } from '../../../vocab/record/statement.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, stewards, type Visitor, type World } from './workspace-world.ts';

describe('review of proposals', () => {
  let world: World;
  let ken: Visitor;
  let ama: Visitor;
  let luz: Visitor;
  let reading: Visitor;
  let stranger: Visitor;
  before(async () => {
    world = await openWorld({ approvals: 2, veto: ['lima'], days: 7 });
    for (const [name, partner] of stewards.slice(0, 4)) await world.person(name, partner);
    await world.person('rui', 'kyoto', 'reader');
    [ken, ama, luz, stranger, reading] = (await Promise.all(
      ['ken', 'ama', 'luz', 'sara', 'rui'].map((n) => world.signedIn(n)),
    )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
    await world.deposit('kyoto', [
      {
        id: 'K-1',
        content: { title: { en: ['A mask of cedar'], ja: ['杉の面'] }, date: [{ edtf: '1850' }] },
      },
      { id: 'K-2', content: { title: { en: ['A second mask'] } } },
    ]);
  });
  after(() => world.close());
  const isPublic = (id: string) => {
    const item = world.archive.reader.item(world.itemOf('kyoto', id));
    return item !== undefined && viewItem(item, thePublic) !== undefined;
  };

  test('nobody is shown anything before signing in, and comes back to where they wished to go', async () => {
    const answer = await world.visitor().get('/workspace/proposals/1?lang=fr');
    assert.equal(answer.status, 303);
    assert.equal(
      answer.headers.location,
      '/account/sign-in?next=%2Fworkspace%2Fproposals%2F1%3Flang%3Dfr&lang=fr',
    );
  });

  test('the overview shows what waits for a vote', async () => {
    const { text, status, headers } = await ama.get('/workspace');
    assert.equal(status, 200);
    checkMarkup(text);
    assert.match(headers['cache-control'] as string, /no-store/);
    assert.match(text, /Descriptions proposed by The kyoto house/);
  });

  test('those who take no part find nothing there', async () => {
    const proposal = await stranger.get('/workspace/proposals/1');
    assert.equal(proposal.status, 404);
    assert.doesNotMatch(proposal.text, /cedar/);
    assert.equal((await stranger.get('/workspace/deposits/1')).status, 404);
    assert.equal((await stranger.get(`/workspace/items/${world.itemOf('kyoto', 'K-1')}`)).status, 404);
    assert.equal((await stranger.get('/workspace/collections/masks')).status, 404);
    assert.equal((await stranger.post('/workspace/proposals/1/votes', { vote: 'approve' })).status, 403);
  });

  test('acting for a partner that one does not belong to is not possible', async () => {
    assert.equal((await ken.get('/workspace?for=lima')).status, 404);
  });

  test('the page shows what would change, both languages, and what silence means', async () => {
    const { text } = await ama.get('/workspace/proposals/1');
    checkMarkup(text);
    assert.match(text, /<ins><span lang="ja" dir="ltr">杉の面/);
    assert.match(text, /Without an answer the matter stays open/);
    assert.match(text, /1 of 2/);
  });

  test('a form without its token is refused, and nothing is counted', async () => {
    const answer = await ama.post('/workspace/proposals/1/votes', { vote: 'approve', for: 'accra' });
    assert.equal(answer.status, 403);
    assert.equal(world.archive.curation.votes(1).length, 1);
  });

  test('a vote without a choice is asked for again', async () => {
    const answer = await ama.send('/workspace/proposals/1', 'vote-all');
    assert.equal(answer.status, 422);
    checkMarkup(answer.text);
  });

  test('a no without reasons is refused, and keeps what was typed', async () => {
    const answer = await luz.send('/workspace/proposals/1', 'vote-all', { vote: 'veto', reason: ' ' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /A no needs its reasons/);
    assert.match(answer.text, /value="veto" checked/);
  });

  test('a reader sees it and is offered no vote', async () => {
    const { text, status } = await reading.get('/workspace/proposals/1');
    assert.equal(status, 200);
    assert.doesNotMatch(text, /id="form-vote-all"/);
  });

  test('one row is returned with reasons, the rest approved', async () => {
    const rows = world.archive.curation.revisionsIn(1, 0, 10);
    const second = rows.find(({ sourceId }) => sourceId === 'K-2')!;
    const back = await luz.send('/workspace/proposals/1', `vote-${second.id}`, {
      vote: 'veto',
      reason: '<b>Not</b> to be shown',
      reason_language: 'es',
    });
    assert.equal(back.status, 303, back.text);
    const whole = await ama.send('/workspace/proposals/1', 'vote-all', { vote: 'approve' });
    assert.equal(whole.status, 303, whole.text);
    assert.ok(isPublic('K-1'));
    assert.ok(!isPublic('K-2'));
    const { text } = await ken.get('/workspace/proposals/1?done=done.voted');
    checkMarkup(text);
    assert.match(text, /<blockquote lang="es" dir="auto">&#60;b&#62;Not/);
    assert.match(text, /Accepted in part/);
  });

  test('a second vote on what is decided shows the new state', async () => {
    const { held } = await luz.form('/workspace/proposals/1', 'sign-out');
    const answer = await luz.post('/workspace/proposals/1/votes', {
      form: 'vote-all',
      form_token: held.get('form_token')!,
      vote: 'approve',
      for: 'lima',
    });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /Accepted in part/);
    checkMarkup(answer.text);
  });

  test('the one who proposed is told, and marks it as read', async () => {
    const { text } = await ken.get('/workspace/inbox');
    checkMarkup(text);
    assert.match(text, /stopped by a veto/);
    assert.equal((await ken.send('/workspace/inbox', 'read')).status, 303);
    assert.equal(world.archive.curation.unread('kyoto'), 0);
  });

  test('a proposal is taken back by its own partner alone', async () => {
    await world.deposit('kyoto', [{ id: 'K-3', content: { title: { en: ['A third'] } } }]);
    const id = world.archive.curation.openProposals(0, 10).at(-1)!.id;
    const { text } = await ama.get(`/workspace/proposals/${id}`);
    assert.doesNotMatch(text, /id="form-withdraw"/);
    assert.equal((await ken.send(`/workspace/proposals/${id}`, 'withdraw')).status, 303);
    assert.equal(world.archive.curation.proposal(id)?.outcome, 'withdrawn');
  });

  test('ten rows at a time, and the way to the rest', async () => {
    await world.deposit(
      'kyoto',
      Array.from({ length: 23 }, (_, n) => ({ id: `M-${n}`, content: { title: { en: [`Mask ${n}`] } } })),
    );
    const id = world.archive.curation.openProposals(0, 100).at(-1)!.id;
    let to: string | undefined = `/workspace/proposals/${id}`;
    const seen = new Set<string>();
    for (let pages = 0; to && pages < 5; pages += 1) {
      const { text } = await ama.get(to);
      for (const [, row] of text.matchAll(/class="revision" id="(revision-\d+)"/g)) seen.add(row!);
      to = /<a href="([^"]*)" rel="next"/.exec(text)?.[1];
    }
    assert.equal(seen.size, 23);
    assert.equal((await ken.send(`/workspace/proposals/${id}`, 'withdraw')).status, 303);
  });
});

describe('a dispute by its forms', () => {
  let world: World;
  const people: Record<string, Visitor> = {};
  const dates = (year: string) => ({ title: { en: ['A mask'] }, date: [{ edtf: year }] });
  const statement = statementId({ field: 'date', key: compareKey('date', { edtf: '1850' }) });
  let number = '';
  before(async () => {
    world = await openWorld({ veto: ['lima'] });
    for (const [name, partner] of stewards) {
      await world.person(name, partner);
      people[name] = await world.signedIn(name);
    }
    await world.deposit('kyoto', [{ id: 'K-1', content: dates('1850') }]);
    const item = world.itemOf('kyoto', 'K-1');
    await world.deposit('accra', [
      { id: 'A-1', item: `http://127.0.0.1:3000/item/${item}`, content: dates('1790') },
    ]);
  });
  after(() => world.close());

  test('both records stand in one item, side by side', async () => {
    const { text, status } = await people.ama!.get(`/workspace/items/${world.itemOf('kyoto', 'K-1')}`);
    assert.equal(status, 200);
    checkMarkup(text);
    assert.match(text, /The kyoto house/);
    assert.match(text, /id="form-join"/);
  });

  test('the form names the statement of the address; without a ground it is asked for again', async () => {
    const at = `/workspace/contest?item=${world.itemOf('kyoto', 'K-1')}&record=kyoto&statement=${statement}`;
    const { text } = await people.ama!.get(at);
    checkMarkup(text);
    assert.match(text, /<option value="statement:kyoto:date-[^"]*" selected/);
    const wrong = await people.ama!.send(at, 'contest', { reasons: 'It is older.' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /It is older\./);
    const filed = await people.ama!.send(at, 'contest', {
      ground: 'fact',
      reasons: 'It is older.',
      evidence: 'The list of 1790',
      url: 'https://example.org/list',
    });
    assert.equal(filed.status, 303, filed.text);
    number = /disputes\/([^?]+)/.exec(filed.headers.location as string)![1]!;
    const again = await people.ama!.send(at, 'contest', { ground: 'fact', reasons: 'Again.' });
    assert.equal(again.status, 409);
  });

  test('the other side is told and answers; only its steps are offered', async () => {
    const page = `/workspace/disputes/${number}`;
    assert.match((await people.ken!.get('/workspace/inbox')).text, new RegExp(number));
    const { text } = await people.ken!.get(page);
    checkMarkup(text);
    assert.match(text, /id="form-step-answer"/);
    assert.doesNotMatch(text, /id="form-step-(?:vote|appeal|hold)"/);
    const answered = await people.ken!.send(page, 'step-answer', {
      answer: 'defend',
      reasons: 'The label says so.',
    });
    assert.equal(answered.status, 303, answered.text);
    const called = await people.ama!.send(page, 'step-call-panel');
    assert.equal(called.status, 303, called.text);
  });

  test('a panel of others votes, each once and in secret, and dissent is shown', async () => {
    const page = `/workspace/disputes/${number}`;
    const panel = ['luz', 'sara', 'inti', 'elder'].map((name) => people[name]!);
    const votes = ['amended', 'dismissed', 'amended'];
    let cast = 0;
    for (const panelist of panel) {
      const { text } = await panelist.get(page);
      if (!text.includes('id="form-step-vote"')) continue;
      const vote = votes[cast]!;
      const voted = await panelist.send(page, 'step-vote', { outcome: vote, reasons: `I say ${vote}` });
      assert.equal(voted.status, 303, voted.text);
      cast += 1;
      if (cast < 3) assert.doesNotMatch((await people.ken!.get(page)).text, /I say/);
    }
    assert.equal(cast, 3);
    const { text } = await people.ken!.get(page);
    checkMarkup(text);
    assert.match(text, /To be amended/);
    assert.match(text, /Dissent/);
    assert.match(text, /id="form-step-appeal"/);
  });

  test('somebody whom it does not concern sees the public picture and no steps; unknown numbers are not there', async () => {
    const page = `/workspace/disputes/${number}`;
    const { status, text } = await people.luz!.get(page);
    if (status === 200) assert.doesNotMatch(text, /id="form-step-appeal"/);
    assert.equal((await people.luz!.get('/workspace/disputes/D-2020-000000')).status, 404);
    assert.equal(
      (await people.ken!.send(page, 'sign-out').then(() => people.ken!.post(`${page}/appeal`, {}))).status,
      303,
    );
  });
});
