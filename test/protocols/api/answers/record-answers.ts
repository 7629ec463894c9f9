import assert from 'node:assert/strict';
import { it } from 'node:test';
import { statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import { nobody } from '../api-world.ts';
import { type Cast, idOf, title } from './cast.ts';

/** Items, records, who may see them, and what is put on them. */
export function recordAnswers(cast: () => Cast): void {
  it('items and records: edit, revisions, restore, withdraw', async () => {
    const { own, curator, reader, expect } = cast();
    const item = idOf('a', 'free', '1');
    const at = `/items/${item}/records/a`;
    const { body } = await expect(200, nobody, 'get', `/items/${item}`);
    assert.deepEqual(
      [body.records[0].content.title, body.groups.length, body.drafts],
      [{ en: ['Mask'] }, 3, []],
    );
    await expect(404, nobody, 'get', '/items/none');
    await expect(404, own('a'), 'put', `/items/${item}/records/b`, { body: { content: title('Face') } });
    await expect(403, own('b'), 'put', at, { body: { content: title('Face') } });
    await expect(403, reader, 'put', at, { body: { content: title('Face') } });
    await expect(422, own('a'), 'put', at, { body: { content: {} } });
    const bad = await expect(422, own('a'), 'put', at, {
      body: {
        content: {
          ...title('Face'),
          date: [{ edtf: 'not-a-date-99-99' }],
          media: [{ file: 'f'.repeat(64) }],
        },
      },
    });
    assert.ok(bad.body.problems.some(({ code }: { code: string }) => code === 'media.unknown'));
    await expect(409, own('a'), 'put', at, { body: { content: title('Face'), basis: 7 } });
    const edited = await expect(200, own('a'), 'put', at, {
      body: { content: title('Face'), basis: 1, note: 'a better word' },
    });
    assert.deepEqual(edited.body, { revision: 2, published: true });
    const waiting = await expect(202, curator, 'put', at, { body: { content: title('Visage') } });
    assert.equal(waiting.headers.location, `http://archive.test/api/proposals/${waiting.body.proposal}`);
    const { body: seen } = await expect(200, own('b'), 'get', `/items/${item}`);
    assert.deepEqual(
      seen.drafts.map((d: { content: object }) => d.content),
      [title('Visage')],
    );
    assert.deepEqual((await expect(200, own('d'), 'get', `/items/${item}`)).body.drafts, []);

    const { body: revisions } = await expect(200, own('a'), 'get', `${at}/revisions`);
    assert.deepEqual(
      revisions.entries.map(({ number, state }: Record<string, unknown>) => [number, state]),
      [
        [1, 'published'],
        [2, 'published'],
        [3, 'proposed'],
      ],
    );
    await expect(200, own('b'), 'get', `${at}/revisions/3`);
    await expect(404, own('b'), 'get', `${at}/revisions/9`);
    for (const other of [nobody, own('d')]) {
      const { body: published } = await expect(200, other, 'get', `${at}/revisions`);
      assert.deepEqual(
        published.entries.map(({ number }: Record<string, unknown>) => number),
        [1, 2],
      );
      await expect(200, other, 'get', `${at}/revisions/1`);
      await expect(404, other, 'get', `${at}/revisions/3`);
    }
    await expect(404, nobody, 'get', `/items/${item}/records/b/revisions`);
    assert.equal(
      (await expect(200, own('a'), 'post', `${at}/restore`, { body: { revision: 1 } })).body.published,
      true,
    );
    await expect(202, curator, 'post', `${at}/restore`, { body: { revision: 2 } });
    await expect(403, own('b'), 'post', `${at}/restore`, { body: { revision: 2 } });
    await expect(404, own('a'), 'post', `${at}/restore`, { body: { revision: 99 } });
    const other = `/items/${idOf('a', 'free', '3')}/records/a`;
    await expect(403, curator, 'post', `${other}/withdraw`, { body: {} });
    await expect(404, own('a'), 'post', `/items/${item}/records/b/withdraw`, { body: {} });
    await expect(204, own('a'), 'post', `${other}/withdraw`, { body: { note: 'wrong object' } });
    await expect(404, nobody, 'get', `/items/${idOf('a', 'free', '3')}`);
    await expect(404, own('a'), 'post', `${other}/withdraw`, { body: {} });
    const taken = (await expect(200, own('a'), 'get', `${other}/revisions`)).body.entries.length;
    await expect(422, own('a'), 'post', `${other}/restore`, { body: { revision: taken } });
  });

  it('joins and splits: two records of one item; addresses redirect and come back', async () => {
    const { w, own, expect } = cast();
    await w.deposit(own('b'), 'b', 'free', 'id,title@en\n1,Small drum\n');
    await w.deposit(own('a'), 'a', 'free', 'id,title@en\n21,Left\n22,Right\n');
    const [from, into] = [idOf('b', 'free', '1'), idOf('a', 'free', '2')];
    const asked = { partner: 'b', from, into };
    await expect(404, own('b'), 'post', '/joins', { body: { ...asked, from: 'none' } });
    await expect(403, own('d'), 'post', '/joins', { body: { ...asked, partner: 'd' } });
    await expect(403, own('a'), 'post', '/joins', { body: asked });
    await expect(422, own('b'), 'post', '/joins', { body: { ...asked, into: from } });
    const joined = { partner: 'a', from: idOf('a', 'free', '21'), into: idOf('a', 'free', '22') };
    assert.equal((await expect(200, own('a'), 'post', '/joins', { body: joined })).body.effective, true);
    const proposed = await expect(202, own('b'), 'post', '/joins', { body: asked });
    await expect(200, own('a'), 'post', `/proposals/${proposed.body.proposal}/votes`, {
      body: { partner: 'a', vote: 'approve' },
    });
    const moved = await expect(308, nobody, 'get', `/items/${from}`);
    assert.equal(moved.headers.location, `http://archive.test/api/items/${into}`);
    const { body } = await expect(200, nobody, 'get', `/items/${into}`);
    assert.deepEqual(
      body.records.map(({ name }: { name: string }) => name),
      ['a', 'b'],
    );
    await expect(403, own('a'), 'post', `/items/${into}/split`, { body: { record: 'b' } });
    await expect(404, own('a'), 'post', `/items/${into}/split`, { body: { record: 'f' } });
    await expect(422, own('a'), 'post', `/items/${into}/split`, { body: { record: 'a' } });
    assert.equal(
      (await expect(200, own('b'), 'post', `/items/${into}/split`, { body: { record: 'b' } })).body.item,
      from,
    );
    await expect(200, nobody, 'get', `/items/${from}`);
  });

  it('access: on a statement, a record, an item; and the viewer is told of what is theirs', async () => {
    const { own, curator, expect } = cast();
    const item = idOf('a', 'free', '2');
    const at = `/items/${item}/records/a`;
    const { content } = (await expect(200, nobody, 'get', `/items/${item}`)).body.records[0];
    const date = statementId(statementsOf(content).find(({ field }) => field === 'date')!);
    const access = { level: 'withheld' };
    await expect(403, own('b'), 'put', `${at}/statements/${date}/access`, { body: { access } });
    await expect(404, own('a'), 'put', `${at}/statements/date-0000000000/access`, { body: { access } });
    await expect(200, own('a'), 'put', `${at}/statements/${date}/access`, {
      body: { access, ground: 'privacy' },
    });
    assert.equal(
      (await expect(200, nobody, 'get', `/items/${item}`)).body.records[0].content.date,
      undefined,
    );
    const told = (await expect(200, own('a'), 'get', `/items/${item}`)).body;
    assert.deepEqual(
      told.restrictions.map((r: { ground: string }) => r.ground),
      ['privacy'],
    );
    assert.deepEqual((await expect(200, own('b'), 'get', `/items/${item}`)).body.restrictions, []);
    await expect(200, own('a'), 'put', `${at}/statements/${date}/access`, {
      body: { access: { level: 'public' } },
    });

    await expect(422, own('a'), 'put', `${at}/access`, {
      body: { access: { level: 'named', partners: ['zz'] } },
    });
    await expect(403, own('b'), 'put', `${at}/access`, { body: { access } });
    await expect(200, own('a'), 'put', `${at}/access`, {
      body: { access: { level: 'named', partners: ['d'] } },
    });
    await expect(404, nobody, 'get', `/items/${item}`);
    await expect(404, own('e'), 'put', `${at}/access`, { body: { access } });
    await expect(200, own('d'), 'get', `/items/${item}`);
    await expect(200, own('a'), 'put', `${at}/access`, { body: { access: { level: 'public' } } });
    await expect(403, own('b'), 'put', `/items/${item}/access`, { body: { partner: 'b', access } });
    await expect(404, own('b'), 'put', '/items/none/access', { body: { partner: 'b', access } });
    await expect(200, own('a'), 'put', `/items/${item}/access`, { body: { partner: 'a', access } });
    await expect(404, own('b'), 'get', `/items/${item}`);
    await expect(200, own('a'), 'put', `/items/${item}/access`, {
      body: { partner: 'a', access: { level: 'public' } },
    });
    await expect(202, curator, 'put', `/items/${item}/access`, { body: { partner: 'a', access } });
  });

  it('labels: of communities, and taken off by who gave them', async () => {
    const { own, expect } = cast();
    const kinds = await expect(200, nobody, 'get', '/labels/kinds');
    assert.ok(kinds.body.entries.length > 30);
    const at = `/items/${idOf('a', 'free', '2')}/labels`;
    const label = {
      partner: 'c',
      scheme: 'tk',
      code: 'tk-seasonal',
      text: { und: ['Usiku'] },
      season: { from: '--11-01', to: '--02-28' },
    };
    await expect(422, own('a'), 'post', at, { body: { ...label, partner: 'a' } });
    await expect(403, own('a'), 'post', at, { body: label });
    await expect(404, own('c'), 'post', '/items/none/labels', { body: label });
    await expect(404, own('c'), 'post', at, { body: { ...label, record: 'f' } });
    const { body, headers } = await expect(201, own('c'), 'post', at, { body: label });
    assert.equal(headers.location, `http://archive.test/api${at}/${body.id}`);
    assert.equal(
      (await expect(200, nobody, 'get', `/items/${idOf('a', 'free', '2')}`)).body.labels.length,
      1,
    );
    await expect(403, own('a'), 'delete', `${at}/${body.id}`);
    await expect(204, own('c'), 'delete', `${at}/${body.id}`);
    await expect(404, own('c'), 'delete', `${at}/${body.id}`);
  });
}
