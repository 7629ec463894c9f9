import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { compareKey, statementId } from '../../../vocab/record/statement.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, type World } from '../workspace/workspace-world.ts';

const evil = '<script>alert(1)</script> & "x"';

describe('requests of those who are no partner', () => {
  let world: World;
  let at = '';
  let link = '';
  const statement = statementId({ field: 'date', key: compareKey('date', { edtf: '1850' }) });
  const filled = {
    asks: 'correction',
    ground: 'fact',
    reasons: `It is older ${evil}`,
    name: 'Amina Family',
    contact: 'amina@example.org',
  };
  before(async () => {
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await world.person('olga', undefined, 'steward', true);
    await world.deposit('kyoto', [
      { id: 'K-1', content: { title: { en: ['A mask'] }, date: [{ edtf: '1850' }] } },
    ]);
    await world.deposit('kyoto', [{ id: 'K-2', content: { title: { en: ['Unseen mask'] } } }], 'curator');
    at = `/request?item=${world.itemOf('kyoto', 'K-1')}&record=kyoto&statement=${statement}`;
  });
  after(() => world.close());

  test('the form in every language, with and without an item', async () => {
    for (const language of interfaceLanguages)
      for (const path of ['/request?', `${at}&`]) {
        const { text, status, headers } = await world.visitor().get(`${path}lang=${language}`);
        assert.equal(status, 200);
        checkMarkup(text);
        assert.equal(headers['referrer-policy'], 'no-referrer');
      }
    const { text } = await world.visitor().get(at);
    assert.match(text, /<option value="statement:kyoto:date-[^"]*" selected/);
  });

  test('what is not public cannot be asked about, nor found out', async () => {
    const hidden = await world
      .visitor()
      .send('/request', 'request', { ...filled, item: world.itemOf('kyoto', 'K-2') });
    const unknown = await world.visitor().send('/request', 'request', { ...filled, item: 'nothing' });
    assert.equal(hidden.status, 422);
    assert.equal(unknown.status, 422);
    assert.doesNotMatch(hidden.text, /Unseen/);
  });

  test('a form without its token is refused', async () => {
    assert.equal(
      (await world.visitor().post('/request', { ...filled, item: world.itemOf('kyoto', 'K-1') })).status,
      403,
    );
  });

  test('what is missing is asked for again, and what was typed stays', async () => {
    const answer = await world.visitor().send(at, 'request', { ...filled, contact: 'nowhere' });
    assert.equal(answer.status, 422);
    checkMarkup(answer.text);
    assert.match(answer.text, /Amina Family/);
    assert.equal((await world.visitor().send(at, 'request', { ...filled, ground: '' })).status, 422);
  });

  test('it gets a number and a secret link, by which it is followed and nobody else sees it', async () => {
    const visitor = world.visitor();
    const answer = await visitor.send(at, 'request', filled);
    assert.equal(answer.status, 303, answer.text);
    link = answer.headers.location as string;
    assert.match(link, /^\/request\/T-\d{4}-\d{6}\?token=[\w-]{30,}&taken=yes$/);
    const { text } = await visitor.get(link);
    checkMarkup(text);
    assert.match(text, /It is older &#60;script/);
    assert.doesNotMatch(text, /amina@example\.org/);
    assert.equal((await visitor.get(link.replace(/token=[^&]+/, 'token=guess'))).status, 404);
    assert.equal((await visitor.get(link.split('?')[0]!)).status, 404);
  });

  test('the partner answers in the workspace; the person sees it and agrees', async () => {
    const number = /T-[\d-]+/.exec(link)![0];
    const ken = await world.signedIn('ken');
    const answered = await ken.send(`/workspace/disputes/${number}`, 'step-answer', {
      answer: 'defend',
      reasons: 'The label says 1850.',
    });
    assert.equal(answered.status, 303, answered.text);
    const proposed = await ken.send(`/workspace/disputes/${number}`, 'step-propose', {
      outcome: 'both-stand',
    });
    assert.equal(proposed.status, 303, proposed.text);
    const visitor = world.visitor();
    const { text } = await visitor.get(link);
    assert.match(text, /The label says 1850/);
    assert.equal((await visitor.send(link, 'step-propose', { outcome: '' })).status, 422);
    const { held, action } = await visitor.form(link, 'step-agree');
    held.set('secret', 'guess');
    assert.equal((await visitor.post(action, held.toString())).status, 404);
    const agreed = await visitor.send(link, 'step-agree');
    assert.equal(agreed.status, 303, agreed.text);
    const after = await visitor.get(link);
    assert.match(after.text, /by agreement/);
    checkMarkup(after.text);
  });

  test('the operator sees requests, and names nobody to the partner', async () => {
    const olga = await world.signedIn('olga');
    const { text } = await olga.get('/workspace/disputes');
    assert.match(text, /T-\d{4}-\d{6}/);
    const ken = await world.signedIn('ken');
    assert.doesNotMatch((await ken.get(`/workspace/disputes/${/T-[\d-]+/.exec(link)![0]}`)).text, /Amina/);
  });

  test('more than a few in an hour wait', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await world.visitor().send(at, 'request', filled)).status);
    assert.equal(statuses.at(-1), 429);
    assert.ok(statuses.filter((status) => status === 303).length <= 4);
  });
});
