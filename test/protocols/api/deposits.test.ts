import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { itemId } from '../../../server/curation/item-id.ts';
import { openUploads } from '../../../server/protocols/api/deposits/open-uploads.ts';
import { safeName } from '../../../server/protocols/api/deposits/safe-name.ts';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { drawPicture } from '../../projections/images/draw-picture.ts';
import { type Auth, nobody, openWorld, type World } from './api-world.ts';

describe('deposits over the API', () => {
  let w: World;
  let steward: Auth;
  const uploads = () => join(w.archive.dataDir, 'uploads');
  const fields = { partner: 'a', collection: 'free' };
  before(async () => {
    w = await openWorld();
    steward = await w.key('a', 'steward');
  });
  after(() => w.close());

  it('takes pictures beside the file, in folders too, and keeps nothing of what was sent but what was taken', async () => {
    const picture = await drawPicture({ width: 300, height: 200 }).png().toBuffer();
    const csv = 'id,title@en,media\n1,Mask,pictures/front.png\n2,Drum,none.png\n';
    const { body } = await w.send(steward, fields, { 'rows.csv': csv, 'pictures/front.png': picture });
    const done = await w.finished(steward, body.id);
    assert.deepEqual([done.summary.created, done.summary.refused], [1, 1]);
    const id = itemId({ ...fields, sourceId: '1' });
    assert.equal((await w.call(nobody, 'get', `/items/${id}`)).body.records[0].content.media.length, 1);
    const folder = join(uploads(), body.id);
    while (existsSync(join(folder, 'files'))) await setTimeout(5);
    assert.deepEqual(readdirSync(folder).sort(), [
      'problems.ndjson',
      'state.json',
      'taken.index',
      'taken.ndjson',
    ]);
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
    const { body: problems } = await w.call(steward, 'get', `/deposits/${done.deposit}/problems`);
    const table = await w.call(steward, 'get', `/deposits/${done.deposit}/problems`, {
      headers: { Accept: 'text/csv' },
    });
    assert.match(table.text, /media\.absent/);
    assert.deepEqual(
      problems.entries.map(({ code }: { code: string }) => code),
      ['media.absent'],
    );
  });

  for (const name of [
    '../evil.csv',
    '/etc/passwd',
    'a/../../b.csv',
    '..\\evil.csv',
    '.hidden',
    'C:\\x.csv',
    'a\u0000b.csv',
    'x'.repeat(300),
  ])
    it(`a file called ${JSON.stringify(name.slice(0, 20))} is taken nowhere else`, async () => {
      const before = readdirSync(uploads());
      const { status } = await w.send(steward, fields, { [name]: 'id,title@en\n1,Mask\n' });
      // What a client's library writes otherwise than asked may be a name that is none of these.
      assert.ok(status === 400 || status === 202, String(status));
      assert.ok(!existsSync(join(w.archive.dataDir, 'evil.csv')));
      assert.ok(!existsSync(join(uploads(), 'evil.csv')));
      if (status === 400) assert.deepEqual(readdirSync(uploads()), before);
    });

  it('refuses the same name twice, other fields with files, too many files, and leaves nothing of them', async () => {
    const before = readdirSync(uploads()).length;
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}.csv`, 'x']));
    assert.equal((await w.send(steward, fields, many)).status, 413);
    assert.equal((await w.send(steward, fields, { 'a.csv': 'x', 'A.csv': 'y' })).status, 400);
    assert.equal((await w.send(steward, { ...fields, nope: '1' }, { 'a.csv': 'x' })).status, 422);
    assert.equal((await w.send(steward, { ...fields, complete: 'perhaps' }, { 'a.csv': 'x' })).status, 422);
    assert.equal(
      (
        await w.send(steward, fields, {
          'a.csv': Buffer.alloc(25_000_000),
          'b.csv': Buffer.alloc(25_000_000),
        })
      ).status,
      413,
    );
    assert.equal(readdirSync(uploads()).length, before);
  });

  it('keeps nothing of a form that breaks off', async () => {
    const before = readdirSync(uploads()).length;
    const asked = request(`${w.url}/api/deposits`, {
      method: 'POST',
      headers: { ...steward, 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': '100000' },
    });
    asked.on('error', () => {});
    asked.write(
      '--b\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\nid,title@en\r\n',
    );
    while (readdirSync(uploads()).length === before) await setTimeout(5);
    asked.destroy();
    while (readdirSync(uploads()).length > before) await setTimeout(5);
  });

  it('shows in a preview what an edit and the file say differently, and keeps the edit unless told otherwise', async () => {
    const csv = (date: string) => `id,title@en,date\nk1,Bell,${date}\n`;
    await w.deposit(steward, 'a', 'free', csv('1600'));
    const id = itemId({ ...fields, sourceId: 'k1' });
    const { content } = (await w.call(steward, 'get', `/items/${id}`)).body.records[0];
    const edited = { ...content, date: [{ edtf: '1650' }] };
    await w.call(steward, 'put', `/items/${id}/records/a`, { body: { content: edited } });
    const preview = await w.deposit(steward, 'a', 'free', csv('1700'), { mode: 'preview' });
    assert.equal(preview.summary.kept, 1);
    const { body } = await w.call(steward, 'get', `/deposits/${preview.id}/problems`);
    assert.deepEqual(
      body.entries.map((p: { code: string; column: string }) => [p.code, p.column]),
      [['edit.kept', 'date']],
    );
    const dateNow = async () =>
      (await w.call(nobody, 'get', `/items/${id}`)).body.records[0].content.date[0].edtf;
    await w.call(steward, 'post', `/deposits/${preview.id}/commit`);
    await w.finished(steward, preview.id);
    assert.equal(await dateNow(), '1650');
    await w.deposit(steward, 'a', 'free', csv('1701'), { overwriteEdits: 'true' });
    assert.equal(await dateNow(), '1701');
  });

  it('tells of progress as it comes', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `s${n},Thing ${n}`).join('\n');
    const { body } = await w.send(steward, fields, { 'many.csv': `id,title@en\n${rows}\n` });
    const events: string[] = [];
    const asked = get(`${w.url}/api/deposits/${body.id}/events`, {
      headers: steward as Record<string, string>,
    });
    const [answer] = await once(asked, 'response');
    assert.match(answer.headers['content-type'], /^text\/event-stream/);
    for await (const chunk of answer) events.push(...String(chunk).split('\n\n').filter(Boolean));
    assert.match(events[0]!, /^event: progress\ndata: /);
    assert.match(events.at(-1)!, /^event: done\n/);
    assert.equal(JSON.parse(events.at(-1)!.split('data: ')[1]!).summary.created, 3000);
  });

  it('says what it could not read, by whom it was not asked', async () => {
    const failed = await w.deposit(steward, 'a', 'free', 'id,title@en\n1,Mask\n', {
      mapping: 'no-such-mapping',
    });
    assert.equal(failed.summary.failed, true);
    const { body } = await w.call(steward, 'get', `/deposits/${failed.id}/problems`);
    assert.equal(body.entries[0].code, 'mapping.unknown');
  });
});

test('names of files stay below the folder', () => {
  for (const [name, path] of [
    ['rows.csv', 'rows.csv'],
    ['./rows.csv', 'rows.csv'],
    ['images/é.jpg', 'images/é.jpg'],
    ['images\\front.jpg', 'images/front.jpg'],
    ['面具 1.tif', '面具 1.tif'],
    ['', undefined],
    ['..', undefined],
    ['a//b', undefined],
    ['/a', undefined],
    ['a/../b', undefined],
    ['.a', undefined],
    ['a\nb', undefined],
    ['a/b/c/d/e/f/g/h/i', undefined],
  ] as const)
    assert.equal(safeName(name), path, name);
});

test('what was left by a server that ended, in a role that is not known, is told as failed; previews go after their day', async (t) => {
  const dataDir = temporaryFolder(t);
  const folder = join(dataDir, 'uploads', 'u-000000000000000001');
  mkdirSync(join(folder, 'files'), { recursive: true });
  mkdirSync(join(dataDir, 'uploads', 'u-lost'));
  const left = {
    id: 'u-000000000000000001',
    kind: 'file',
    fields: { partner: 'a', collection: 'free', mode: 'commit', complete: false, overwriteEdits: false },
    file: 'x.csv',
    actor: 'k-x',
    state: 'running',
    preview: false,
    started: '2026-01-01T00:00:00.000Z',
    progress: { bytes: 0, total: 1, rows: 0 },
  };
  writeFileSync(join(folder, 'state.json'), JSON.stringify(left));
  let time = Date.parse('2026-01-02T00:00:00.000Z');
  const open = () =>
    openUploads({
      dataDir,
      see: (rows) => [...rows],
      now: () => new Date(time),
      takeFile: async () => ({ outcome: 'refused', message: 'There is no such thing.', remedy: 'Add it.' }),
    });
  const uploads = open();
  const failed = uploads.get(left.id)!;
  assert.deepEqual([failed.state, failed.expires], ['failed', '2026-01-09T00:00:00.000Z']);
  const { id } = uploads.prepare();
  const actor = { id: 'k-x', partner: 'a', role: 'steward' } as const;
  const preview = uploads.begin({
    id,
    fields: { ...left.fields, mode: 'preview' },
    file: 'x.csv',
    bytes: 1,
    actor,
  });
  while (preview.state === 'waiting' || preview.state === 'running') await setTimeout(5);
  await uploads.close();
  assert.deepEqual([preview.state, preview.message], ['failed', 'There is no such thing. Add it.']);
  assert.equal(uploads.commit(preview, actor), false);
  time += 24 * 3_600_000 + 1;
  const later = open();
  await setTimeout(60);
  assert.equal(later.get(id), undefined);
  assert.ok(!existsSync(join(dataDir, 'uploads', id)));
  assert.ok(!existsSync(join(dataDir, 'uploads', 'u-lost')));
  assert.ok(later.get(left.id));
  await later.close();
});
