import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { itemId } from '../../../server/curation/item-id.ts';
import { openUploads } from '../../../server/protocols/api/deposits/open-uploads.ts';
import type { TakeFile, Upload } from '../../../server/protocols/api/deposits/upload.ts';
import { temporaryArchive } from '../../archive/temporary-archive.ts';
import { type Auth, baseUrl, nobody, openWorld, type World } from './api-world.ts';
import { takeTestFile } from './take-test-file.ts';

const fields = { partner: 'a', collection: 'free' };
const idOf = (sourceId: string) => itemId({ ...fields, sourceId });
type Row = { n: number; row: number; id: string; outcome: string; marks: string[]; record?: object };

describe('previews over the API', () => {
  let w: World;
  let steward: Auth;
  before(async () => {
    w = await openWorld();
    steward = await w.key('a', 'steward');
  });
  after(() => w.close());
  const look = (csv: string, more: Record<string, string> = {}) =>
    w.deposit(steward, 'a', 'free', csv, { mode: 'preview', ...more });
  const rowsOf = async (id: string, query = '') =>
    (await w.call(steward, 'get', `/deposits/${id}/rows${query}`)).body.entries as Row[];

  it('shows rows while others are still being read, and tells of them by kind as it goes', async () => {
    const rows = Array.from(
      { length: 6000 },
      (_, n) => `s${n},${n % 1000 === 7 ? '' : `Thing ${n}`},1${n % 900}`,
    );
    const csv = `id,title@en,title@fr\n${rows.join('\n').replaceAll(/,1\d+/g, ',')}\n`;
    const { body } = await w.send(steward, { ...fields, mode: 'preview' }, { 'many.csv': csv });
    for (;;) {
      const { body: page } = await w.call(steward, 'get', `/deposits/${body.id}/rows?limit=5`);
      if (page.entries.length === 0) continue;
      assert.equal(page.entries[0].row, 1);
      assert.equal(page.whole, false, 'there are rows before all have been read');
      break;
    }
    const events: string[] = [];
    const asked = get(`${w.url}/api/deposits/${body.id}/events`, {
      headers: steward as Record<string, string>,
    });
    const [answer] = await once(asked, 'response');
    for await (const chunk of answer) events.push(...String(chunk).split('\n\n').filter(Boolean));
    const counts = events.map((event) => JSON.parse(event.split('data: ')[1]!).counts);
    assert.ok(
      counts.some((so) => so && so.new > 0 && so.new < 5000),
      'counts come with progress',
    );
    assert.deepEqual([counts.at(-1).new, counts.at(-1).refused], [5994, 6]);
    const refused = await rowsOf(body.id, '?outcome=refused&limit=100');
    assert.deepEqual(
      refused.map(({ row }) => row),
      [8, 1008, 2008, 3008, 4008, 5008],
    );
    const [last] = await rowsOf(body.id, '?after=5998');
    assert.deepEqual([last!.n, last!.row, last!.id], [5999, 6000, 's5999']);
    assert.equal((await w.call(steward, 'delete', `/deposits/${body.id}`)).status, 204);
  });

  it('commits what was looked at, without what was left out, and withdraws none of that', async () => {
    await w.deposit(steward, 'a', 'free', 'id,title@en\nc1,One\nc2,Two\nc3,Three\n', { complete: 'true' });
    const { id } = await look('id,title@en\nc1,Uno\nc2,Due\nc4,Four\n', { complete: 'true' });
    assert.deepEqual(
      (await rowsOf(id)).map(({ id: name, outcome }) => [name, outcome]),
      [
        ['c1', 'changed'],
        ['c2', 'changed'],
        ['c4', 'new'],
        ['c3', 'absent'],
      ],
    );
    const selection = { outcomes: ['changed', 'absent'], except: { ids: ['c2'] } };
    await w.call(steward, 'post', `/deposits/${id}/commit`, { body: selection });
    const { summary } = await w.finished(steward, id);
    assert.deepEqual([summary.changed, summary.created, summary.left, summary.withdrawn], [1, 0, 2, 1]);
    const titleOf = async (name: string) => {
      const { status, body } = await w.call(nobody, 'get', `/items/${idOf(name)}`);
      return status === 200 && body.records.length ? body.records[0].content.title.en[0] : status;
    };
    assert.deepEqual(await Promise.all(['c1', 'c2', 'c4'].map(titleOf)), ['Uno', 'Two', 404]);
    assert.ok([404, 410].includes(await titleOf('c3')));
    const folder = join(w.archive.dataDir, 'uploads', id);
    while (existsSync(join(folder, 'drafts.ndjson'))) await setTimeout(5);
    assert.deepEqual(readdirSync(folder).sort(), ['state.json', 'taken.index', 'taken.ndjson']);
  });

  it('breaks a preview off that is discarded while it runs, and keeps nothing of it', async () => {
    const rows = Array.from({ length: 8000 }, (_, n) => `d${n},Thing ${n}`).join('\n');
    const { body } = await w.send(
      steward,
      { ...fields, mode: 'preview' },
      { 'x.csv': `id,title@en\n${rows}\n` },
    );
    assert.equal((await w.call(steward, 'delete', `/deposits/${body.id}`)).status, 204);
    assert.equal((await w.call(steward, 'get', `/deposits/${body.id}`)).status, 404);
    while (existsSync(join(w.archive.dataDir, 'uploads', body.id))) await setTimeout(5);
    assert.equal((await w.call(nobody, 'get', `/items/${idOf('d1')}`)).status, 404);
  });

  it('escapes formulas in the summary', async () => {
    const { id } = await look('id,title@en\n=cmd(),Mask\n@x,\n');
    const { text } = await w.call(steward, 'get', `/deposits/${id}/summary.csv`);
    assert.match(text, /\r\n1,'=cmd\(\),new,/);
    assert.match(text, /\r\n2,'@x,refused,/);
  });

  it('tells of others what they say now: what is restricted since the preview was made counts at once', async () => {
    const other = await w.key('b', 'steward');
    const theirs = (sourceId: string) => itemId({ partner: 'b', collection: 'free', sourceId });
    const storm = '"Turner, William",1842';
    const urn = 'https://x.example/zxq';
    const csv = `id,title@en,creator,date,identifier\no1,Canary storm,${storm},\no2,Canary bell,,1650,\no3,Canary drum,,,${urn}\n`;
    await w.deposit(other, 'b', 'free', csv);
    const { id } = await look(
      `id,title@en,creator,date,item,identifier\nm1,Canary storm,${storm},,\nm2,Canary gong,,1700,item/${theirs('o2')},\nm3,Tom,,,,${urn}\n`,
    );
    const told = async () => {
      const rows = await rowsOf(id);
      const { text } = await w.call(steward, 'get', `/deposits/${id}/summary.csv`);
      return JSON.stringify([rows.map(({ record: _, ...row }) => row), text]);
    };
    const before = await told();
    for (const known of [theirs('o1'), theirs('o3'), '1650', 'Canary bell'])
      assert.ok(before.includes(known), known);
    assert.equal((await rowsOf(id, '?outcome=offered')).length, 1);
    for (const sourceId of ['o1', 'o2', 'o3']) {
      const body = { access: { level: 'withheld' }, ground: 'own' };
      const { status } = await w.call(other, 'put', `/items/${theirs(sourceId)}/records/b/access`, { body });
      assert.equal(status, 200);
    }
    const after = await told();
    for (const hidden of [theirs('o1'), theirs('o3'), '1650', 'Canary bell'])
      assert.ok(!after.includes(hidden), hidden);
    assert.deepEqual(await rowsOf(id, '?outcome=offered'), []);
  });

  it('shows nothing of a preview after something was erased that it may tell, and keeps nothing that its partner sent', async () => {
    await w.deposit(steward, 'a', 'free', 'id,title@en\ne1,Told before\n');
    const other = await w.key('b', 'steward');
    const item = idOf('e1');
    const csv = `id,title@en,item\nb1,Told by another,item/${item}\n`;
    const theirs = await w.deposit(other, 'b', 'free', csv, { mode: 'preview' });
    const { id } = await look('id,title@en\ne1,Told now\ne2,\n');
    assert.match(JSON.stringify(await rowsOf(id)), /Told before/);
    const differing = await w.call(other, 'get', `/deposits/${theirs.id}/rows`);
    assert.match(JSON.stringify(differing.body), /Told before/);

    const operator = await w.person('olga', { operator: true });
    const asked = await w.call(steward, 'post', '/erasures', { body: { item, record: 'a', ground: 'law' } });
    const confirmed = await w.call(operator, 'post', `/erasures/${asked.body.erasure}/confirm`, { body: {} });
    assert.equal(confirmed.status, 200, JSON.stringify([asked.body, confirmed.body]));
    assert.deepEqual(await rowsOf(id), []);
    for (const act of ['commit', 'preview'])
      assert.equal((await w.call(steward, 'post', `/deposits/${id}/${act}`)).status, 409);
    assert.deepEqual(readdirSync(join(w.archive.dataDir, 'uploads', id)), ['state.json']);

    // What another partner sent is its own, and is looked at again.
    assert.equal((await w.call(other, 'post', `/deposits/${theirs.id}/commit`)).status, 409);
    assert.equal((await w.call(other, 'post', `/deposits/${theirs.id}/preview`)).status, 202);
    await w.finished(other, theirs.id);
    const { body } = await w.call(other, 'get', `/deposits/${theirs.id}/rows`);
    assert.doesNotMatch(JSON.stringify(body), /Told before/);
    assert.equal(body.entries.length, 1);
  });
});

describe('what a server leaves undone', () => {
  const actor = { id: 'k-x', partner: 'a', role: 'steward' } as const;
  const csv = `id,title@en\n${Array.from({ length: 3000 }, (_, n) => `${n},Thing ${n}`).join('\n')}\n`;
  const over = async (upload: Upload) => {
    while (upload.state === 'waiting' || upload.state === 'running') await setTimeout(5);
    return upload;
  };

  function open(
    t: Parameters<typeof temporaryArchive>[0],
    wrap: (take: TakeFile) => TakeFile = (take) => take,
  ) {
    const archive = temporaryArchive(t);
    const start = () =>
      openUploads({
        dataDir: archive.dataDir,
        see: (rows) => [...rows],
        now: () => new Date(),
        takeFile: wrap(takeTestFile(archive, baseUrl)),
      });
    const send = (uploads: ReturnType<typeof start>, mode: 'commit' | 'preview') => {
      const { id, folder } = uploads.prepare();
      writeFileSync(join(folder, 'x.csv'), csv);
      const sent = { partner: 'a', collection: 'shared', mode, complete: false, overwriteEdits: false };
      return uploads.begin({ id, fields: sent, file: 'x.csv', bytes: csv.length, actor });
    };
    return { archive, start, send };
  }

  it('is gone on with by the next: a preview, and a commit of part of it under the same number', async (t) => {
    const { archive, start, send } = open(t as never);
    const first = start();
    const upload = send(first, 'preview');
    while (upload.progress.rows === 0) await setTimeout(2);
    await first.close();
    assert.equal(upload.state, 'waiting');
    const second = start();
    const looked = await over(second.get(upload.id)!);
    assert.deepEqual([looked.state, looked.counts?.new], ['done', 3000]);
    assert.ok(second.commit(looked, actor, { except: { rows: [1] } }));
    while (looked.progress.rows === 0) await setTimeout(2);
    await second.close();
    assert.equal(looked.state, 'waiting');
    const third = start();
    const taken = await over(third.get(upload.id)!);
    assert.deepEqual([taken.state, taken.summary?.created, taken.summary?.left], ['done', 2999, 1]);
    const deposits = archive.db.prepare('SELECT count(*) AS n FROM deposit').get() as { n: number };
    assert.equal(deposits.n, 1);
    await third.close();
  });

  it('is given up where it ended the server three times', async (t) => {
    const { start, send } = open(t as never, () => () => new Promise(() => {}));
    const uploads = start();
    const upload = send(uploads, 'commit');
    while (upload.state !== 'running') await setTimeout(2);
    // As after a crash: the state on the disk says that it runs.
    for (const begun of [2, 3]) {
      const next = start().get(upload.id)!;
      while (next.begun !== begun) await setTimeout(2);
    }
    const given = start().get(upload.id)!;
    assert.deepEqual([given.state, /Send it again/.test(given.message!)], ['failed', true]);
  });

  it('is told as failed where its files are gone', async (t) => {
    const { archive, start } = open(t as never);
    const folder = join(archive.dataDir, 'uploads', 'u-000000000000000001');
    mkdirSync(folder, { recursive: true });
    const left = {
      id: 'u-000000000000000001',
      kind: 'file',
      fields,
      file: 'x.csv',
      actor: 'k-x',
      role: 'steward',
    };
    const state = { state: 'running', preview: false, started: '2026-01-01T00:00:00.000Z' };
    writeFileSync(join(folder, 'state.json'), JSON.stringify({ ...left, ...state, progress: {} }));
    assert.equal(start().get(left.id)!.state, 'failed');
  });
});
