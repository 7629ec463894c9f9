import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openArchive } from '../../server/archive/open-archive.ts';
import { savedMappings } from '../../server/archive/saved-mappings.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { dataDirOf, runCli } from '../commands/run-cli.ts';
import { type ServerProcess, startServer, until } from './start-server.ts';

// A file that is sent to a real server, which is killed in the midst; and a mapping that the partner keeps, by the command line.

const folder = temporaryFolder({ after: (act: unknown) => after(act as () => void) } as never);
const up = (server: ServerProcess) =>
  until(async () => ((await server.get('healthz')).ok ? true : undefined), { what: 'The server' });

test('a file goes on where a server that was killed left it, and becomes a deposit', async () => {
  await runCli({ folder }, 'partner', 'add', 'nile', '--name', 'Nile Museum');
  await runCli({ folder }, 'collection', 'add', 'things', '--name', 'Things', '--partner', 'nile');
  const made = await runCli(
    { folder },
    'key',
    'add',
    '--name',
    'sender',
    '--partner',
    'nile',
    '--role',
    'steward',
    '--scopes',
    'read,deposit,decide',
  );
  const key = /\S{30,}/.exec(made.out)?.[0];
  assert.ok(key, made.out + made.err);

  const rows = Array.from({ length: 4000 }, (_, n) => `R-${n},Thing ${n} ${'x'.repeat(60)}`);
  const content = Buffer.from(`id,title@en\n${rows.join('\n')}\n`);
  const auth = { Authorization: `Bearer ${key}`, 'Tus-Resumable': '1.0.0' };
  let server = await startServer(folder);
  await up(server);
  const { base } = server;
  const begun = await fetch(`${base}api/uploads`, {
    method: 'POST',
    headers: {
      ...auth,
      'Upload-Length': String(content.length),
      'Upload-Metadata': `filename ${Buffer.from('things.csv').toString('base64')}`,
    },
  });
  assert.equal(begun.status, 201);
  const at = new URL(begun.headers.get('location')!, base).href;
  const part = { ...auth, 'Content-Type': 'application/offset+octet-stream' };

  const half = request(at, {
    method: 'PATCH',
    headers: { ...part, 'Upload-Offset': '0', 'Content-Length': content.length },
  });
  half.on('error', () => {});
  half.write(content.subarray(0, 100_000));
  await delay(300);
  await server.end('SIGKILL');
  server = await startServer(folder, Number(new URL(base).port));
  await up(server);
  const head = await fetch(at, { method: 'HEAD', headers: auth });
  const offset = Number(head.headers.get('upload-offset'));
  assert.ok(offset > 0 && offset <= 100_000, `${offset} bytes were kept`);
  const rest = await fetch(at, {
    method: 'PATCH',
    headers: { ...part, 'Upload-Offset': String(offset) },
    body: content.subarray(offset),
  });
  assert.equal(rest.status, 204);

  const sent = await fetch(`${base}api/deposits/uploaded`, {
    method: 'POST',
    headers: { ...auth, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      uploads: [at.split('/').at(-1)],
      partner: 'nile',
      collection: 'things',
      mode: 'commit',
    }),
  });
  assert.equal(sent.status, 202, await sent.clone().text());
  const where = sent.headers.get('location')!;
  const { answer } = await until(
    async () => {
      const now = (await (await fetch(where, { headers: auth })).json()) as {
        state: string;
        summary?: { created: number };
      };
      return now.state === 'done' ? now : undefined;
    },
    { what: 'The deposit' },
  );
  assert.equal(answer.summary?.created, 4000);
  await server.end('SIGTERM');
});

test('the command line reads by a mapping that the partner keeps, and by no other partner’s', async () => {
  await runCli({ folder }, 'partner', 'add', 'volta', '--name', 'Volta Museum');
  await runCli({ folder }, 'collection', 'add', 'both', '--name', 'Both', '--partner', 'nile,volta');
  const archive = openArchive(dataDirOf({ folder }));
  const by = { actor: 'a-test', time: '2026-01-01T00:00:00.000Z' };
  const text = 'name: own\nid: Nr\nfields:\n  title: { from: Was, language: de }\n';
  savedMappings(archive.db).put({ partner: 'nile', name: 'own' }, { ...by, text });
  archive.close();
  writeFileSync(join(folder, 'rows.csv'), 'Nr,Was\n1,Maske\n');
  const ingest = (partner: string) =>
    runCli(
      { folder },
      'ingest',
      'rows.csv',
      '--partner',
      partner,
      '--collection',
      'both',
      '--mapping',
      'own',
    );
  const done = await ingest('nile');
  assert.equal(done.code, 0, done.out + done.err);
  assert.match(done.out, /1 new/);
  const other = await ingest('volta');
  assert.equal(other.code, 2);
  const again = openArchive(dataDirOf({ folder }));
  const [deposit] = again.curation.deposits('nile', Number.MAX_SAFE_INTEGER, 1);
  assert.equal(deposit?.mapping, 'own#1', 'the deposit names the revision that read it');
  again.close();
});
