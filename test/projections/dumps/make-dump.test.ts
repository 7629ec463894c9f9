import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Parser, type Quad } from 'n3';
import { readDrafts } from '../../../ingest/ingest.ts';
import { mediaPath } from '../../../server/archive/media-store.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { currentFolder, readManifest } from '../../../server/projections/dumps/dump-manifest.ts';
import { bagOf } from '../../../server/projections/dumps/write-bag.ts';
import { csvCell } from '../../../server/projections/dumps/write-row.ts';
import { recordIri } from '../../../server/projections/graphs/addresses.ts';
import { recordTriples } from '../../../server/projections/graphs/record-graph.ts';
import { itemOf } from '../../acts/acts-world.ts';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { base, dump, dumpWorld, mask } from './dump-world.ts';

const unpack = (archive: Archive, path: string): string => {
  const bytes = readFileSync(join(currentFolder(archive.dataDir), path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : zstdDecompressSync(bytes)).toString();
};

test('a dump holds each collection and all of them, in every form, twice packed, with checksums', async (t) => {
  const archive = await dumpWorld(t);
  const manifest = await dump(archive);
  const folder = currentFolder(archive.dataDir);
  assert.deepEqual(
    manifest.collections.map(({ id, records }) => [id, records]),
    [
      ['shared', 3],
      ['songs', 1],
    ],
  );
  const forms = ['nq', 'linked-art.ndjson', 'edm.xml', 'csv'];
  const packed = forms.flatMap((form) => [`${form}.gz`, `${form}.zst`]);
  const expected = [
    ...['all', 'collection/shared', 'collection/songs'].flatMap((of) =>
      packed.map((form) => `${of}.${form}`),
    ),
    'context.nq.gz',
    'context.nq.zst',
  ].sort();
  assert.deepEqual(manifest.files.map(({ path }) => path).sort(), expected);
  assert.deepEqual(
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
    expected.length + 1,
  );
  for (const { path, sha256, bytes } of manifest.files) {
    const file = readFileSync(join(folder, path));
    assert.equal(createHash('sha256').update(file).digest('hex'), sha256, path);
    assert.equal(file.length, bytes);
  }
  for (const form of forms)
    for (const set of ['all', 'collection/shared', 'collection/songs'])
      assert.equal(unpack(archive, `${set}.${form}.gz`), unpack(archive, `${set}.${form}.zst`));
  assert.deepEqual(await readManifest(folder), manifest);
  assert.deepEqual(readdirSync(join(folder, '..')), ['current'], 'nothing is left of the making');
});

test('the quads are those of the store: a graph for each record, and what is said of it', async (t) => {
  const archive = await dumpWorld(t);
  const { quads } = await dump(archive);
  const all = new Parser({ format: 'application/n-quads' }).parse(unpack(archive, 'all.nq.gz'));
  assert.equal(all.length, quads);
  for (const id of [itemOf('mask'), itemOf('lamp')])
    for (const record of viewItem(archive.reader.item(id)!, thePublic)!.records) {
      const graph = recordIri(base, record);
      const told = ({ subject, predicate, object }: Quad) =>
        [subject, predicate, object].map(({ value }) => value).join(' ');
      const said = all.filter((quad) => quad.graph.value === graph).map(told);
      assert.deepEqual(said, new Parser().parse(recordTriples(record, base)).map(told), graph);
      assert.ok(all.some(({ subject, graph: of }) => subject.value === graph && of.value === ''));
    }
  const graphs = new Set(all.map(({ graph }) => graph.value));
  assert.ok(graphs.has(`${base}item/${itemOf('mask')}/claims`));
  assert.ok(all.some(({ subject }) => subject.value.startsWith(`${base}api/deposits/`)));
});

test('the table is what ingest reads, and no cell of it is a formula', async (t) => {
  const archive = await dumpWorld(t);
  await dump(archive);
  const text = unpack(archive, 'collection/shared.csv.gz');
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  assert.deepEqual(rows.map(({ partner }) => partner).sort(), ['a', 'a', 'b']);
  const row = rows.find(({ id }) => id === 'mask')!;
  assert.equal(row['description@en'], "'=SUM(A1) is how it begins;\nthen it goes on.");
  assert.equal(row['material@fr'], 'bois');
  const file = join(temporaryFolder(t), 'shared.csv');
  writeFileSync(file, text);
  const drafts = [];
  for await (const { draft, problems, content } of readDrafts({ file })) {
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    if (draft) drafts.push({ draft, content });
  }
  const again = drafts.find(({ draft }) => draft.id === 'mask')!;
  assert.equal(again.draft.item, `${base}item/${itemOf('mask')}`);
  const same = [
    'title',
    'alternativeTitle',
    'type',
    'creator',
    'material',
    'dimension',
    'provenance',
    'source',
  ] as const;
  for (const name of same) assert.deepEqual(again.content![name], mask[name], name);
  assert.equal(again.content!.date![0]!.edtf, '1850/1870');

  for (const [value, cell] of [
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['a,b', '"a,b"'],
    ['-5 "x"', '"\'-5 ""x"""'],
    ['plain', 'plain'],
  ])
    assert.equal(csvCell(value!), cell);
});

test('Linked Art comes a document a line, EDM as one document in which every record is provided by its partner', async (t) => {
  const archive = await dumpWorld(t);
  await dump(archive);
  const documents = unpack(archive, 'all.linked-art.ndjson.zst')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; '@context': string });
  assert.equal(documents.length, 4);
  assert.ok(documents.every((one) => one['@context'] === 'https://linked.art/ns/v1/linked-art.json'));
  const edm = unpack(archive, 'all.edm.xml.gz');
  assert.equal(edm.match(/<edm:ProvidedCHO /g)!.length, 4);
  assert.equal(edm.match(/<ore:Aggregation /g)!.length, 4);
  assert.equal(edm.match(/<rdf:RDF /g)!.length, 1);
  assert.match(edm, /<\/rdf:RDF>\n$/);
});

