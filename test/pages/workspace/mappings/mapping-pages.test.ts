import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { findMapping } from '../../../../server/deposit/find-mapping.ts';
import { checkMarkup } from '../../check-markup.ts';
import { openWorld, type Visitor, type World } from '../workspace-world.ts';

const csv = [
  'Inventarnummer;Titel;Künstler;Datierung;Maße;Material',
  'IV-1;Maske eines Kriegers;Yamada, Taro (1850-1910);um 1880;H. 24,5 cm;Holz; ',
  'IV-2;Nō-Maske;unbekannt;19. Jahrhundert;24 x 16 cm;Holz',
  ';Ohne Nummer;;;;',
].join('\n');

describe('mappings in the workspace, without scripts', () => {
  let w: World;
  let ken: Visitor;
  before(async () => {
    w = await openWorld();
    await w.person('ken', 'kyoto');
    await w.person('ama', 'accra');
    await w.person('rita', 'kyoto', 'reader');
    ken = await w.signedIn('ken');
  });
  after(() => w.close());

  const sample = async (who: Visitor, content = csv) => {
    const { held } = await who.form('/workspace/mappings', 'sample');
    const answer = await who.upload('/workspace/mappings/sample', Object.fromEntries(held), {
      'masken.csv': content,
    });
    assert.equal(answer.status, 303, answer.text);
    return answer.headers.location as string;
  };

  test('a file is looked at: a field for each column, and what its rows become', async () => {
    const at = await sample(ken);
    assert.match(at, /^\/workspace\/mappings\/edit\?file=[0-9a-f]{32}$/);
    const { text, status } = await ken.get(at);
    assert.equal(status, 200);
    checkMarkup(text);
    const { held } = await ken.form(at, 'mapping');
    const goes = (column: string) => {
      const [name] = [...held].find(([key, value]) => key.endsWith('.from') && value === column)!;
      return held.get(name.replace('.from', '.goes'));
    };
    assert.equal(goes('Titel'), 'title');
    assert.equal(goes('Künstler'), 'creator');
    assert.equal(goes('Datierung'), 'date');
    assert.equal(held.get('id'), 'Inventarnummer');
    const outcome = text.slice(text.indexOf('id="outcome"'));
    assert.match(outcome, /Maske eines Kriegers/);
    assert.match(outcome, /Row 3 /);
    assert.match(outcome, /no identifier/, 'the problem of a row stands with it');
    assert.deepEqual(
      readdirSync(w.sent.folder).filter((name) => name.startsWith('form-')),
      [],
      'nothing of the form is left',
    );
  });

  test('a change is tried, seen as YAML and back, with nothing lost, and downloaded', async () => {
    const at = await sample(ken);
    const form = await ken.form(at, 'mapping');
    const [name] = [...form.held].find(([key, value]) => key.endsWith('.from') && value === 'Titel')!;
    form.held.set(name.replace('.from', '.goes'), 'alternativeTitle');
    form.held.set('textLanguage', 'de');
    const tried = await ken.post(form.action, `${form.held}&act=try`);
    assert.equal(tried.status, 200);
    assert.match(tried.text, /no title/i, 'the outcome follows');
    const yaml = await ken.post(form.action, `${form.held}&act=yaml`);
    checkMarkup(yaml.text);
    const written = w.readForm(yaml.text, 'mapping').held;
    assert.match(written.get('yaml')!, /^language: de$/m);
    assert.match(written.get('yaml')!, /alternativeTitle:/);
    const rows = await ken.post(form.action, `${written}&act=rows`);
    const back = w.readForm(rows.text, 'mapping').held;
    assert.equal(back.get('yaml'), written.get('yaml'));
    const file = await ken.post(form.action, `${back}&act=download`);
    assert.match(file.headers['content-disposition']!, /attachment; filename=mapping\.yaml/);
    assert.equal(file.text, written.get('yaml'));
  });

  test('what is wrong is told at its line, and what was typed stays', async () => {
    const at = await sample(ken);
    const { action, held } = await ken.form(at, 'mapping');
    held.set('as', 'yaml');
    held.set('name', 'my-masks');
    held.set('yaml', 'name: m\nid: Inventarnummer\nfields:\n  titel: { from: Titel }\n');
    const { status, text } = await ken.post(action, `${held}&act=save`);
    assert.equal(status, 422);
    assert.match(text, /<b>Line 4<\/b>[^<]*<span[^>]*>“titel” is nothing/);
    const again = w.readForm(text, 'mapping').held;
    assert.equal(again.get('yaml'), held.get('yaml'));
    assert.equal(again.get('name'), 'my-masks');
    held.set('as', 'rows');
    held.set('yaml', (await ken.form(at, 'mapping')).held.get('yaml')!);
    held.set('textLanguage', 'no language');
    const wrong = await ken.post(action, `${held}&act=try`);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="no language"/);
  });

  test('it is kept for the partner by name, each saving a revision, and put aside without loss', async () => {
    const at = await sample(ken);
    const save = async (change: Record<string, string>) => {
      const { action, held } = await ken.form(at, 'mapping');
      for (const [key, value] of Object.entries(change)) held.set(key, value);
      return ken.post(action, `${held}&act=save`);
    };
    assert.equal((await save({ name: 'a/../b' })).status, 422);
    assert.equal((await save({ name: 'lido' })).status, 422, 'the name of one that is ready');
    assert.match((await save({ name: 'masken' })).text, /The mapping is saved/);
    await save({ name: 'masken', textLanguage: 'de' });
    const found = findMapping(w.archive, { partner: 'kyoto', told: 'masken' });
    assert.equal(found?.name, 'masken#2');
    assert.equal((found?.mapping as { language: string }).language, 'de');
    assert.equal(findMapping(w.archive, { partner: 'kyoto', told: 'masken#1' })?.name, 'masken#1');
    assert.equal(findMapping(w.archive, { partner: 'accra', told: 'masken' }), undefined);
    assert.match((await ken.get('/workspace/mappings')).text, /masken/);
    const page = await ken.get('/workspace/mappings/masken');
    checkMarkup(page.text);
    assert.match(page.text, /revision 1/);
    const yaml = await ken.get('/workspace/mappings/masken/2.yaml');
    assert.equal(yaml.type, 'application/yaml');
    assert.match(yaml.text, /^name: masken$/m);
    assert.match((await ken.get('/workspace/mappings/edit?from=masken')).text, /value="de"/);
    await ken.send('/workspace/mappings/masken', 'aside');
    assert.doesNotMatch((await ken.get('/workspace/mappings')).text, />masken</);
    assert.equal((await ken.get('/workspace/mappings/masken/2.yaml')).status, 200);
  });

  test('another partner, a reader, and somebody else of the same partner see none of it', async () => {
    const at = await sample(ken);
    const ama = await w.signedIn('ama');
    assert.equal((await ama.get('/workspace/mappings/masken')).status, 404);
    assert.equal((await ama.get('/workspace/mappings/masken/2.yaml')).status, 404);
    const stranger = await ama.get(at);
    assert.doesNotMatch(stranger.text, /Kriegers|masken\.csv/);
    const rita = await w.signedIn('rita');
    assert.doesNotMatch((await rita.get('/workspace/mappings')).text, /form-sample/);
    assert.doesNotMatch((await rita.get(at)).text, /Kriegers/);
    const { action, held } = await ken.form(at, 'mapping');
    const token = (await rita.form('/workspace/mappings/edit', 'mapping')).held.get('form_token')!;
    held.set('form_token', token);
    held.set('name', 'of-rita');
    const { status } = await rita.post(action, `${held}&act=save`);
    assert.equal(status, 403);
  });

  test('hostile forms and files come to no harm', async () => {
    const html = await sample(ken, 'id,"<script>x</script>"\n1,"<img src=x onerror=y>"\n');
    checkMarkup((await ken.get(html)).text);
    const binary = await sample(ken, '\u0000\u0001\u0002');
    assert.equal((await ken.get(binary)).status, 200);
    const { action, held } = await ken.form(html, 'mapping');
    held.set('rules', '99999999');
    held.set('r.0.from', '["a"');
    held.set('r.0.basis', '77');
    assert.ok((await ken.post(action, `${held}&act=try`)).status < 500);
    held.delete('form_token');
    assert.equal((await ken.post(action, `${held}&act=save`)).status, 403);
  });
});
