import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { readDrafts } from '../ingest/ingest.ts';
import { readRows } from '../ingest/readers/read-rows.ts';
import { openArchive } from '../server/archive/open-archive.ts';
import { verifyArchive } from '../server/archive/verify.ts';
import { collection } from '../server/commands/collection.ts';
import { ingest } from '../server/commands/ingest.ts';
import { partner } from '../server/commands/partner.ts';
import { readConfig } from '../server/config.ts';
import { itemId } from '../server/curation/item-id.ts';
import { type RunningServer, serve } from '../server/main.ts';
import { temporaryFolder } from './archive/temporary-archive.ts';
import { freePort } from './server/free-port.ts';

// One record, carried through every stop of the way.

const cleanUp: (() => Promise<void> | void)[] = [];
const folder = temporaryFolder({ after: (act: unknown) => cleanUp.push(act as () => void) } as never);
const port = await freePort();
const base = `http://127.0.0.1:${port}/`;
const config = readConfig({
  ...process.env,
  DATA_DIR: join(folder, 'data'),
  PORT: String(port),
  BASE_URL: base,
});
const said: string[] = [];
const console = {
  out: (line: string) => said.push(line),
  err: (line: string) => said.push(line),
  terminal: false,
};
const id = itemId({ partner: 'nile', collection: 'masks', sourceId: 'M-1' });
const file = join(folder, 'source', 'masks.csv');
let server: RunningServer | undefined;

type Found = {
  total: number;
  items: { uri: string; title: string; images: { service: string }[] }[];
  facets: { material: { label: string }[] };
};

const get = (path: string, accept?: string) =>
  fetch(base + path, { redirect: 'manual', ...(accept && { headers: { accept } }) });

