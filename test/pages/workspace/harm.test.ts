import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, stewards, type Visitor, type World } from './workspace-world.ts';

describe('harm: held at once, too few for a panel, a mediator from outside', () => {
  let world: World;
  const people: Record<string, Visitor> = {};
  let item = '';
  let page = '';
  before(async () => {
    world = await openWorld({ veto: ['lima'] });
    for (const [name, partner] of stewards) {
      await world.person(name, partner);
      people[name] = await world.signedIn(name);
    }
    await world.person('olga', undefined, 'steward', true);
    people.olga = await world.signedIn('olga');
    await world.person('cura', 'accra', 'curator');
    people.cura = await world.signedIn('cura');
    await world.deposit('kyoto', [{ id: 'K-1', content: { title: { en: ['Quiet mask'] } } }]);
    item = world.itemOf('kyoto', 'K-1');
  });
  after(() => world.close());
  const shown = () => viewItem(world.archive.reader.item(item)!, thePublic) !== undefined;
  const send = async (name: string, step: string, fields: Record<string, string> = {}) => {
    const answer = await people[name]!.send(page, step, fields);
    assert.equal(answer.status, 303, answer.text);
  };

  test('a curator is told that a steward speaks; the steward files', async () => {
    const at = `/workspace/contest?item=${item}&record=kyoto`;
    const fields = { ground: 'harm', reasons: 'It is not to be seen.' };
    assert.equal((await people.cura!.send(at, 'contest', fields)).status, 422);
    const filed = await people.ama!.send(at, 'contest', fields);
    assert.equal(filed.status, 303, filed.text);
    page = (filed.headers.location as string).split('?')[0]!;
  });

  test('the veto holder holds it back at once, lets it go, and holds it again', async () => {
    await send('luz', 'step-hold', { reasons: 'Until we know more.' });
    assert.ok(!shown());
    await send('luz', 'step-release');
    assert.ok(shown());
    await send('luz', 'step-hold');
    assert.match((await people.ken!.get(page)).text, /Held back/);
    assert.equal((await people.olga!.get(page)).status, 200);
    assert.doesNotMatch(
      (await people.olga!.get(page)).text,
      /Quiet mask/,
      'the operator sees no more than the public',
    );
  });

  test('a panelist declines, too few are left, and the operator names a mediator', async () => {
    await send('ken', 'step-answer', { answer: 'defend', reasons: 'It has been shown for years.' });
    await send('ama', 'step-call-panel');
    await send('sara', 'step-decline');
    const { text } = await people.olga!.get('/workspace/operator');
    checkMarkup(text);
    assert.match(text, /A mediator is to be named/);
    const none = await people.olga!.send(page, 'step-operator-name-mediator');
    assert.equal(none.status, 422);
    await send('olga', 'step-operator-name-mediator', { institution: 'Council of <Elders>' });
    assert.match((await people.ken!.get(page)).text, /Council of &#60;Elders/);
  });

  test('what the mediator decides is entered by the operator, with reasons, and can be appealed', async () => {
    const without = await people.olga!.send(page, 'step-mediator-decide', { outcome: 'withdrawn' });
    assert.equal(without.status, 409);
    await send('olga', 'step-mediator-decide', { outcome: 'withdrawn', reasons: 'It belongs to the rite.' });
    const { text } = await people.ken!.get(page);
    checkMarkup(text);
    assert.match(text, /by the mediator/);
    assert.ok(!shown());
    await send('ken', 'step-appeal', { reasons: 'Nobody heard us.' });
    assert.ok(!shown(), 'held on while it is appealed');
  });

  test('nobody acts in another’s name', async () => {
    const { held, action } = await people.inti!.form('/workspace/disputes', 'sign-out');
    assert.equal(action, '/account/sign-out');
    held.set('as', 'operator');
    held.set('outcome', 'dismissed');
    held.set('reasons', 'x');
    assert.equal((await people.inti!.post(`${page}/name-mediator`, held.toString())).status, 404);
    assert.equal((await people.ken!.post(page, held.toString())).status, 404, 'the form of somebody else');
    const own = (await people.ken!.form('/workspace/disputes', 'sign-out')).held;
    own.set('as', 'system');
    assert.equal((await people.ken!.post(`${page}/seed`, own.toString())).status, 404);
    assert.equal((await people.ken!.post(`${page}/release`, own.toString())).status, 404);
  });
});
