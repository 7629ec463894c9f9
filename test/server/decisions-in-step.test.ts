import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { labelItem } from '../../server/acts/label-item.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { saveCollection, savePartner } from '../../server/acts/save-members.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import { cc0 } from '../../vocab/rights.ts';
import { done, itemOf, now, steward, title, titleId } from '../acts/acts-world.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { startServer, until } from './start-server.ts';

test('a running server tells of decisions that others take, by page and by query, and forgets within two seconds what is restricted', async (t) => {
  const folder = temporaryFolder(t);
  const archive = openArchive(join(folder, 'data'));
  t.after(() => archive.close());
  for (const id of ['a', 'c', 'd'])
    savePartner(archive, { id, kind: id === 'c' ? 'community' : 'museum', name: { en: [`Partner ${id}`] } });
  saveCollection(archive, {
    id: 'shared',
    name: { en: ['Shared'] },
    partners: ['a', 'c'],
    agreement: defaultAgreement,
    licence: cc0,
  });
  await depositRows(archive, [{ id: '1', content: title('Wrong name') }]);
  const server = await startServer(folder);
  t.after(() => server.end('SIGKILL'));
  const item = itemOf('1');
  const rows = async (query: string): Promise<number> => {
    const answer = await server.get(
      `sparql?query=${encodeURIComponent(`PREFIX t: <${server.base}ns/> ${query}`)}`,
      'application/sparql-results+json',
    );
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { results: { bindings: unknown[] } }).results.bindings.length;
  };
  await until(async () =>
    (await rows(`SELECT * { ?r <http://www.w3.org/ns/prov#wasAttributedTo> ?p }`)) === 1 ? true : undefined,
  );
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'statement', item, record: 'a', statement: titleId('Wrong name') },
      ground: 'fact',
      reasons: { en: ['Telling reasons'] },
      actor: steward('d'),
      time: now(),
    }),
  );
  done(labelItem(archive, { item, scheme: 'tk', code: 'tk-clan', actor: steward('c'), time: now() }));
  const told = await until(async () =>
    (await rows('SELECT * { ?d a t:Dispute ; t:ground t:ground-fact . ?l t:labelCode "tk-clan" }')) === 1
      ? true
      : undefined,
  );
  assert.ok(told.after < 3_000, `told after ${told.after} ms`);
  const page = await (await server.get(`item/${item}?lang=en`, 'text/html')).text();
  assert.ok(page.includes(`/dispute/${number}`) && page.includes('TK Clan'));
  for (const path of [
    `dispute/${number}`,
    'decisions',
    'decisions.atom',
    `item/${item}/history`,
    `timemap/item/${item}`,
    `timegate/item/${item}`,
  ])
    assert.ok([200, 302].includes((await server.get(path)).status), path);
  done(
    restrict(archive, {
      item,
      record: 'a',
      access: { level: 'withheld' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  // Pages and documents at once, queries within two seconds.
  for (const path of [
    `dispute/${number}`,
    `dispute/${number}.ttl`,
    `item/${item}/history`,
    `timemap/item/${item}`,
  ])
    assert.ok([404, 410].includes((await server.get(path)).status), path);
  const gone = await until(async () =>
    (await rows(
      'SELECT * { { ?d a t:Dispute } UNION { ?d a t:Decision } UNION { ?d ?p "Telling reasons"@en } }',
    )) === 0
      ? true
      : undefined,
  );
  assert.ok(gone.after < 2_000, `gone after ${gone.after} ms`);
  t.diagnostic(`told after ${Math.round(told.after)} ms, gone after ${Math.round(gone.after)} ms`);
});