/** Asks until the answer satisfies, for at most so many milliseconds. */
async function eventually<T>(ask: () => Promise<T | undefined>, limit = 30_000): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Nothing within ${limit} ms. ${said.join(' ')}`);
    await delay(50);
  }
}

before(async () => {
  mkdirSync(join(folder, 'source', 'media'), { recursive: true });
  await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#884422' } })
    .jpeg()
    .toFile(join(folder, 'source', 'media', 'mask.jpg'));
  writeFileSync(
    file,
    '\ufeffid;title@en;title@ar;title@am;type@en;material@en;material@ar;date;dateText@en;height;place@en;description@en;rights;media;mediaAlt@en\r\n' +
      'M-1;Mask of the river;قناع النهر;የወንዝ ጭምብል;mask;wood|copper;خشب|نحاس;1850/1870;about 1860;32.5 cm;Aswan, Egypt;"Worn at the flood;\nthen put away.";http://creativecommons.org/publicdomain/mark/1.0/;media/mask.jpg;A wooden mask\r\n',
  );
  await partner.run({
    args: ['add', 'nile', '--name', 'en=Museum of the Nile', '--country', 'EG'],
    config,
    console,
  });
  await collection.run({
    args: ['add', 'masks', '--name', 'en=Masks', '--partner', 'nile'],
    config,
    console,
  });
});

after(async () => {
  await server?.close();
  for (const act of cleanUp) await act();
});

test('readers: bytes to a row', async () => {
  const rows = [];
  for await (const row of readRows({ file })) rows.push(row);
  assert.equal(rows.length, 1);
  assert.equal(rows[0]!.kind, 'row');
});

test('mappings and check: a row to a record, without a problem', async () => {
  const drafts = [];
  for await (const draft of readDrafts({ file })) drafts.push(draft);
  assert.deepEqual(
    drafts.flatMap((draft) => draft.problems),
    [],
  );
  assert.deepEqual(drafts[0]?.content?.material, [
    { label: { en: ['wood'], ar: ['خشب'] } },
    { label: { en: ['copper'], ar: ['نحاس'] } },
  ]);
});

test('deposit, decision and archive: revision, log entry and change, whole', async () => {
  const code = await ingest.run({
    args: [file, '--partner', 'nile', '--collection', 'masks'],
    config,
    console,
  });
  assert.equal(code, 0, said.join('\n'));
  const archive = openArchive(config.dataDir);
  assert.equal(archive.reader.item(id)?.records[0]?.content.title?.am?.[0], 'የወንዝ ጭምብል');
  assert.equal(archive.feed.head(), 1);
  const { faults, files, revisions } = await verifyArchive(archive);
  assert.deepEqual({ faults, files, revisions }, { faults: [], files: 1, revisions: 1 });
  archive.close();
});

test('the server answers at once, and its parts join', async () => {
  const started = await serve(config, console.err);
  assert.equal(started.outcome, 'serving');
  if (started.outcome === 'serving') server = started.server;
  assert.equal((await get('healthz')).status, 200);
  await eventually(async () => ((await get('readyz')).status === 200 ? true : undefined));
});

test('search finds it in three scripts, with facets and its picture', async () => {
  for (const q of ['mask river', 'قناع', 'ጭምብል']) {
    const found = await eventually(async () => {
      const answer = (await (await get(`api/search?q=${encodeURIComponent(q)}&lang=en`)).json()) as Found;
      return answer.total === 1 ? answer : undefined;
    });
    assert.equal(found.items[0]!.uri, `${base}item/${id}`);
    assert.equal(found.items[0]!.title, 'Mask of the river');
    assert.deepEqual(found.facets.material.map((value) => value.label).sort(), ['copper', 'wood']);
    assert.match(found.items[0]!.images[0]!.service, /\/iiif\/image\/3\/[0-9a-z]{16}$/);
  }
});

test('SPARQL answers from its graph and from the default graph', async () => {
  const ask = async (query: string) => {
    const answer = await get(`sparql?query=${encodeURIComponent(query)}`, 'application/sparql-results+json');
    return ((await answer.json()) as { results: { bindings: Record<string, { value: string }>[] } }).results
      .bindings;
  };
  const record = `${base}item/${id}/record/nile`;
  const names = await eventually(async () => {
    const rows = await ask(
      `PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/> SELECT ?n WHERE { GRAPH <${record}> { <${base}item/${id}> crm:P1_is_identified_by/crm:P190_has_symbolic_content ?n } }`,
    );
    return rows.length ? rows : undefined;
  });
  assert.ok(names.some((row) => row.n!.value === 'قناع النهر'));
  const [said] = await ask(
    `PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?who WHERE { <${record}> prov:wasAttributedTo ?who }`,
  );
  assert.equal(said!.who!.value, `${base}partner/nile`);
});

test('images: a tile, info.json and a manifest that names it', async () => {
  type Body = { service: { id: string }[] };
  const manifest = (await (await get(`iiif/presentation/3/${id}/manifest`)).json()) as {
    items: { items: { items: { body: Body }[] }[] }[];
  };
  const service = manifest.items[0]!.items[0]!.items[0]!.body.service[0]!.id;
  const info = await eventually(async () => {
    const answer = await fetch(`${service}/info.json`);
    return answer.ok ? ((await answer.json()) as { width: number; height: number; id: string }) : undefined;
  });
  assert.deepEqual([info.width, info.height, info.id], [1500, 1000, service]);
  const tile = await fetch(`${service}/0,0,512,512/512,512/0/default.jpg`);
  const { width, height } = await sharp(Buffer.from(await tile.arrayBuffer())).metadata();
  assert.deepEqual([width, height], [512, 512]);
});

test('harvest: OAI-PMH lists it with its title in three languages', async () => {
  const xml = await (await get('oai?verb=ListRecords&metadataPrefix=oai_dc')).text();
  for (const title of ['Mask of the river', 'قناع النهر', 'የወንዝ ጭምብል']) assert.ok(xml.includes(title), title);
});

test('page and data: each form at its address', async () => {
  const page = await (await get(`item/${id}?lang=ar`, 'text/html')).text();
  assert.match(page, /<html lang="ar" dir="rtl">/);
  assert.ok(page.includes('قناع النهر'));
  const doc = (await (await get(`item/${id}`, 'application/ld+json')).json()) as { type: string };
  assert.equal(doc.type, 'HumanMadeObject');
  for (const [suffix, type] of [
    ['ttl', 'text/turtle'],
    ['nt', 'application/n-triples'],
    ['nq', 'application/n-quads'],
    ['trig', 'application/trig'],
  ] as const) {
    const answer = await get(`item/${id}.${suffix}`);
    assert.equal(answer.status, 200);
    assert.ok(answer.headers.get('content-type')?.startsWith(type), suffix);
    assert.ok((await answer.text()).includes('Mask of the river'));
  }
});
