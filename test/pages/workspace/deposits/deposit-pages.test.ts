import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { savedMappings } from '../../../../server/archive/saved-mappings.ts';
import { drawPicture } from '../../../projections/images/draw-picture.ts';
import { checkMarkup } from '../../check-markup.ts';
import { openWorld, type Visitor, type World } from '../workspace-world.ts';

describe('depositing by pages, without scripts', () => {
  let w: World;
  let ken: Visitor;
  before(async () => {
    w = await openWorld();
    await w.person('ken', 'kyoto');
    await w.person('cai', 'kyoto', 'curator');
    await w.person('rita', 'kyoto', 'reader');
    await w.person('ama', 'accra');
    ken = await w.signedIn('ken');
  });
  after(() => w.close());

  const newPath = '/workspace/deposits/new';
  const send = async (
    who: Visitor,
    files: Record<string, string | Buffer>,
    fields: Record<string, string> = {},
  ) => {
    const { held } = await who.form(newPath, 'deposit');
    held.set('collection', 'masks');
    for (const [name, value] of Object.entries(fields)) held.set(name, value);
    return who.upload(newPath, Object.fromEntries(held), files);
  };
  /** Sends files and waits until they have been looked at. */
  const preview = async (
    who: Visitor,
    files: Record<string, string | Buffer>,
    fields: Record<string, string> = {},
  ): Promise<string> => {
    const { headers, status, text } = await send(who, files, fields);
    assert.equal(status, 303, text);
    return over(headers.location as string);
  };
  const over = async (at: string): Promise<string> => {
    const id = at.split('/').at(-1)!;
    for (let tries = 0; tries < 200; tries += 1) {
      const upload = w.uploads.get(id);
      if (upload?.state === 'done' || upload?.state === 'failed') return at;
      await setTimeout(25);
    }
    throw new Error(`${at} has not come to an end`);
  };
  const commit = async (who: Visitor, at: string, fields: Record<string, string | string[]> = {}) => {
    const answer = await who.send(at, 'commit', fields);
    assert.equal(answer.status, 303, answer.text);
    return who.get(await over(at));
  };

  test('what is wrong comes back with all that was typed, and the file is not sent twice', async () => {
    const wrong = await send(
      ken,
      { 'masks.csv': 'id,title@en\nA-1,Mask\n' },
      {
        collection: '',
        language: 'no language',
        extent: 'complete',
      },
    );
    assert.equal(wrong.status, 422);
    checkMarkup(wrong.text);
    const { held } = w.readForm(wrong.text, 'deposit');
    assert.match(held.get('uploads')!, /^[0-9a-f]{32}$/);
    assert.match(wrong.text, /masks\.csv/);
    assert.deepEqual([held.get('language'), held.get('extent')], ['no language', 'complete']);
    held.set('collection', 'masks');
    const still = await ken.upload(newPath, Object.fromEntries(held), {});
    assert.equal(still.status, 422, 'the language is still none');
    held.set('language', 'en');
    const sent = await ken.upload(newPath, Object.fromEntries(held), {});
    assert.equal(sent.status, 303);
    const upload = w.uploads.get((sent.headers.location as string).split('/').at(-1)!)!;
    assert.deepEqual(
      [upload.file, upload.fields.language, upload.fields.complete],
      ['masks.csv', 'en', true],
    );
    await over(sent.headers.location as string);
    assert.match((await ken.post(newPath, held.toString())).text, /no longer here/, 'it is taken once');
  });

  test('rows as people read them, with picture and problems, chosen from, taken, and taken back', async () => {
    const picture = await drawPicture({ width: 300, height: 200 }).png().toBuffer();
    const csv = [
      'id,title@en,date,media',
      'B-1,Mask of a fox,1850,fox.png',
      'B-2,Mask of a crane,nonsense 99,',
      'B-3,,1900,',
      'B-4,Mask of a bear,1910,',
    ].join('\n');
    const at = await preview(ken, { 'masks.csv': csv, 'fox.png': picture });
    const { text } = await ken.get(at);
    checkMarkup(text);
    assert.match(text, /Mask of a fox/);
    assert.match(text, /<img src="([^"]*picture[^"]*)" alt="fox.png"/);
    assert.match(text, /The record has no title/);
    assert.match(text, /nonsense 99/);
    assert.equal(w.archive.reader.item(w.itemOf('kyoto', 'B-1')), undefined, 'nothing is written');
    const image = await ken.get(`${at}/picture?path=fox.png`);
    assert.equal(image.type, 'image/jpeg');
    for (const path of ['masks.csv', '../state.json', '/etc/passwd', ''])
      assert.equal((await ken.get(`${at}/picture?path=${encodeURIComponent(path)}`)).status, 404, path);

    const refused = await ken.get(`${at}?show=refused`);
    assert.match(refused.text, /Row 3/);
    assert.doesNotMatch(refused.text, /Mask of a fox/);

    const kept = await ken.send(at, 'choices', { take: ['1', '2'] });
    assert.equal(kept.status, 303);
    const chosen = await ken.get(kept.headers.location as string);
    assert.match(chosen.text, /Your choices are kept/);
    assert.match(chosen.text, /Left out one by one: 1/);
    const done = await commit(ken, at);
    assert.equal(done.status, 303);
    const deposit = await ken.get(done.headers.location as string);
    checkMarkup(deposit.text);
    assert.match(deposit.text, /The rows were taken/);
    const there = (id: string) => w.archive.reader.item(w.itemOf('kyoto', id))?.records.length ?? 0;
    assert.deepEqual(['B-1', 'B-2', 'B-3', 'B-4'].map(there), [1, 1, 0, 0]);
    assert.match(deposit.text, new RegExp(`href="/item/${w.itemOf('kyoto', 'B-1')}"`));
    const page = (done.headers.location as string).split('?')[0]!;
    assert.equal((await ken.send(page, 'revert', {})).status, 422, 'it asks to confirm');
    assert.equal((await ken.send(page, 'revert', { confirm: 'yes' })).status, 303);
  });

  test('changes and edits side by side; the edit stays unless the file is said to be right', async () => {
    await w.deposit('kyoto', [{ id: 'C-1', content: { title: { en: ['Mask, painted'] } } }]);
    const record = `/workspace/items/${w.itemOf('kyoto', 'C-1')}/records/kyoto`;
    const edited = await ken.send(record, 'edit', { 'v.title.0.text': 'Mask, carved' });
    assert.ok(edited.status < 400, edited.text.slice(0, 300));
    const csv = 'id,title@en\nC-1,"Mask, gilded"\n';
    const at = await preview(ken, { 'masks.csv': csv });
    const page = await ken.get(at);
    checkMarkup(page.text);
    assert.match(page.text, /Edited here/);
    assert.match(page.text, /carved[\s\S]*gilded/);
    const title = () =>
      w.archive.reader.item(w.itemOf('kyoto', 'C-1'))!.records[0]!.content?.title?.en?.[0] ?? '';
    await commit(ken, at);
    assert.match(title(), /carved/);
    const again = await preview(ken, { 'masks.csv': csv });
    await ken.send(again, 'choices', { take: '1', right: '1' });
    assert.match((await ken.get(again)).text, /The file is right in rows: 1/);
    await commit(ken, again);
    assert.match(title(), /gilded/);
  });

  test('what another describes is offered with both sides, and joined if chosen', async () => {
    await w.deposit('accra', [
      {
        id: 'X-1',
        content: { title: { en: ['Mask of the moon'] }, date: [{ edtf: '1700' }] },
      },
    ]);
    const csv = 'id,title@en,date\nD-1,Mask of the moon,1700\n';
    const at = await preview(ken, { 'masks.csv': csv });
    const page = await ken.get(at);
    checkMarkup(page.text);
    assert.match(page.text, /Is it the same thing\?/);
    assert.match(page.text, /Side by side/);
    const item = w.itemOf('accra', 'X-1');
    await ken.send(at, 'choices', { take: '1', 'join.1': `item:${item}` });
    assert.match((await ken.get(at)).text, /Joins decided: 1/);
    await commit(ken, at);
    assert.deepEqual(
      w.archive.reader
        .item(item)!
        .records.map(({ partner }) => partner)
        .sort(),
      ['accra', 'kyoto'],
    );
  });

  test('what the same identifier joins, and others say otherwise, is shown, and can be kept apart', async () => {
    const same = 'https://example.org/id/mask-9';
    await w.deposit('accra', [
      {
        id: 'V-1',
        content: {
          title: { en: ['Mask of the river'] },
          date: [{ edtf: '1750' }],
          identifier: [{ value: same, kind: 'other' }],
        },
      },
    ]);
    const csv = `id,title@en,date,identifier\nK-1,A river mask,1890,${same}\n`;
    const at = await preview(ken, { 'masks.csv': csv });
    const page = await ken.get(`${at}?show=conflict`);
    checkMarkup(page.text);
    assert.match(page.text, /It joins <a[^>]*>[^/]*Mask of the river/);
    assert.match(page.text, /Others who describe the same thing say/);
    assert.match(page.text, /1890[\s\S]*1750[\s\S]*The accra house/);
    const theirs = `/workspace/items/${w.itemOf('accra', 'V-1')}`;
    const ama = await w.signedIn('ama');
    const date = /value="(statement:accra:date-[^"]+)"/.exec((await ama.get(theirs)).text)![1]!;
    await ama.send(theirs, 'access', { target: date, level: 'withheld', ground: 'privacy' });
    assert.doesNotMatch((await ken.get(at)).text, /1750/, 'what is withheld meanwhile is gone at once');
    await ken.send(at, 'choices', { take: '1', 'join.1': 'apart' });
    await commit(ken, at);
    const item = w.itemOf('accra', 'V-1');
    assert.equal(w.archive.reader.item(item)!.records.length, 1, 'it stands apart');
    assert.equal(w.archive.reader.item(w.itemOf('kyoto', 'K-1'))!.records.length, 1);
  });

  test('a complete file lists what it would withdraw; what is left out by choice stays', async () => {
    const v = await openWorld();
    try {
      await v.person('ken', 'kyoto');
      const one = await v.signedIn('ken');
      await v.deposit('kyoto', [
        { id: 'L-1', content: { title: { en: ['First'] } } },
        { id: 'L-2', content: { title: { en: ['Second'] } } },
        { id: 'L-3', content: { title: { en: ['Third'] } } },
      ]);
      const { held } = await one.form(newPath, 'deposit');
      held.set('collection', 'masks');
      held.set('extent', 'complete');
      const sent = await one.upload(newPath, Object.fromEntries(held), {
        'all.csv': 'id,title@en\nL-1,First\n',
      });
      const at = sent.headers.location as string;
      const state = () => v.uploads.get(at.split('/').at(-1)!)?.state;
      while (state() !== 'done') await setTimeout(20);
      const absent = await one.get(`${at}?show=absent`);
      checkMarkup(absent.text);
      assert.match(absent.text, /Absent from the file[\s\S]*Second[\s\S]*Third/);
      await one.send(`${at}?show=absent`, 'choices', { take: 'id:L-2' });
      await one.send(at, 'commit');
      while (state() !== 'done') await setTimeout(20);
      const published = (id: string) =>
        v.archive.reader.item(v.itemOf('kyoto', id))?.records.some(({ content }) => content !== undefined);
      assert.deepEqual(
        ['L-1', 'L-2', 'L-3'].map((id) => published(id) ?? false),
        [true, false, true],
      );
    } finally {
      await v.close();
    }
  });

  test('none of it: the preview goes, and nothing was written', async () => {
    const at = await preview(ken, { 'masks.csv': 'id,title@en\nE-1,Mask\n' });
    const gone = await ken.send(at, 'discard');
    assert.match(gone.headers.location as string, /done\.discarded/);
    assert.equal((await ken.get(at)).status, 404);
    assert.equal(w.archive.reader.item(w.itemOf('kyoto', 'E-1')), undefined);
  });

  test('a mapping that the partner keeps reads the file, in the revision that was looked at', async () => {
    const keep = (text: string) =>
      savedMappings(w.archive.db).put(
        { partner: 'kyoto', name: 'own' },
        { text, actor: 'a-x', time: '2026-01-01T00:00:00.000Z' },
      );
    keep('name: own\nid: Nr\nfields:\n  title: { from: Was, language: de }\n');
    const at = await preview(ken, { 'm.csv': 'Nr,Was,Wann\nF-1,Maske,1800\n' }, { mapping: 'own' });
    keep('name: own\nid: Nr\nfields:\n  title: { from: Wann }\n');
    const page = await ken.get(at);
    assert.match(page.text, /own#1/);
    assert.match(page.text, /Maske/);
    await commit(ken, at);
    const record = w.archive.reader.item(w.itemOf('kyoto', 'F-1'))!.records[0]!;
    assert.deepEqual(record.content?.title, { de: ['Maske'] });
    assert.equal((await send(ken, { 'm.csv': 'x' }, { mapping: 'of-nobody' })).status, 422);
    const editor = await ken.get(
      /href="([^"]*mappings\/edit[^"]*)"/.exec(page.text)![1]!.replaceAll('&#38;', '&'),
    );
    assert.equal(editor.status, 200);
  });

  test('a curator’s rows wait where the agreement asks; readers send nothing; others see nothing', async () => {
    const at = await preview(ken, { 'masks.csv': 'id,title@en\nG-1,Mask of rain\n' });
    const ama = await w.signedIn('ama');
    const never = at.replace(/u-.*/, `u-${'0'.repeat(18)}`);
    for (const path of ['', '/terms', '/picture?path=masks.csv'])
      assert.equal((await ama.get(at + path)).status, 404);
    const token = (await ama.form('/workspace/deposits/new', 'deposit')).held.get('form_token')!;
    for (const act of ['choices', 'commit', 'discard', 'terms']) {
      const [theirs, nothing] = await Promise.all(
        [at, never].map((to) => ama.post(`${to}/${act}`, { form_token: token })),
      );
      assert.deepEqual([theirs!.status, theirs!.text], [404, nothing!.text.replaceAll(never, at)]);
    }
    const rita = await w.signedIn('rita');
    assert.equal((await rita.get(newPath)).status, 403);
    assert.equal((await rita.get(at)).status, 200, 'readers of the partner look on');
    assert.doesNotMatch((await rita.get(at)).text, /form-commit|form-choices/);
    assert.equal((await rita.post(`${at}/commit`, { form_token: token })).status, 403);
    const cai = await w.signedIn('cai');
    assert.match((await cai.get(at)).text, /form-commit/);
  });

  test('a cell of half a million characters, markup and direction marks make no large or broken page', async () => {
    const evil = '"<script>x</script> \u202Eevil <img src=x onerror=y>"';
    const long = (n: number) => 'long '.repeat(n ? 19_000 : 100_000);
    const rows = Array.from({ length: 8 }, (_, n) => `I-${n},${n === 0 ? evil : `Mask ${n}`},${long(n)}`);
    const at = await preview(ken, { 'evil.csv': `id,title@en,description@en\n${rows.join('\n')}\n` });
    const page = await ken.get(at);
    checkMarkup(page.text);
    assert.ok(page.text.length < 60_000, `${page.text.length} characters`);
    assert.match(page.text, /\[94999\]/, 'it says how long the whole is');
  });

  test('an item that was offered and is withdrawn meanwhile is not joined', async () => {
    const item = w.itemOf('accra', 'Y-1');
    await w.deposit('accra', [
      { id: 'Y-1', content: { title: { en: ['Mask of thunder'] }, date: [{ edtf: '1650' }] } },
    ]);
    const at = await preview(ken, { 'masks.csv': 'id,title@en,date\nJ-1,Mask of thunder,1650\n' });
    await ken.send(at, 'choices', { take: '1', 'join.1': `item:${item}` });
    const ama = await w.signedIn('ama');
    const withheld = await ama.send(`/workspace/items/${item}`, 'access', {
      target: 'record:accra',
      level: 'withheld',
      ground: 'privacy',
    });
    assert.equal(withheld.status, 303, withheld.text);
    const page = await ken.get(at);
    assert.doesNotMatch(
      page.text,
      /Mask of thunder<\/span><\/a> <span class="minor">/,
      'it is offered no more',
    );
    assert.equal((await ken.send(at, 'commit')).status, 422);
    await ken.send(at, 'choices', { take: '1' });
    assert.equal((await ken.send(at, 'commit')).status, 303);
  });

  test('a file that cannot be read says why, and leads on', async () => {
    const at = await preview(ken, { 'x.csv': 'colour,shape\nred,round\n' });
    const page = await ken.get(at);
    checkMarkup(page.text);
    assert.equal(page.status, 200);
    assert.match(page.text, /Make a mapping for this file/);
  });

  test('pages stay small in all languages', async () => {
    const csv = `id,title@en,title@ar\n${Array.from({ length: 200 }, (_, n) => `H-${n},Mask ${n},قناع ${n}`).join('\n')}\n`;
    const at = await preview(ken, { 'masks.csv': csv });
    for (const language of ['en', 'fr', 'es', 'ar', 'zh', 'sw']) {
      const page = await ken.get(`${at}?lang=${language}`);
      checkMarkup(page.text);
      const more = await ken.get(/href="([^"]*)" rel="next"/.exec(page.text)![1]!.replaceAll('&#38;', '&'));
      assert.match(more.text, /H-20/);
    }
  });
});
