import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nobody } from '../api-world.ts';
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
}