test('a bag has its collection in every form, and the pictures whose rights allow it', async (t) => {
  const archive = await dumpWorld(t);
  const manifest = await dump(archive);
  const place = { folder: currentFolder(archive.dataDir), dataDir: archive.dataDir };
  const entries = bagOf(manifest, 'shared', place)!;
  const names = entries.map(({ path }) => path);
  const media = names.filter((name) => name.startsWith('shared/data/media/'));
  assert.equal(media.length, 1, 'the picture in copyright stays out');
  const image = viewItem(archive.reader.item(itemOf('lamp'))!, thePublic)!.records[0]!.content.media![0]!;
  assert.equal(media[0], `shared/data/media/${image.file}.png`);
  assert.ok(readFileSync(mediaPath(archive.dataDir, image.file!)).length > 0);
  const text = (name: string) =>
    entries.find((entry) => entry.path === `shared/${name}` && 'text' in entry) as { text: string };
  assert.match(text('bagit.txt').text, /^BagIt-Version: 1\.0\n/);
  const payload = entries.filter(({ path }) => path.startsWith('shared/data/'));
  const bytes = payload.reduce((sum, entry) => sum + entry.bytes, 0);
  assert.match(text('bag-info.txt').text, new RegExp(`Payload-Oxum: ${bytes}\\.${payload.length}\n`));
  assert.equal(bagOf(manifest, 'none', place), undefined);
});

test('a dump that is made again takes the place of the old one; what failed leaves the old one', async (t) => {
  const archive = await dumpWorld(t);
  const first = await dump(archive);
  const second = await dump(archive);
  assert.ok(second.made >= first.made);
  const { makeDump } = await import('../../../server/projections/dumps/make-dump.ts');
  const { dumpContext } = await import('../../../server/dump-context.ts');
  const settings = {
    ...dumpContext(archive, { baseUrl: base, repositoryName: 'Test', formerBaseUrls: [] }),
    folder: currentFolder(archive.dataDir),
    made: 'never',
  };
  await assert.rejects(
    makeDump({
      ...settings,
      describe: () => {
        throw new Error('broken');
      },
    }),
    /broken/,
  );
  assert.deepEqual(await readManifest(currentFolder(archive.dataDir)), second);
  assert.deepEqual(readdirSync(join(currentFolder(archive.dataDir), '..')), ['current']);
});
