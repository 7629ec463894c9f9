import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findAuthority } from '../../../server/curation/authorities/view-authority.ts';
import { referencesByName } from '../../../vocab/authority/authority.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { publishAll } from '../../publish/publish-all.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, type Visitor, type World } from './workspace-world.ts';

const evil = '</textarea><script>alert(1)</script> "quoted" & \u202Egnp.exe';
const agent = (name: string, language = 'en') => referencesByName('agent', { [language]: [name] })[0]!;
const [english, japanese] = [agent('Katsushika Hokusai'), agent('葛飾北斎', 'ja')];
const at = (reference: string) => `/workspace/authorities/${reference}`;

describe('people and places in the workspace', () => {
  let world: World;
  let ken: Visitor;
  let ama: Visitor;
  let cura: Visitor;
  let reader: Visitor;
  before(async () => {
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await world.person('ama', 'accra');
    await world.person('cura', 'kyoto', 'curator');
    await world.person('rea', 'kyoto', 'reader');
    [ken, ama, cura, reader] = (await Promise.all(
      ['ken', 'ama', 'cura', 'rea'].map((name) => world.signedIn(name)),
    )) as [Visitor, Visitor, Visitor, Visitor];
    const maker = (label: Record<string, string[]>) => ({ creator: [{ agent: { label } }] });
    await world.deposit('kyoto', [
      { id: '1', content: { title: { en: ['Wave'] }, ...maker({ en: ['Katsushika Hokusai'] }) } },
    ]);
    await world.deposit('accra', [
      { id: '2', content: { title: { en: ['Fan'] }, ...maker({ ja: ['葛飾北斎'] }) } },
    ]);
    publishAll(world.archive);
  });
  after(() => world.close());

  test('a description is written, checked at its fields with what was typed kept, and stands beside others', async () => {
    const { held } = await ken.form(at(english), 'describe');
    assert.equal(held.get('name'), 'en: Katsushika Hokusai', 'the form begins with what records say');
    const wrong = await ken.send(at(english), 'describe', {
      name: `en: Hokusai\nja: 北斎`,
      begin: 'about 1760',
      note: evil,
      same: 'Q5586',
    });
    assert.equal(wrong.status, 422);
    checkMarkup(wrong.text);
    assert.match(wrong.text, /href="#describe-begin"/);
    assert.match(wrong.text, /value="about 1760"/);
    assert.match(wrong.text, /北斎/);
    const done = await ken.send(at(english), 'describe', {
      name: `en: Hokusai\nja: 北斎`,
      nature: 'person',
      begin: '1760-10-31',
      note: evil,
      same: 'https://www.wikidata.org/wiki/Q5586\nhttps://viaf.org/viaf/69033717',
    });
    assert.equal(done.status, 303, done.text);
    assert.equal(
      (await ama.send(at(english), 'describe', { name: 'en: Hokusai', begin: '1761' })).status,
      303,
    );
    for (const language of interfaceLanguages) {
      const { text, status } = await ama.get(`${at(english)}?lang=${language}`);
      assert.equal(status, 200);
      checkMarkup(text);
    }
    const { text } = await ama.get(at(english));
    assert.match(text, /class="differing"/);
    assert.match(text, /wikidata\.org\/entity\/Q5586/);
    const again = await ken.form(at(english), 'describe');
    assert.equal(again.held.get('note'), `en: ${evil}`, 'what was said comes back as it was');
    const inbox = (await ken.get('/workspace/inbox')).text;
    checkMarkup(inbox);
    assert.match(inbox, /Hokusai/);
    // An older form does not overwrite what came since.
    again.held.set('basis', '0');
    again.held.set('begin', '1762');
    const older = await ken.post(again.action, again.held.toString());
    assert.equal(older.status, 409);
    assert.match(older.text, /value="1762"/);
    assert.match(older.text, /name="basis" value="1"/, 'sent again, it goes out from the newest');
  });

  test('a curator’s is put before the own steward, seen beside what stands, and by nobody else', async () => {
    const put = await cura.send(at(english), 'describe', { end: '1849-05-10' });
    const proposal = String(put.headers.location).split('?')[0]!;
    assert.match(proposal, /^\/workspace\/proposals\/\d+$/);
    assert.equal((await ama.get(proposal)).status, 404);
    const { text } = await ken.get(`${proposal}?lang=ar`);
    checkMarkup(text);
    assert.match(text, /1849/);
    assert.match((await cura.get(at(english))).text, new RegExp(proposal));
    assert.equal((await ken.send(proposal, 'vote-all', { vote: 'approve' })).status, 303);
    assert.match((await ama.get(at(english))).text, /May 10, 1849/);
    checkMarkup((await ken.get('/workspace/proposals')).text);
    const seen = await reader.get(at(english));
    assert.ok(!seen.text.includes('form-describe') && !seen.text.includes('form-withdraw'));
  });

  test('two are looked at side by side, joined when all agree, and split again', async () => {
    const page = await ken.get(
      `${at(english)}/join?other=${encodeURIComponent(`http://127.0.0.1:3000/${japanese}?lang=en`)}`,
    );
    assert.equal(page.status, 200);
    checkMarkup(page.text);
    assert.match(page.text, /葛飾北斎/);
    assert.equal((await ken.get(`${at(english)}/join?other=nonsense`)).status, 404);
    assert.equal((await ken.get(`${at(english)}/join?other=${english}`)).status, 200);
    const { action, held } = world.readForm(page.text, 'join');
    const asked = await ken.post(action, held.toString());
    const proposal = String(asked.headers.location).split('?')[0]!;
    for (const language of interfaceLanguages)
      checkMarkup((await ama.get(`${proposal}?lang=${language}`)).text);
    assert.equal((await ama.send(proposal, 'vote-all', { vote: 'approve' })).status, 303);
    assert.deepEqual(findAuthority(world.archive, english), { kind: 'moved', to: japanese });
    assert.equal((await ama.get(at(english))).headers.location, at(japanese));
    const split = await ama.send(at(japanese), 'split-0');
    assert.equal(split.status, 303, split.text);
    assert.equal((await ama.get(at(english))).status, 200);
  });

  test('found by name or address; a new one is made, and a namesake only if that is said', async () => {
    const found = await ken.get('/workspace/authorities?q=hokus');
    checkMarkup(found.text);
    assert.match(found.text, new RegExp(at(english)));
    assert.match((await ken.get('/workspace/authorities?q=zzz')).text, /Nothing of that name/);
    const there = await ken.get(
      `/workspace/authorities?q=${encodeURIComponent(`http://127.0.0.1:3000/${japanese}`)}`,
    );
    assert.equal(there.headers.location, at(japanese));
    const form = '/workspace/authorities/new/place';
    for (const language of interfaceLanguages) checkMarkup((await ken.get(`${form}?lang=${language}`)).text);
    const half = await ken.send(form, 'describe', { name: 'Obukuso', latitude: '0,5' });
    assert.equal(half.status, 422);
    assert.match(half.text, /value="0,5"/);
    const made = await ken.send(form, 'describe', {
      name: 'en: Obukuso',
      latitude: '0,5',
      longitude: '-34.25',
    });
    const place = referencesByName('place', { en: ['Obukuso'] })[0]!;
    assert.equal(String(made.headers.location).split('?')[0], at(place));
    const view = findAuthority(world.archive, place);
    assert.deepEqual(view.kind === 'authority' && view.view.descriptions[0]!.content.point, {
      latitude: 0.5,
      longitude: -34.25,
    });
    const taken = await ama.send(form, 'describe', { name: 'en: Obukuso' });
    assert.equal(taken.status, 409);
    assert.match(taken.text, /en: Obukuso/);
    const other = await ama.send(form, 'describe', { name: 'en: Obukuso', namesake: 'yes' });
    assert.equal(other.status, 303);
    assert.notEqual(String(other.headers.location).split('?')[0], at(place));
    assert.equal((await reader.get(form)).status, 404);
    assert.equal((await ken.get('/workspace/authorities/new/thing')).status, 404);
    assert.equal((await ken.get(at('agent/nobody'))).status, 404);
    // Taken back, what nobody names has no page.
    const back = await ken.send(at(place), 'withdraw');
    assert.equal(String(back.headers.location).split('?')[0], '/workspace/authorities');
    assert.equal((await ken.get(at(place))).status, 404);
  });
});
