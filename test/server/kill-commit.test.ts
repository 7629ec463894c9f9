import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { dataDirOf, runCli } from '../commands/run-cli.ts';
import { startServer, until } from './start-server.ts';

// A commit over HTTP whose server is killed goes on by itself when the next one starts, under its number and with what was selected.

type Deposit = {
  state: string;
  id: string;
  deposit?: number;
  summary: Record<string, number>;
  counts: Record<string, number>;
};

test('a commit of part of a preview, killed twice, is finished by the servers after it', async (t) => {
  const folder = temporaryFolder(t);
  const place = { folder };
  for (const args of [
    ['partner', 'add', 'nile', '--name', 'Nile Museum'],
    ['collection', 'add', 'things', '--name', 'Things', '--partner', 'nile'],
  ])
    assert.equal((await runCli(place, ...args)).code, 0);
  const made = await runCli(
    place,
    'key',
    'add',
    '--partner',
    'nile',
    '--role',
    'steward',
    '--scopes',
    'read,deposit,decide',
  );
  assert.equal(made.code, 0, made.err);
  const key = made.out.match(/\S{20,}/)![0];
  const headers = { Authorization: `Bearer ${key}` };

  const count = 12_000;
  const lines = Array.from(
    { length: count },
    (_, n) => `n${n},Thing number ${n},${1500 + (n % 500)},wood|iron`,
  );
  const form = new FormData();
  for (const [name, value] of Object.entries({ partner: 'nile', collection: 'things', mode: 'preview' }))
    form.append(name, value);
  form.append('file', new Blob([`id,title@en,date,material@en\n${lines.join('\n')}\n`]), 'many.csv');

  let server = await startServer(folder);
  t.after(() => server.end('SIGKILL'));
  const port = Number(new URL(server.base).port);
  const ask = async (path: string) =>
    (await (await fetch(`${server.base}api/deposits/${path}`, { headers })).json()) as Deposit;
  const answering = () =>
    until(async () => ((await server.get('healthz')).ok ? true : undefined), {
      limit: 60_000,
      what: 'The server',
    });
  const finished = (id: string) =>
    until(
      async () => {
        const now = await ask(id);
        return now.state === 'done' || now.state === 'failed' ? now : undefined;
      },
      { limit: 60_000, what: 'The end of the deposit' },
    );
  await answering();
  const sent = await fetch(`${server.base}api/deposits`, { method: 'POST', headers, body: form });
  assert.equal(sent.status, 202);
  const { id } = (await sent.json()) as Deposit;
  const { answer: looked } = await finished(id);
  assert.equal(looked.counts.new, count);

  const committed = await fetch(`${server.base}api/deposits/${id}/commit`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ except: { rows: [1, 2, count] } }),
  });
  assert.equal(committed.status, 202);
  const db = new DatabaseSync(join(dataDirOf(place), 'archive.sqlite'), { readOnly: true, timeout: 5_000 });
  const revisions = () => (db.prepare('SELECT count(*) AS n FROM revision').get() as { n: number }).n;
  for (const moment of [1_000, 5_000]) {
    await until(() => (revisions() >= moment ? true : undefined), {
      limit: 60_000,
      pause: 2,
      what: `Row ${moment}`,
    });
    assert.equal((await server.end('SIGKILL')).signal, 'SIGKILL');
    assert.ok(revisions() < count - 3, 'it was killed in the midst');
    server = await startServer(folder, port);
    await answering();
  }
  const { answer: taken } = await finished(id);
  assert.deepEqual(
    [taken.state, taken.summary.created, taken.summary.left, taken.summary.same, taken.summary.refused],
    ['done', count - 3, 3, 0, 0],
  );
  assert.equal(revisions(), count - 3);
  db.close();
  assert.equal((await server.end('SIGTERM')).code, 0);
  const archive = openArchive(dataDirOf(place));
  try {
    assert.deepEqual((await verifyArchive(archive)).faults, []);
    const deposits = archive.curation.deposits('nile', Number.MAX_SAFE_INTEGER, 10);
    assert.deepEqual(
      deposits.map(({ id: number, finished: end }) => [number, end !== undefined]),
      [[taken.deposit, true]],
    );
  } finally {
    archive.close();
  }
});
