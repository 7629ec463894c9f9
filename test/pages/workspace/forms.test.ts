import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, type Visitor, type World } from './workspace-world.ts';

const evil = '</textarea><script>alert(1)</script> "quoted" & \u202Egnp.exe';

describe('items, collections, deposits and members by their forms', () => {
  let world: World;
  let ken: Visitor;
  let ama: Visitor;
  let cura: Visitor;
  let olga: Visitor;
  let elder: Visitor;
  let both: Visitor;
  let item = '';
  let page = '';
  before(async () => {
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await world.person('ama', 'accra');
    await world.person('elder', 'elders');
    await world.person('cura', 'kyoto', 'curator');
    await world.person('olga', undefined, 'steward', true);
    const twice = await world.person('both', 'kyoto', 'reader');
    world.accounts.setRole({ person: twice, partner: 'lima', role: 'steward' });
    [ken, ama, cura, olga, elder, both] = (await Promise.all(
      ['ken', 'ama', 'cura', 'olga', 'elder', 'both'].map((name) => world.signedIn(name)),
    )) as [Visitor, Visitor, Visitor, Visitor, Visitor, Visitor];
    await world.deposit('kyoto', [
      {
        id: 'K-1',
        content: {
          title: { en: ['A mask'], ja: ['面'] },
          description: { en: ['First line\nSecond: line', evil] },
          type: [{ id: 'http://vocab.getty.edu/aat/300138758', label: { en: ['mask'], ja: ['面'] } }],
          creator: [
            {
              agent: { label: { en: ['Unknown'] }, kind: 'person', dates: '1800–1860' },
              role: { label: { en: ['carver'] } },
            },
          ],
          date: [{ edtf: '1850~', display: { en: ['about 1850'] } }],
          dimension: [{ kind: 'height', value: 21.5, unit: 'cm', part: { en: ['face'] } }],
          identifier: [{ value: 'K 1', kind: 'accession' }],
          provenance: [{ text: { en: ['Given by the family'] }, edtf: '1920' }],
          relation: [{ target: 'https://example.org/other', label: { en: ['pendant'] } }],
          rights: ['http://rightsstatements.org/vocab/NoC-US/1.0/'],
          media: [{ url: 'https://example.org/a.jpg', alt: { en: ['From the front'] } }],
          nature: ['tangible'],
        },
      },
    ]);
    item = world.itemOf('kyoto', 'K-1');
    page = `/workspace/items/${item}`;
  });
  after(() => world.close());
  const content = () => world.archive.reader.item(item)!.records[0]!.content;
  const edit = () => `${page}/records/kyoto`;

  test('pages in every language are balanced, escaped, and say their direction', async () => {
    const pages = [
      '',
      '/inbox',
      '/proposals',
      '/disputes',
      '/collections',
      '/collections/masks',
      '/deposits',
      '/deposits/1',
      '/people',
      '/keys',
      '/search?q=mask',
      `/items/${item}`,
      `/items/${item}/records/kyoto`,
    ];
    for (const language of interfaceLanguages)
      for (const path of pages) {
        const answer = await ken.get(`/workspace${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        assert.equal(answer.status, 200, path);
        checkMarkup(answer.text);
        assert.match(
          answer.text,
          new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`),
        );
        assert.doesNotMatch(answer.text, /<script>alert/);
      }
    checkMarkup((await olga.get('/workspace/operator?lang=ar')).text);
    checkMarkup((await olga.get('/workspace')).text);
    assert.equal((await olga.get('/workspace/inbox')).status, 404);
  });

  test('saving the form as it stands changes nothing: every field comes through', async () => {
    const answer = await ken.send(edit(), 'edit');
    assert.equal(answer.status, 409, 'This changes nothing.');
    assert.match(answer.text, /This changes nothing/);
    checkMarkup(answer.text);
  });

  test('one more row is added without losing what was typed', async () => {
    const answer = await ken.send(edit(), 'edit', { 'v.title.0.text': 'Typed just now', add: 'title' });
    assert.equal(answer.status, 200);
    assert.match(answer.text, /Typed just now/);
    assert.match(answer.text, /name="v\.title\.2\.text"/);
    checkMarkup(answer.text);
  });

  test('a wrong value is told at its field, and what was typed stays', async () => {
    const answer = await ken.send(edit(), 'edit', { 'v.dimension.0.value': 'tall', 'v.title.0.text': evil });
    assert.equal(answer.status, 422);
    checkMarkup(answer.text);
    assert.match(answer.text, /id="problems-dimension"/);
    assert.match(answer.text, /value="tall"|value="NaN"/);
    assert.match(answer.text, /&#60;\/textarea&#62;&#60;script&#62;/);
    assert.equal(content().title!.en![0], 'A mask');
  });

  test('an edit is a new revision, public at once by the default agreement', async () => {
    const answer = await ken.send(edit(), 'edit', {
      'v.title.0.text': 'A mask of cedar',
      'v.type.0.label': 'en: mask\nsw: kinyago',
      note: 'Looked again',
    });
    assert.equal(answer.status, 303, answer.text);
    assert.deepEqual(content().title!.en, ['A mask of cedar']);
    assert.deepEqual(content().type![0]!.label, { en: ['mask'], sw: ['kinyago'] });
    const { text } = await ken.get(page);
    checkMarkup(text);
    assert.match(text, /Looked again/);
  });

  test('an edit on an older revision is refused and shows both', async () => {
    const { action, held } = await ken.form(edit(), 'edit');
    held.set('basis', '1');
    held.set('v.title.0.text', 'From before');
    const answer = await ken.post(action, held.toString());
    assert.equal(answer.status, 409);
    assert.match(answer.text, /<ins><span lang="en" dir="ltr">From before/);
    checkMarkup(answer.text);
  });

  test('a picture that the record does not hold cannot be named', async () => {
    const { action, held } = await ken.form(edit(), 'edit');
    held.set('v.media.0.file', 'f'.repeat(64));
    await ken.post(action, held.toString());
    assert.equal(content().media![0]!.file, undefined);
  });

  test('a curator’s edit is proposed; other partners have no form for it', async () => {
    const answer = await cura.send(edit(), 'edit', { 'v.title.0.text': 'A mask, says the curator' });
    assert.match(answer.headers.location as string, /^\/workspace\/proposals\/\d+\?done=done\.proposed$/);
    assert.equal((await ama.get(edit())).status, 404);
    assert.equal(
      (
        await ken.send((answer.headers.location as string).split('?')[0]!, 'vote-all', {
          vote: 'return',
          reason: 'No',
        })
      ).status,
      303,
    );
  });

  test('an earlier revision is restored as a new one', async () => {
    assert.equal((await ken.send(page, 'restore-kyoto-1')).status, 303);
    assert.deepEqual(content().title!.en, ['A mask']);
  });

  test('access is set, shown, and lifted', async () => {
    const shut = await ken.send(page, 'access', {
      target: 'record:kyoto',
      level: 'withheld',
      ground: 'privacy',
    });
    assert.equal(shut.status, 303, shut.text);
    assert.equal(viewItem(world.archive.reader.item(item)!, thePublic), undefined);
    assert.equal((await ama.get(page)).status, 404, 'withheld from other partners, too');
    assert.doesNotMatch((await ama.get('/workspace/search?q=mask')).text, new RegExp(item));
    assert.match((await ken.get('/workspace/search?q=mask')).text, new RegExp(item));
    const { text } = await ken.get(page);
    assert.match(text, /Privacy/);
    assert.match(text, /Not public/);
    assert.equal(
      (await ken.send(page, 'access', { target: 'record:kyoto', level: 'public', ground: 'own' })).status,
      303,
    );
    assert.equal((await ken.send(page, 'access', { target: 'item', level: '' })).status, 422);
    assert.equal((await cura.get(page)).text.includes('id="form-access"'), false);
  });

  test('a search finds nothing in what is held back from the searcher', async () => {
    const target = /value="(statement:kyoto:provenance-[^"]+)"/.exec((await ken.get(page)).text)![1]!;
    await ken.send(page, 'access', { target, level: 'withheld', ground: 'privacy' });
    assert.doesNotMatch((await ama.get('/workspace/search?q=the+family')).text, new RegExp(item));
    assert.match((await ama.get('/workspace/search?q=a+mask')).text, new RegExp(item));
    await ken.send(page, 'access', { target, level: 'public', ground: 'own' });
  });

  test('notices and advice are given and taken off; labels are refused to institutions', async () => {
    const advice = await ken.send(page, 'label', { code: 'viewing', text: `Look with care ${evil}` });
    assert.equal(advice.status, 303, advice.text);
    const { text } = await ken.get(page);
    checkMarkup(text);
    const { held, action } = await ken.form(page, 'label');
    held.set('code', 'tk-clan');
    assert.equal((await ken.post(action, held.toString())).status, 422);
    const id = /id="form-(remove-label-\d+)"/.exec(text)![1]!;
    assert.equal((await ken.send(page, id)).status, 303);
    assert.equal(world.archive.reader.item(item)!.labels, undefined);
  });

  test('two items are joined when both accept, compared side by side; and split again', async () => {
    await world.deposit('accra', [{ id: 'A-1', content: { title: { en: ['The same mask'] } } }]);
    const other = world.itemOf('accra', 'A-1');
    const asked = await ken.send(page, 'join', { other: `http://127.0.0.1:3000/item/${other}?lang=en` });
    const proposal = (asked.headers.location as string).split('?')[0]!;
    assert.match(proposal, /^\/workspace\/proposals\/\d+$/);
    const { text } = await ama.get(proposal);
    checkMarkup(text);
    assert.match(text, /The same mask/);
    assert.equal((await ama.send(proposal, 'vote-all', { vote: 'approve' })).status, 303);
    assert.equal((await ama.get(`/workspace/items/${other}`)).headers.location, page);
    const split = await ama.send(page, 'split-accra');
    assert.equal(split.status, 303, split.text);
    assert.equal((await ama.get(`/workspace/items/${other}`)).status, 200);
  });

  test('an agreement is proposed, compared with the one in force, and decided by it', async () => {
    const at = '/workspace/collections/masks';
    const wrong = await ken.send(at, 'agreement', { licence: 'https://example.org/' });
    assert.equal(wrong.status, 422);
    const much = await ken.send(at, 'agreement', { days: '900' });
    assert.equal(much.status, 422);
    assert.match(much.text, /value="900"/);
    const asked = await ken.send(at, 'agreement', {
      approvals: '2',
      partners: ['kyoto', 'accra', 'lima', 'elders'],
    });
    const proposal = (asked.headers.location as string).split('?')[0]!;
    const { text } = await elder.get(proposal);
    checkMarkup(text);
    assert.match(text, /<ins>2<\/ins>/);
    assert.match(text, /Must consent/);
    assert.equal((await both.get(proposal)).status, 200);
    assert.equal((await elder.send(proposal, 'vote-all', { vote: 'approve' })).status, 303);
    assert.equal(world.archive.reader.collection('masks')!.agreement.approvals, 2);
    assert.match((await ken.get(at)).text, /Version 2/);
  });

  test('somebody of two partners chooses for whom, and forms keep to it', async () => {
    const { text } = await both.get('/workspace?for=lima&lang=ar');
    assert.match(text, /دار lima/);
    assert.match(
      text,
      /href="\/workspace\/proposals\?for=lima&#38;lang=ar"|href="\/workspace\/proposals\?for=lima&amp;lang=ar"|href="\/workspace\/proposals\?for=lima&lang=ar"/,
    );
  });

  test('a deposit is taken back after confirming, and the revert can be seen', async () => {
    const id = world.archive.curation
      .deposits('accra', Number.MAX_SAFE_INTEGER, 10)
      .find(({ mode }) => mode === 'partial')!.id;
    const at = `/workspace/deposits/${id}`;
    assert.equal((await ama.send(at, 'revert')).status, 422);
    const done = await ama.send(at, 'revert', { confirm: 'yes', note: 'Wrong file' });
    assert.equal(done.status, 303, done.text);
    const { text } = await ama.get(at);
    assert.match(text, /Taken back by/);
    assert.doesNotMatch(text, /id="form-revert"/);
    assert.equal((await ken.get(at)).status, 404);
    assert.equal((await cura.get('/workspace/deposits/1')).text.includes('id="form-revert"'), false);
  });

  test('a record is withdrawn', async () => {
    assert.equal((await ken.send(page, 'withdraw-kyoto', { note: 'Not ours' })).status, 303);
    assert.equal(viewItem(world.archive.reader.item(item)!, thePublic), undefined);
    const { text, status } = await ken.get(page);
    assert.equal(status, 200);
    checkMarkup(text);
  });

  test('people: invited by link shown once, role changed, ended; curators cannot', async () => {
    const made = await ken.send('/workspace/people', 'invite', { role: 'curator' });
    assert.equal(made.status, 200);
    checkMarkup(made.text);
    assert.match(made.text, /\/account\/join\?token=/);
    assert.doesNotMatch((await ken.get('/workspace/people')).text, /\/account\/join\?token=/);
    const invitation = world.accounts.invitations('kyoto').at(-1)!;
    assert.equal((await ken.send('/workspace/people', `revoke-${invitation.id}`)).status, 303);
    const person = world.accounts.people('kyoto').find(({ name }) => name === 'cura')!;
    assert.equal((await ken.send('/workspace/people', `role-${person.id}`, { role: 'reader' })).status, 303);
    assert.equal((await ken.send('/workspace/people', `end-${person.id}`)).status, 303);
    assert.equal((await both.get('/workspace/people?for=kyoto')).text.includes('id="form-invite"'), false);
    assert.equal((await both.get('/workspace/keys?for=kyoto')).status, 404);
    const other = world.accounts.people('accra')[0]!;
    const { held } = await ken.form('/workspace/people', 'invite');
    held.set('role', 'reader');
    assert.equal((await ken.post(`/workspace/people/${other.id}/end`, held.toString())).status, 404);
  });

  test('keys: the secret is shown once; none beyond the role; revoked', async () => {
    const made = await ken.send('/workspace/keys', 'key', {
      name: evil,
      role: 'curator',
      scopes: ['read', 'deposit'],
    });
    assert.equal(made.status, 200, made.text);
    checkMarkup(made.text);
    assert.match(made.text, /class="secret"/);
    const { text } = await ken.get('/workspace/keys');
    assert.doesNotMatch(text, /class="secret"/);
    checkMarkup(text);
    const beyond = await ken.send('/workspace/keys', 'key', {
      name: 'x',
      role: 'reader',
      scopes: ['decide'],
    });
    assert.equal(beyond.status, 422);
    const key = world.accounts.keys({ partner: 'kyoto' })[0]!;
    assert.equal((await ken.send('/workspace/keys', `revoke-${key.id}`)).status, 303);
    assert.equal(world.accounts.keys({ partner: 'kyoto' })[0]!.state, 'revoked');
  });

  test('the operator adds partners and collections, invites, and sees no more of items than the public', async () => {
    const at = '/workspace/operator';
    assert.equal((await ken.get(at)).text.includes('id="form-partner"'), false);
    assert.equal((await olga.send(at, 'partner', { id: 'Bad Id', name: 'en: X' })).status, 422);
    const added = await olga.send(at, 'partner', {
      id: 'nairobi',
      name: 'en: Nairobi\nsw: Nairobi ya leo',
      kind: 'archive',
      country: 'ke',
    });
    assert.equal(added.status, 303, added.text);
    assert.deepEqual(world.archive.reader.partner('nairobi')!.name.sw, ['Nairobi ya leo']);
    assert.equal(
      (await olga.send(at, 'collection', { id: 'songs', name: 'en: Songs', partners: ['nairobi'] })).status,
      303,
    );
    assert.equal(
      (await olga.send(at, 'collection', { id: 'masks', name: 'en: Mine', partners: ['nairobi'] })).status,
      422,
    );
    const invited = await olga.send(at, 'invite-any', { partner: 'nairobi', role: 'steward' });
    assert.match(invited.text, /\/account\/join\?token=/);
    assert.equal((await olga.get(page)).status, 404);
    assert.equal((await olga.get('/workspace/proposals')).status, 404);
    const { held } = await ken.form('/workspace/people', 'invite');
    assert.equal((await ken.post(`${at}/partners`, held.toString())).status, 404);
  });

  test('an erasure takes a second person', async () => {
    await world.deposit('accra', [{ id: 'A-9', content: { title: { en: ['Never again'] } } }]);
    const gone = world.itemOf('accra', 'A-9');
    const asked = await ama.send(`/workspace/items/${gone}`, 'erase-accra', { ground: 'law' });
    assert.equal(asked.status, 303, asked.text);
    const own = await ama.get('/workspace/operator');
    assert.match(own.text, /somebody else must confirm/);
    const id = world.archive.curation.erasures()[0]!.id;
    assert.equal((await olga.send('/workspace/operator', `erasure-${id}`)).status, 422);
    assert.equal((await olga.send('/workspace/operator', `erasure-${id}`, { confirm: 'yes' })).status, 303);
    assert.equal((await ama.get(`/workspace/items/${gone}`)).status, 404);
    checkMarkup((await olga.get('/workspace/operator')).text);
  });

  test('every form of every section is refused without its token', async () => {
    const posts = [
      `${page}/access`,
      `${page}/labels`,
      `${page}/join`,
      `${edit()}`,
      `${edit()}/restore`,
      `${edit()}/withdraw`,
      `${edit()}/split`,
      `${edit()}/erase`,
      '/workspace/collections/masks',
      '/workspace/deposits/1/revert',
      '/workspace/people/invitations',
      '/workspace/keys',
      '/workspace/contest',
      '/workspace/inbox',
    ];
    for (const to of posts) assert.equal((await ken.post(to, { level: 'public' })).status, 403, to);
    const forged = await ken.post(`${page}/access`, { form_token: 'x' }, { Origin: 'https://evil.example' });
    assert.equal(forged.status, 403);
  });
});
