import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileDispute } from '../../../server/acts/file-dispute.ts';
import { compareKey, statementId } from '../../../vocab/record/statement.ts';
import { openWorld, stewards, type Visitor, type World } from './workspace-world.ts';

// What is held back from a partner is on no page of the workspace: not in what is proposed, found, joined, disputed or told.
const secret = 'Zaubernuss';

describe('what is held back', () => {
  let world: World;
  let ken: Visitor;
  let ama: Visitor;
  let sara: Visitor;
  let item = '';
  const statement = statementId({ field: 'place', key: compareKey('place', { label: { en: [secret] } }) });
  const content = (place: string) => ({ title: { en: ['Quiet mask'] }, place: [{ label: { en: [place] } }] });
  before(async () => {
    world = await openWorld({ approvals: 2 });
    for (const [name, partner] of stewards.slice(0, 4)) await world.person(name, partner);
    [ken, ama, sara] = (await Promise.all(['ken', 'ama', 'sara'].map((n) => world.signedIn(n)))) as [
      Visitor,
      Visitor,
      Visitor,
    ];
    await world.deposit('kyoto', [{ id: 'K-1', content: content(secret) }]);
    assert.equal((await ama.send('/workspace/proposals/1', 'vote-all', { vote: 'approve' })).status, 303);
    item = world.itemOf('kyoto', 'K-1');
    const set = await ken.send(`/workspace/items/${item}`, 'access', {
      target: `statement:kyoto:${statement}`,
      level: 'withheld',
      ground: 'privacy',
    });
    assert.equal(set.status, 303, set.text);
  });
  after(() => world.close());

  test('a reworded secret is not in the review of those who may not know it', async () => {
    await world.deposit('kyoto', [{ id: 'K-1', content: content(`${secret} again`) }]);
    const { text } = await ama.get('/workspace/proposals/2');
    assert.doesNotMatch(text, new RegExp(secret));
    assert.match(text, /Part of it is held back from you/);
    assert.match((await ken.get('/workspace/proposals/2')).text, new RegExp(`${secret} again`));
  });

  test('nor in a dispute about it, nor can it be contested by guessing its name', async () => {
    const filed = fileDispute(world.archive, {
      subject: { kind: 'statement', item, record: 'kyoto', statement },
      ground: 'fact',
      reasons: { en: [`It is not ${secret}`] },
      actor: { id: 'x', partner: 'accra', role: 'steward' },
      time: world.now(),
    });
    assert.equal(filed.outcome, 'refused');
    const { held, action } = await ama.form(`/workspace/contest?item=${item}`, 'contest');
    held.set('subject', `statement:kyoto:${statement}`);
    held.set('ground', 'fact');
    held.set('reasons', 'A guess');
    assert.equal((await ama.post(action, held.toString())).status, 404);
    const form = await ama.get(`/workspace/contest?item=${item}&record=kyoto&statement=${statement}`);
    assert.doesNotMatch(form.text, new RegExp(`${secret}|value="statement:kyoto:${statement}`));
    const outside = await world.visitor().get(`/request?item=${item}&record=kyoto&statement=${statement}`);
    assert.doesNotMatch(outside.text, new RegExp(`${secret}|value="statement:kyoto:${statement}`));
  });

  test('nor in the item’s page or a search of any word of it', async () => {
    // What was asked stands on the page again: in the box, in the sentence, and in the links to other languages.
    const asked = new RegExp(`value="${secret}"|: ${secret}<|q=${secret}&`, 'g');
    const paths = [
      `/workspace/items/${item}`,
      `/workspace/search?q=${secret}`,
      '/workspace',
      '/workspace/inbox',
    ];
    for (const visitor of [ama, sara])
      for (const path of paths)
        assert.doesNotMatch((await visitor.get(path)).text.replaceAll(asked, ''), new RegExp(secret), path);
    assert.match((await ama.get(`/workspace/search?q=${secret}`)).text, /Nothing was found/);
  });

  test('a record held back as a whole shows neither its title nor its changes', async () => {
    const set = await ken.send(`/workspace/items/${item}`, 'access', {
      target: 'record:kyoto',
      level: 'withheld',
      ground: 'harm',
    });
    assert.equal(set.status, 303, set.text);
    const { text } = await ama.get('/workspace/proposals/2');
    assert.doesNotMatch(text, /Quiet mask/);
    assert.match(text, /This is held back from you/);
    assert.equal((await ama.get(`/workspace/items/${item}`)).status, 404);
    assert.equal((await ama.get(`/workspace/contest?item=${item}`)).status, 404);
    assert.doesNotMatch((await world.visitor().get(`/request?item=${item}`)).text, /Quiet mask/);
  });
});
