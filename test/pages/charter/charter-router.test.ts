import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { charterIn } from '../../../server/pages/charter/charter-texts.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { checkMarkup } from '../check-markup.ts';
import { openWorld, type World } from '../workspace/workspace-world.ts';

describe('the charter', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
    await world.person('ken', 'kyoto');
    await world.person('rui', 'kyoto', 'reader');
  });
  after(() => world.close());

  test('every language has the same points, none of them empty', () => {
    const shape = (language: (typeof interfaceLanguages)[number]) =>
      charterIn(language).sections.map(({ points }) => points.length);
    for (const language of interfaceLanguages) {
      assert.deepEqual(shape(language), shape('en'), language);
      for (const { points } of charterIn(language).sections)
        for (const point of points) assert.ok(point.length > 20);
    }
  });

  test('anyone reads it in every language, without a cookie', async () => {
    for (const language of interfaceLanguages) {
      const { text, headers, status } = await world.visitor().get(`/about/charter?lang=${language}`);
      assert.equal(status, 200);
      checkMarkup(text);
      assert.equal(headers['set-cookie'], undefined);
    }
  });

  test('a steward accepts it by name, with the box ticked; it stands with its date', async () => {
    const ken = await world.signedIn('ken');
    assert.equal((await ken.send('/about/charter', 'accept-kyoto', { name: 'Ken <Director>' })).status, 422);
    assert.equal(
      (await ken.send('/about/charter', 'accept-kyoto', { name: ' ', confirm: 'yes' })).status,
      422,
    );
    assert.equal(
      (await ken.post('/about/charter', { partner: 'kyoto', name: 'x', confirm: 'yes' })).status,
      403,
    );
    const done = await ken.send('/about/charter', 'accept-kyoto', { name: 'Ken <Director>', confirm: 'yes' });
    assert.equal(done.status, 303, done.text);
    const { text } = await ken.get('/about/charter?done=yes');
    checkMarkup(text);
    assert.match(text, /Ken &#60;Director&#62;/);
    assert.doesNotMatch(text, /accept-kyoto/);
    assert.equal(world.archive.reader.partner('kyoto')!.charter!.name, 'Ken <Director>');
  });

  test('readers and others are not asked, and cannot accept', async () => {
    const rui = await world.signedIn('rui');
    assert.doesNotMatch((await rui.get('/about/charter')).text, /<form class="work-form"/);
    assert.equal(
      (await rui.post('/about/charter', { partner: 'accra', name: 'x', confirm: 'yes' })).status,
      404,
    );
    assert.equal((await world.visitor().post('/about/charter', { partner: 'kyoto' })).status, 404);
  });
});
