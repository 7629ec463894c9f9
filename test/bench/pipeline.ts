import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../server/free-port.ts';
import { benchOai } from './oai.ts';
import { readDublinCore, servePyoai } from './pyoai.ts';

export type Measurement = {
  name: string;
  value: number;
  unit: string;
  peer?: number;
  ratio?: number;
  target?: number;
  met?: boolean;
};

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
const artworks = fileURLToPath(new URL('../../../shared/data/tate/artworks.ndjson.gz', import.meta.url));
const run = promisify(execFile);

type Server = { child: ChildProcess; base: string; env: NodeJS.ProcessEnv };

async function start(dataDir: string, port: number): Promise<Server> {
  const base = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), BASE_URL: base };
  return { child: spawn(process.execPath, [cli, 'serve'], { env, stdio: 'ignore' }), base, env };
}

async function untilReady({ base }: Server): Promise<void> {
  for (;;) {
    const ready = await fetch(`${base}readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await delay(50);
  }
}

async function stop({ child }: Server): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Each follower's lag, and the newest entry of the public list. */
async function progress(base: string): Promise<{ head: number; lags: Record<string, number> }> {
  const text = await (await fetch(`${base}metrics`)).text();
  const lags = Object.fromEntries(
    [...text.matchAll(/^tessera_follower_lag\{follower="(\w+)"\} (\d+)/gm)].map(([, name, lag]) => [
      name,
      Number(lag),
    ]),
  );
  return { head: Number(/^tessera_public_list_head (\d+)/m.exec(text)?.[1] ?? 0), lags };
}

/** The most memory that a process has held, in megabytes (Linux). */
const peakMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Waits until all records are written ahead: a harvest of one format takes as long as the one before. */
async function untilAhead(url: string): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const begun = performance.now();
    await (await fetch(`${url}?verb=ListRecords&metadataPrefix=oai_dc`)).text();
    const last = performance.now() - begun;
    if (last < 5 && before < 5) return;
    before = last;
    await delay(1_000);
  }
}

/** Full harvests, beside pyoai that serves the same records from memory (where it can be installed). */
async function benchHarvest(url: string): Promise<Measurement[]> {
  const first = await benchOai({ url });
  await untilAhead(url);
  const pages: string[] = [];
  const ahead = await benchOai({ url, onPage: (xml) => pages.push(xml) });
  const peer = await servePyoai(pages.flatMap(readDublinCore));
  const beside = peer && (await benchOai({ url: peer.url }));
  peer?.stop();
  const unit = 'records/s';
  return [
    { name: 'OAI-PMH harvest at once after the load', value: first.recordsPerSecond, unit },
    {
      name: 'OAI-PMH harvest, pages of 100, beside pyoai from memory',
      value: ahead.recordsPerSecond,
      unit,
      ...(beside && {
        peer: beside.recordsPerSecond,
        ratio: ahead.recordsPerSecond / beside.recordsPerSecond,
        met: ahead.recordsPerSecond > beside.recordsPerSecond,
      }),
    },
    { name: 'OAI-PMH last page / first page', value: ahead.lastPage / ahead.firstPage, unit: 'ratio' },
  ];
}

/**
 * Tate's 69,202 records: from the file to searchable, queryable and harvestable, beside a running server; its memory; a start with all
 * of it in place; a full harvest. Empty where the real inputs are absent.
 */
export async function benchPipeline(): Promise<Measurement[]> {
  if (!existsSync(artworks)) return [];
  const dataDir = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const measured: Measurement[] = [];
  try {
    // The same port both times: the address is in every identifier.
    const port = await freePort();
    let server = await start(dataDir, port);
    await untilReady(server);
    const tessera = (...args: string[]) =>
      run(process.execPath, [cli, ...args], { env: server.env, cwd: dataDir });
    await tessera('partner', 'add', 'tate', '--name', 'en=Tate');
    await tessera('collection', 'add', 'tate', '--name', 'en=Tate', '--partner', 'tate');
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let taken = Number.NaN;
    const ingest = tessera('ingest', artworks, '--partner', 'tate', '--collection', 'tate').then(() => {
      taken = seconds();
    });
    const settled: Record<string, number> = {};
    const records = 69_202;
    while (Object.keys(settled).length < 4) {
      await delay(100);
      const { head, lags } = await progress(server.base);
      if (head < records) continue;
      for (const [name, lag] of Object.entries(lags)) if (lag === 0) settled[name] ??= seconds();
    }
    await ingest;
    const all = Math.max(...Object.values(settled));
    measured.push({ name: 'file to archive', value: taken, unit: 's' });
    for (const [name, value] of Object.entries(settled))
      measured.push({ name: `file to ${name}`, value, unit: 's' });
    measured.push({
      name: 'file to searchable, queryable, harvestable',
      value: records / all,
      unit: 'records/s',
      target: 2500,
      met: records / all >= 2500,
    });
    measured.push(...(await benchHarvest(`${server.base}oai`)));
    // Long enough for the stores' memory to be saved, if it is.
    await delay(45_000);
    const peak = peakMemory(server.child.pid!);
    measured.push({
      name: 'peak memory of server and workers',
      value: peak,
      unit: 'MB',
      target: 4096,
      met: peak <= 4096,
    });
    await stop(server);
    const again = performance.now();
    server = await start(dataDir, port);
    await untilReady(server);
    const ready = (performance.now() - again) / 1000;
    measured.push({
      name: 'start to /readyz with all in place',
      value: ready,
      unit: 's',
      target: 10,
      met: ready <= 10,
    });
    await stop(server);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return measured;
}
