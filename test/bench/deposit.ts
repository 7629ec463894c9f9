import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../server/free-port.ts';
import { lidoFile } from './ingest-xml.ts';
import type { Measurement } from './pipeline.ts';

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
const run = promisify(execFile);

const materials = ['wood', 'bronze', 'clay', 'gold', 'ivory', 'cotton', 'silk', 'stone', 'glass', 'leather'];
const types = ['mask', 'bowl', 'letter', 'photograph', 'painting', 'coin', 'textile', 'drum'];
const places = ['Kumasi', 'Kyoto', 'Cairo', 'Lima', 'Lamu', 'Jaipur', 'Timbuktu', 'Jingdezhen'];

/** A museum's table: ten columns, words that the archive's schemes know, and titles of two languages. */
function makeTable(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const of = (list: readonly string[], by: number) => list[Math.floor(n / by) % list.length]!;
    return [
      `M.${n}`,
      `${of(types, 1)} no. ${n} of the ${of(places, 8)} workshop`,
      `قطعة رقم ${n}`,
      of(types, 1),
      `Maker ${n % 3000}`,
      `${1500 + (n % 500)}`,
      `${of(materials, 3)}|${of(materials, 7)}`,
      of(places, 5),
      `"Bought in ${1900 + (n % 120)}, with a note on its use, row ${n}."`,
      'http://creativecommons.org/publicdomain/zero/1.0/',
    ].join(',');
  });
  return `id,title@en,title@ar,type@en,creator@en,date,material@en,place@en,description@en,rights\n${lines.join('\n')}\n`;
}

type Server = { child: ChildProcess; base: string; headers: Record<string, string> };

async function startServer(dataDir: string): Promise<Server> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), BASE_URL: base };
  const tessera = (...args: string[]) => run(process.execPath, [cli, ...args], { env, cwd: dataDir });
  await tessera('partner', 'add', 'nile', '--name', 'Nile Museum');
  await tessera('collection', 'add', 'things', '--name', 'Things', '--partner', 'nile');
  const scopes = 'read,deposit,decide';
  const { stdout } = await tessera(
    'key',
    'add',
    '--partner',
    'nile',
    '--role',
    'steward',
    '--scopes',
    scopes,
  );
  const headers = { Authorization: `Bearer ${/\S{20,}/.exec(stdout)![0]}` };
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: 'ignore' });
  while (
    !(await fetch(`${base}readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await delay(50);
  return { child, base, headers };
}

/** How many entries the public list has, and how far search is behind. */
async function searchable(base: string): Promise<{ head: number; lag: number }> {
  const text = await (await fetch(`${base}metrics`)).text();
  const value = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN);
  return {
    head: value(/^tessera_public_list_head (\d+)/m),
    lag: value(/^tessera_follower_lag\{follower="search"\} (\d+)/m),
  };
}

async function deposit(
  { base, headers }: Server,
  name: string,
  text: string | Uint8Array<ArrayBuffer>,
  rows: number,
) {
  const { head: before } = await searchable(base);
  const form = new FormData();
  for (const [field, value] of Object.entries({ partner: 'nile', collection: 'things', mode: 'preview' }))
    form.append(field, value);
  form.append('file', new Blob([text]), name);
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const sent = await fetch(`${base}api/deposits`, { method: 'POST', headers, body: form });
  const received = seconds();
  const { id } = (await sent.json()) as { id: string };
  const ask = async (path: string) =>
    (await (await fetch(`${base}api/deposits/${id}${path}`, { headers })).json()) as {
      state: string;
      message?: string;
      entries?: unknown[];
    };
  const ended = async () => {
    for (;;) {
      const { state, message } = await ask('');
      if (state === 'done') return seconds();
      if (state === 'failed') throw new Error(message);
      await delay(50);
    }
  };
  while (((await ask('/rows?limit=1')).entries?.length ?? 0) === 0) await delay(20);
  const first = seconds();
  const previewed = await ended();
  await fetch(`${base}api/deposits/${id}/commit`, { method: 'POST', headers });
  const committed = await ended();
  for (;;) {
    const { head, lag } = await searchable(base);
    if (head - before >= rows && lag === 0) break;
    await delay(50);
  }
  return { received, first, previewed, committed, searchable: seconds() };
}

/** Deposits over HTTP: previewed, committed, searchable; a museum's table, and LIDO. */
export async function benchDeposit(): Promise<Measurement[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const server = await startServer(dataDir);
  try {
    const rows = 50_000;
    const table = await deposit(server, 'things.csv', makeTable(rows), rows);
    const records = 10_000;
    const parts = await Array.fromAsync(lidoFile(records));
    const lido = await deposit(server, 'things.xml', Buffer.concat(parts), records);
    const wait = table.first - table.received;
    const whole = rows / table.searchable;
    const committed = records / (lido.committed - lido.previewed);
    return [
      {
        name: 'first rows of the preview, after the file',
        value: wait,
        unit: 's',
        target: 1,
        met: wait <= 1,
      },
      { name: '50,000 rows of CSV previewed', value: rows / table.previewed, unit: 'rows/s' },
      {
        name: 'the same from commit to searchable',
        value: rows / (table.searchable - table.previewed),
        unit: 'rows/s',
      },
      {
        name: 'the same, all of it',
        value: whole,
        unit: 'rows/s',
        target: 2500,
        met: whole >= 2500,
      },
      { name: '10,000 records of LIDO previewed', value: records / lido.previewed, unit: 'records/s' },
      {
        name: 'the same committed',
        value: committed,
        unit: 'records/s',
        target: 1500,
        met: committed >= 1500,
      },
      { name: 'the same, all of it', value: records / lido.searchable, unit: 'records/s' },
    ];
  } finally {
    server.child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}
