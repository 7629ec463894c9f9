import assert from 'node:assert/strict';
import { it } from 'node:test';
import request from 'supertest';
import { loadText, skos } from '../../../vocabulary/load-text.ts';
import { type Auth, nobody } from '../api-world.ts';
import { type Cast, idOf } from './cast.ts';

/** Deposits. */
export function depositAnswers(cast: () => Cast): void {
  it('deposits: previewed, committed, followed, reverted', async () => {
    const { w, own, curator, reader, expect } = cast();
    const csv = 'id,title@en,date\np1,Lamp,1700\np2,,1701\n';
    const fields = { partner: 'a', collection: 'free', mode: 'preview' };
    assert.equal((await w.send(reader, fields, { 'x.csv': csv })).status, 403);
    assert.equal((await w.send(own('b'), fields, { 'x.csv': csv })).status, 403);
    assert.equal((await w.send(own('a'), { ...fields, collection: 'zz' }, { 'x.csv': csv })).status, 404);
    assert.equal((await w.send(own('a'), { ...fields, mode: 'look' }, { 'x.csv': csv })).status, 422);
    assert.equal((await w.send(own('a'), fields, {})).status, 422);
    assert.equal((await w.send(own('a'), fields, { 'x.csv': Buffer.alloc(30_000_001) })).status, 413);
    await expect(415, own('a'), 'post', '/deposits', {
      raw: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    await expect(400, own('a'), 'post', '/deposits', {
      raw: 'x',
      headers: { 'Content-Type': 'multipart/form-data' },
    });

    const before = w.archive.curation.chainHead();
    const sent = await w.send(own('a'), fields, { 'x.csv': csv });
    const { id } = sent.body;
    assert.equal(sent.headers.location, `http://archive.test/api/deposits/${id}`);
    const looked = await w.finished(own('a'), id);
    assert.deepEqual(
      [looked.preview, looked.summary.created, looked.summary.refused, looked.deposit],
      [true, 1, 1, undefined],
    );
    assert.deepEqual(w.archive.curation.chainHead(), before);
    const problems = await expect(200, own('a'), 'get', `/deposits/${id}/problems`);
    assert.deepEqual(
      problems.body.entries.map((p: { row: number; code: string }) => [p.row, p.code]),
      [[2, 'title.missing']],
    );
    const table = await expect(200, own('a'), 'get', `/deposits/${id}/problems?format=csv`);
    assert.match(table.text, /title\.missing/);
    const events = await expect(200, own('a'), 'get', `/deposits/${id}/events`);
    assert.match(events.text, /event: done\ndata: \{/);
    for (const path of ['', '/problems', '/events'])
      await expect(404, own('b'), 'get', `/deposits/${id}${path}`);
    await expect(404, own('b'), 'post', `/deposits/${id}/commit`);
    await expect(403, reader, 'post', `/deposits/${id}/commit`);
    await expect(202, own('a'), 'post', `/deposits/${id}/commit`);
    await expect(409, own('a'), 'post', `/deposits/${id}/commit`);
    const { deposit } = await w.finished(own('a'), id);
    await expect(200, nobody, 'get', `/items/${idOf('a', 'free', 'p1')}`);
    assert.equal((await expect(200, own('a'), 'get', `/deposits/${deposit}`)).body.state, 'done');
    assert.ok((await expect(200, own('a'), 'get', '/deposits?partner=a&limit=1')).body.next);
    await expect(403, own('b'), 'get', '/deposits?partner=a');
    await expect(403, curator, 'post', `/deposits/${deposit}/revert`, { body: {} });
    await expect(404, own('b'), 'post', `/deposits/${deposit}/revert`, { body: {} });
    const reverting = await expect(202, own('a'), 'post', `/deposits/${deposit}/revert`, {
      body: { note: 'wrong file' },
    });
    const reverted = await w.finished(own('a'), reverting.body.id);
    assert.deepEqual([reverted.reverts, reverted.summary.withdrawn], [deposit, 1]);
    await expect(409, own('a'), 'post', `/deposits/${deposit}/revert`, { body: {} });
  });

  it('deposits: what becomes of rows is shown, chosen, looked at again, and taken in part or not at all', async () => {
    const { w, own, curator, reader, expect } = cast();
    const csv = 'id,title@en,date\nq1,Harp,1700\nq2,,1701\nq3,=Flute(),1702\n';
    const send = async () => {
      const fields = { partner: 'a', collection: 'free', mode: 'preview', language: 'en' };
      const { body } = await w.send(own('a'), fields, { 'x.csv': csv });
      return (await w.finished(own('a'), body.id)).id as string;
    };
    const fields = { partner: 'a', collection: 'free', mode: 'preview' };
    assert.equal((await w.send(own('a'), { ...fields, language: '!' }, { 'x.csv': csv })).status, 422);
    const id = await send();
    const rows = await expect(200, own('a'), 'get', `/deposits/${id}/rows?limit=2`);
    assert.deepEqual(
      rows.body.entries.map((row: { row: number; outcome: string }) => [row.row, row.outcome]),
      [
        [1, 'new'],
        [2, 'refused'],
      ],
    );
    assert.deepEqual([rows.body.whole, rows.body.counts.new, rows.body.counts.rows], [true, 2, 3]);
    const next = new URL(rows.body.next);
    const rest = await expect(200, own('a'), 'get', `${next.pathname.slice(4)}${next.search}`);
    assert.deepEqual([rest.body.entries.length, rest.body.next], [1, undefined]);
    const refused = await expect(200, reader, 'get', `/deposits/${id}/rows?outcome=refused`);
    assert.deepEqual(
      refused.body.entries.map((row: { n: number; problems: { column: string }[] }) => [
        row.n,
        row.problems[0]!.column,
      ]),
      [[1, 'title']],
    );
    await expect(400, own('a'), 'get', `/deposits/${id}/rows?outcome=nonsense`);
    assert.deepEqual((await expect(200, own('a'), 'get', `/deposits/${id}/terms`)).body, {
      entries: [],
      more: 0,
    });
    const summary = await expect(200, own('a'), 'get', `/deposits/${id}/summary.csv`);
    assert.match(summary.text, /^\ufeffrow,id,outcome,/);
    assert.match(summary.text, /\r\n2,q2,refused,.*title\.missing/);
    for (const path of ['rows', 'terms', 'summary.csv'])
      await expect(404, own('b'), 'get', `/deposits/${id}/${path}`);

    await expect(403, reader, 'post', `/deposits/${id}/preview`);
    await expect(404, own('b'), 'post', `/deposits/${id}/preview`);
    await expect(202, curator, 'post', `/deposits/${id}/preview`);
    assert.equal((await w.finished(own('a'), id)).counts.new, 2);
    await expect(422, own('a'), 'post', `/deposits/${id}/commit`, {
      body: { joins: [{ row: 1, item: 'nosuchitem' }] },
    });
    await expect(202, own('a'), 'post', `/deposits/${id}/commit`, { body: { only: { rows: [3] } } });
    const taken = await w.finished(own('a'), id);
    assert.deepEqual([taken.summary.created, taken.summary.left, taken.counts.left], [1, 2, 2]);
    await expect(404, nobody, 'get', `/items/${idOf('a', 'free', 'q1')}`);
    const brief = await expect(200, own('a'), 'get', `/deposits/${taken.deposit}/rows`);
    assert.deepEqual(
      brief.body.entries.map((row: { outcome: string; record?: object }) => [row.outcome, row.record]),
      [
        ['left', undefined],
        ['left', undefined],
        ['new', undefined],
      ],
    );
    await expect(409, own('a'), 'post', `/deposits/${id}/preview`);
    await expect(404, own('a'), 'get', `/deposits/${id}/terms`);
    await expect(409, own('a'), 'delete', `/deposits/${id}`);

    const none = await send();
    const waiting = await expect(200, reader, 'get', '/previews?partner=a');
    assert.deepEqual([waiting.body.entries[0].id, waiting.body.entries[0].preview], [none, true]);
    await expect(403, own('b'), 'get', '/previews?partner=a');
    await expect(403, reader, 'delete', `/deposits/${none}`);
    await expect(404, own('b'), 'delete', `/deposits/${none}`);
    await expect(204, own('a'), 'delete', `/deposits/${none}`);
    await expect(404, own('a'), 'get', `/deposits/${none}/rows`);
  });

  it('deposits: of files that were sent piece by piece, by whoever sent them', async () => {
    const { w, own, reader, expect } = cast();
    const tus = (auth: Auth, method: 'post' | 'patch', path: string) =>
      request(w.server)
        [method](path)
        .set({ ...auth, 'Tus-Resumable': '1.0.0' });
    const begin = async (name: string, size: number): Promise<string> => {
      const metadata = `filename ${Buffer.from(name).toString('base64')}`;
      const { headers } = await tus(own('a'), 'post', '/api/uploads').set({
        'Upload-Length': String(size),
        'Upload-Metadata': metadata,
      });
      return headers.location!;
    };
    const csv = 'id,title@en\ns1,Bell\n';
    const at = await begin('bells.csv', csv.length);
    const [id] = at.split('/').slice(-1);
    const body = { uploads: [id], partner: 'a', collection: 'free' };
    const send = (status: number, auth: Auth, more: object = {}) =>
      expect(status, auth, 'post', '/deposits/uploaded', { body: { ...body, ...more } });
    await send(409, own('a'));
    await tus(own('a'), 'patch', at)
      .set({ 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' })
      .send(csv);
    await send(403, reader);
    await send(403, own('b'));
    await send(403, own('d'), { partner: 'd' });
    await send(404, own('b'), { partner: 'b' });
    await send(404, own('a'), { collection: 'zz' });
    await send(422, own('a'), { uploads: ['../x'] });
    const { body: begun } = await send(202, own('a'));
    const looked = await w.finished(own('a'), begun.id);
    assert.deepEqual([looked.preview, looked.file, looked.counts.new], [true, 'bells.csv', 1]);
    await send(404, own('a'));
  });

  it('terms: what a partner’s words mean is chosen by its curators, listed, and forgotten', async () => {
    const { w, own, curator, reader, expect } = cast();
    await loadText(w.archive, 'types', `${skos} <concept/lute> skos:prefLabel "lute"@en, "luth"@fr .`);
    const choose = (choices: object[]) => ({ body: { choices } });
    const lute = { field: 'type', key: 'en:lutes', concept: 'concept/lute' };
    await expect(403, reader, 'put', '/partners/a/terms', choose([lute]));
    await expect(403, own('b'), 'put', '/partners/a/terms', choose([lute]));
    const unknown = { ...lute, concept: 'concept/none' };
    await expect(422, curator, 'put', '/partners/a/terms', choose([unknown]));
    const none = { ...lute, key: 'en:harp', concept: null };
    const chosen = await expect(200, curator, 'put', '/partners/a/terms', choose([lute, none]));
    assert.deepEqual(chosen.body, { chosen: 2, forgotten: 0 });
    const first = await expect(200, reader, 'get', '/partners/a/terms?limit=1');
    assert.deepEqual(
      first.body.entries.map((entry: { key: string; concept: string | null }) => [entry.key, entry.concept]),
      [['en:harp', null]],
    );
    const next = new URL(first.body.next);
    const second = await expect(200, reader, 'get', `${next.pathname.slice(4)}${next.search}`);
    assert.deepEqual(second.body.entries[0].label, { en: ['lute'], fr: ['luth'] });
    await expect(403, own('b'), 'get', '/partners/a/terms');
    const deposited = await w.deposit(own('a'), 'a', 'free', 'id,title@en,type@en\nl1,Lute,Lutes\n');
    assert.equal(deposited.summary.created, 1);
    const { body } = await expect(200, nobody, 'get', `/items/${idOf('a', 'free', 'l1')}`);
    assert.equal(body.records[0].content.type[0].id, 'concept/lute');
    const forget = [lute, none].map(({ field, key }) => ({ field, key, forget: true }));
    await expect(200, curator, 'put', '/partners/a/terms', choose(forget));
    assert.deepEqual((await expect(200, reader, 'get', '/partners/a/terms')).body.entries, []);
  });

  it('mappings: kept by name for the partner, each saving a revision, and put aside', async () => {
    const { own, curator, reader, expect } = cast();
    const at = '/partners/a/mappings/own-rows';
    const keep = (status: number, auth: Auth, text: string, path = at) =>
      expect(status, auth, 'put', path, { body: { text } });
    const rows = (column: string) => `name: x\nid: Nr\nfields:\n  title: { from: ${column}, language: de }\n`;
    await keep(403, reader, rows('Was'));
    await keep(403, own('b'), rows('Was'));
    const wrong = await keep(422, curator, 'name: x\nid: Nr\nfields: { titel: { from: Was } }\n');
    assert.deepEqual(
      wrong.body.problems.map(({ path }: { path: string }) => path),
      ['fields.titel'],
    );
    await keep(422, curator, rows('Was'), '/partners/a/mappings/lido');
    assert.deepEqual((await keep(200, curator, rows('Wie'))).body, { name: 'own-rows', revision: 1 });
    assert.equal((await keep(200, curator, rows('Was'))).body.revision, 2);
    assert.equal((await keep(200, curator, rows('Was'))).body.revision, 2, 'the same is no revision');
    const listed = await expect(200, reader, 'get', '/partners/a/mappings');
    assert.deepEqual(
      listed.body.entries.map(({ name, revision }: { name: string; revision: number }) => [name, revision]),
      [['own-rows', 2]],
    );
    assert.ok(listed.body.ready.includes('lido'));
    assert.match((await expect(200, reader, 'get', at)).body.text, /from: Was/);
    assert.match((await expect(200, reader, 'get', `${at}?revision=1`)).body.text, /from: Wie/);
    await expect(404, reader, 'get', `${at}?revision=9`);
    await expect(403, own('b'), 'get', at);
    await expect(403, own('b'), 'get', '/partners/a/mappings');
    await expect(403, reader, 'delete', at);
    await expect(204, curator, 'delete', at);
    await expect(404, curator, 'delete', at);
    await expect(404, reader, 'get', at);
    assert.match((await expect(200, reader, 'get', `${at}?revision=2`)).body.text, /from: Was/);
  });
}
