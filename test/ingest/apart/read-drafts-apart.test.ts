import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readDraftsApart } from '../../../ingest/apart/read-drafts-apart.ts';
import { type RowDraft, readDrafts } from '../../../ingest/ingest.ts';
import type { Mapping } from '../../../ingest/mappings/mapping.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-apart-'));
});
after(() => rm(folder, { recursive: true }));

const mapping: Mapping = {
  name: 'm',
  formats: ['ndjson'],
  recognises: [],
  id: 'id',
  fields: {
    title: { from: 'title@' },
    subject: { from: 'subjects[]', label: 'name', id: 'http://example.org/{id}', scheme: 's' },
  },
};
const row = (i: number) =>
  JSON.stringify({
    id: i % 100 === 7 ? '7' : String(i),
    title: i % 50 === 3 ? '' : `Title ${i} ${'x'.repeat(150)}`,
    subjects: [{ id: i % 5, name: `Subject ${i % 5}` }],
  });
const rows = 6000;

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}
async function all(drafts: AsyncIterable<RowDraft>): Promise<RowDraft[]> {
  const found: RowDraft[] = [];
  for await (const draft of drafts) found.push(draft);
  return found;
}

test('a large file comes from its thread as it would from here: rows, problems, their order, what they share', async () => {
  const text = Array.from({ length: rows }, (_, i) => row(i)).join('\n');
  const file = await write('a.ndjson', text);
  let read = 0;
  const apart = await all(
    readDraftsApart({ file, mapping }, (bytes) => {
      assert.ok(bytes >= read);
      read = bytes;
    }),
  );
  assert.equal(read, Buffer.byteLength(text));
  const here = await all(readDrafts({ file, mapping }));
  assert.ok(here.some(({ problems }) => problems.some(({ code }) => code === 'id.duplicate')));
  const plain = (drafts: RowDraft[]) =>
    drafts.map((one) => (one.content && one.draft ? { ...one, draft: { ...one.draft, content: {} } } : one));
  assert.deepEqual(plain(apart), JSON.parse(JSON.stringify(plain(here))));
  const shared = new Set(apart.flatMap(({ draft }) => draft?.concepts ?? []));
  assert.equal(shared.size, 5, 'one object a concept');
  assert.equal(new Set(apart.map(({ draft }) => draft?.speaksOf)).size, 1);
});

test('what ends the reading is the last outcome, here as there', async () => {
  const text = `<modsCollection xmlns="http://www.loc.gov/mods/v3">${'<mods><titleInfo><title>a</title></titleInfo></mods>'.repeat(30_000)}<mods>`;
  const file = await write('cut.xml', text);
  const apart = await all(readDraftsApart({ file }));
  assert.equal(apart.length, 30_001);
  assert.deepEqual([apart.at(-1)?.failed, apart.at(-1)?.problems[0]?.code], [true, 'xml.cut']);
});

test('who wants no more rows leaves no thread behind', async () => {
  const file = await write('b.ndjson', Array.from({ length: rows }, (_, i) => row(i)).join('\n'));
  let seen = 0;
  for await (const _ of readDraftsApart({ file, mapping })) if (++seen === 30) break;
  assert.equal(seen, 30);
  assert.deepEqual(
    process.getActiveResourcesInfo().filter((kind) => /Worker|MessagePort/.test(kind)),
    [],
  );
});

test('a small file is read without a thread, and a file that is not there is told of', async () => {
  const file = await write('c.ndjson', row(1));
  assert.equal((await all(readDraftsApart({ file, mapping })))[0]?.draft?.id, '1');
  const [missing] = await all(readDraftsApart({ file: join(folder, 'none.csv') }));
  assert.equal(missing?.problems[0]?.code, 'file.missing');
});

test('reading that takes more memory than it may ends with a problem, and nothing else does', async () => {
  const file = await write('d.json', `[{"id":"1","title":"${'[1],'.repeat(3_900_000)}"}]`);
  const [last] = (await all(readDraftsApart({ file, mapping }, undefined, 24))).slice(-1);
  assert.deepEqual([last?.failed, last?.problems[0]?.code], [true, 'file.memory']);
  assert.match(last?.problems[0]?.message ?? '', /24 MB/);
});
