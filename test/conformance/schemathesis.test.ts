import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { runCli } from '../commands/run-cli.ts';
import { freePort } from '../server/free-port.ts';
import { startServer, until } from '../server/start-server.ts';
import { installFromPypi, installOnce } from './install-once.ts';

const run = promisify(execFile);
const version = '4.32.5';

test('schemathesis (PyPI) finds nothing in which the running API differs from its description', async (t) => {
  const name = 'schemathesis';
  const tool = await installOnce({
    name,
    version,
    install: (folder) => installFromPypi(folder, `${name}==${version}`),
  });
  if ('reason' in tool) return t.skip(tool.reason);
  const folder = temporaryFolder(t);
  const port = await freePort();
  const place = { folder, env: { PORT: String(port), BASE_URL: `http://127.0.0.1:${port}/` } };
  const rows = join(folder, 'rows.csv');
  await writeFile(rows, 'id,title@en,date\n1,One mask,1900\n2,Another,1850/1870\n');
  for (const id of ['m', 'n']) await runCli(place, 'partner', 'add', id, '--name', id);
  await runCli(place, 'collection', 'add', 'masks', '--name', 'Masks', '--partner', 'm,n');
  await runCli(place, 'ingest', rows, '--partner', 'm', '--collection', 'masks');
  const scopes = 'read,deposit,curate,decide,admin';
  const { out: key } = await runCli(
    place,
    'key',
    'add',
    '--partner',
    'm',
    '--role',
    'steward',
    '--scopes',
    scopes,
  );
  // What no schema can say (a key may do no more than its role; two files of one name) is 422, documented of each operation with a body.
  // Nor can one say that each file of a deposit has a name of its own, which the tool gives to none.
  const accepted = '"2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"';
  await writeFile(
    join(folder, 'schemathesis.toml'),
    `[checks.positive_data_acceptance]
expected-statuses = [${accepted}]
[[operations]]
include-operation-id = "deposits.send"
[operations.checks.positive_data_acceptance]
enabled = false
`,
  );
  const server = await startServer(folder, port);
  t.after(() => server.end('SIGTERM'));
  await until(async () => ((await server.get('readyz')).ok ? true : undefined), { limit: 60_000 });
  const asked = [
    'run',
    `${server.base}api/openapi.json`,
    ...['--header', `Authorization: Bearer ${key.trim()}`],
    ...['--phases', 'examples,coverage', '--request-timeout', '10', '--no-color', '--seed', '1'],
    // It would take its own key away.
    ...['--exclude-operation-id', 'keys.revoke', '--exclude-operation-id', 'people.remove'],
  ];
  const { stdout, code } = await run(join(tool.folder, 'bin', 'schemathesis'), asked, {
    cwd: folder,
    timeout: 540_000,
    maxBuffer: 1 << 28,
  }).then(
    ({ stdout: said }) => ({ stdout: said, code: 0 }),
    ({ stdout: said, code: ended }: { stdout: string; code: number }) => ({ stdout: said, code: ended }),
  );
  const from = stdout.indexOf('FAILURES');
  assert.equal(code, 0, stdout.slice(Math.max(from, 0), from + 6000));
  assert.match(stdout, /Tested: \d\d/);
});
