import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePyramid } from '../../server/projections/images/make-pyramid.ts';
import { levelSize, scaleFactors } from '../../server/projections/images/tile-grid.ts';
import { drawPicture, savePicture } from '../projections/images/draw-picture.ts';
import { askFastCgi } from './ask-fastcgi.ts';

export interface Measurement {
  name: string;
  value: number;
  unit: string;
  /** The peer's value in the same unit, and ours divided by it. */
  peer?: number;
  ratio?: number;
}

const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 4;
const scan = path.join(import.meta.dirname, '../../../shared/data/images/utokyo-aka.jpg');
const iipsrv = '/usr/lib/iipimage-server/iipsrv.fcgi';

/**
 * Tiles a second at four connections, of those that info.json advertises, all levels in turn: ours over
 * HTTP, and iipsrv's on the same pyramid, asked over FastCGI without a web server before it, which spares
 * it a step. Without iipsrv there is no peer; without the real scan a drawn picture is measured, whose
 * tiles are smaller.
 */
export async function benchTiles(): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tiles-'));
  const drawn = { width: 2880, height: 2040 };
  const source = existsSync(scan) ? scan : await savePicture({ picture: drawPicture(drawn).jpeg(), folder });
  const pyramid = path.join(folder, 'picture.tif');
  const children: ChildProcess[] = [];
  try {
    const made = await makePyramid({ source, target: pyramid });
    if (made.state === 'refused') throw new Error(made.problem.message);
    const tiles = listTiles(made);
    const whole = tiles.filter((tile) => tile.whole);
    const others = listOthers(made);
    const ours = await startOurs({ pyramid, ...made, children });
    const theirs = await startIipsrv(children);
    const askOurs = (name: string) => askHttp(`http://127.0.0.1:${ours}/iiif/image/3/picture/${name}`);
    const askTheirs = (name: string) => askIipsrv({ port: theirs!, pyramid, name });
    const results: Measurement[] = [];
    for (const [kind, list, unit] of [
      ['all advertised tiles of 512 px', tiles, 'tiles/s'],
      ['whole tiles of 512 px', whole, 'tiles/s'],
      ['other regions, none asked for twice', others, 'images/s'],
    ] as const) {
      const name = `IIIF: ${kind}, ${CONNECTIONS} connections`;
      const [mine, peers]: [number[], number[]] = [[], []];
      const [nextOurs, nextTheirs] = [takeTurns(list), takeTurns(list)];
      // In turns, so that other work on the machine hits both alike.
      for (let round = 0; round < ROUNDS; round++) {
        mine.push(await countPerSecond({ next: nextOurs, ask: askOurs }));
        if (theirs !== undefined) peers.push(await countPerSecond({ next: nextTheirs, ask: askTheirs }));
      }
      const value = median(mine);
      const peer = theirs === undefined ? undefined : median(peers);
      results.push({
        name,
        value,
        unit,
        ...(peer !== undefined && { peer, ratio: value / peer }),
      });
    }
    return results;
  } finally {
    for (const child of children) child.kill();
    await rm(folder, { recursive: true });
  }
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

interface TileName {
  name: string;
  whole: boolean;
}

function listTiles(image: { width: number; height: number }): TileName[] {
  return scaleFactors(image).flatMap((factor) => {
    const side = 512 * factor;
    const tiles: TileName[] = [];
    for (let y = 0; y < image.height; y += side) {
      for (let x = 0; x < image.width; x += side) {
        const region = { width: Math.min(side, image.width - x), height: Math.min(side, image.height - y) };
        const { width, height } = levelSize({ image: region, factor });
        const name = `${x},${y},${region.width},${region.height}/${width},${height}/0/default.jpg`;
        tiles.push({ name, whole: width === 512 && height === 512 });
      }
    }
    return tiles;
  });
}

/** Goes through a list again and again. */
function takeTurns(list: readonly TileName[]): () => string {
  let next = 0;
  return () => list[next++ % list.length]!.name;
}

/**
 * Regions that are no tiles, as viewers without a grid, pages and quotations of details ask for them: places and sizes by a fixed
 * sequence of numbers, from 1:1 down to a sixth, more of them than are asked for in all rounds.
 */
function listOthers(image: { width: number; height: number }): TileName[] {
  let seed = 20_261_124;
  const random = (from: number, to: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(from + (seed / 2_147_483_648) * (to - from));
  };
  return Array.from({ length: 5000 }, () => {
    const [width, height] = [random(300, image.width / 2), random(300, image.height / 2)];
    const [x, y] = [random(0, image.width - width), random(0, image.height - height)];
    const size = Math.max(100, Math.floor((width * random(17, 101)) / 100));
    // Both numbers, since servers round the second in their own ways.
    const name = `${x},${y},${width},${height}/${size},${Math.max(1, Math.floor((height * size) / width))}/0/default.jpg`;
    return { name, whole: false };
  });
}

async function countPerSecond(run: {
  next: () => string;
  ask: (name: string) => Promise<number>;
}): Promise<number> {
  const work = async (until: number) => {
    let count = 0;
    while (performance.now() < until) {
      const size = await run.ask(run.next());
      if (size < 500) throw new Error('A tile came back empty');
      count++;
    }
    return count;
  };
  const all = (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    return Promise.all(Array.from({ length: CONNECTIONS }, () => work(until)));
  };
  await all(0.2);
  const counts = await all(SECONDS);
  return counts.reduce((sum, count) => sum + count) / SECONDS;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function askHttp(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(size) : reject(new Error(`${url}: ${answer.statusCode}`)),
      );
    }).on('error', reject);
  });
}

async function askIipsrv(ask: { port: number; pyramid: string; name: string }): Promise<number> {
  const params = { REQUEST_METHOD: 'GET', QUERY_STRING: `IIIF=${ask.pyramid}/${ask.name}` };
  const answer = await askFastCgi({ port: ask.port, params });
  if (!answer.includes('image/jpeg')) throw new Error(`iipsrv: ${answer.toString('latin1', 0, 200)}`);
  return answer.length;
}

async function startOurs(start: {
  pyramid: string;
  width: number;
  height: number;
  children: ChildProcess[];
}): Promise<number> {
  const script = path.join(import.meta.dirname, 'serve-tiles.ts');
  const child = spawn(process.execPath, [script, start.pyramid, String(start.width), String(start.height)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  start.children.push(child);
  const [line] = await once(child.stdout, 'data');
  return Number(String(line));
}

/** @returns the port, or undefined where iipsrv is not installed (Debian package `iipimage-server`) */
async function startIipsrv(children: ChildProcess[]): Promise<number | undefined> {
  if (!existsSync(iipsrv)) {
    process.stderr.write(`No peer for tiles: ${iipsrv} is absent (Debian package iipimage-server)\n`);
    return undefined;
  }
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  children.push(
    spawn(iipsrv, ['--bind', `127.0.0.1:${port}`, '--backlog', '16'], {
      stdio: 'ignore',
      env: { LOGFILE: '/dev/null' },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  return port;
}

if (import.meta.main) console.table(await benchTiles());
