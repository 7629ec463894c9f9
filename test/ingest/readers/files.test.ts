import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRows } from '../../../ingest/readers/read-rows.ts';
import { collectRows } from './collect-rows.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tessera-ingest-'));
});
after(() => rm(folder, { recursive: true }));

const codesOf = async (file: string): Promise<string[]> => {
  const codes: string[] = [];
  for await (const outcome of readRows({ file }))
    if (outcome.kind !== 'row') codes.push(outcome.problem.code);
  return codes;
};

test('gzip is known by its first bytes, whatever the name, in any form', async () => {
  for (const [bytes, expected] of [
    ['id,title\n1,a\n', { id: '1', title: 'a' }],
    ['[{"id":"1"}]', { id: '1' }],
    ['{"id":"1"}\n', { id: '1' }],
  ] as const) {
    const packed = gzipSync(bytes);
    for (const size of [1 << 16, 1])
      assert.deepEqual((await collectRows({ bytes: packed, size })).values, [expected]);
  }
});

test('a gzip file that is cut short gives its first rows, or none, and a failure', async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `${i},${Math.sin(i)}`).join('\n');
  const packed = gzipSync(`id,title\n${lines}\n`);
  const { rows, failure } = await collectRows({ bytes: packed.subarray(0, packed.length / 2) });
  assert.equal(failure?.code, 'gzip.cut');
  assert.ok(rows.length < 50_000);
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 100, 200);
  assert.equal((await collectRows({ bytes: damaged })).failure?.code, 'gzip.broken');
});

test('a wrong ending is said, and the content decides', async () => {
  const json = await collectRows({ bytes: '[{"id":"1"}]', name: 'objects.csv' });
  assert.deepEqual(json.values, [{ id: '1' }]);
  assert.deepEqual(json.codes, ['format.name']);
  const table = await collectRows({ bytes: 'id,title\n1,a\n', name: 'objects.json.gz' });
  assert.deepEqual(table.values, [{ id: '1', title: 'a' }]);
  assert.deepEqual(table.codes, ['format.name']);
  const told = await collectRows({ bytes: 'id,title\n1,a\n', name: 'objects.json', format: 'csv' });
  assert.deepEqual(told.codes, []);
});

test('pictures and PDFs are refused with what to do', async () => {
  for (const magic of [
    [0xd0, 0xcf, 0x11, 0xe0],
    [0xff, 0xd8, 0xff, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
  ]) {
    const { failure } = await collectRows({ bytes: Buffer.from([...magic, 1, 2, 3]) });
    assert.equal(failure?.code, 'format.unknown');
    assert.ok(failure?.remedy);
  }
});

test('an empty file, a missing one and a folder are failures, not exceptions', async () => {
  assert.equal((await collectRows({ bytes: '' })).failure?.code, 'file.empty');
  assert.equal((await collectRows({ bytes: ' \r\n \n' })).failure?.code, 'file.empty');
  assert.deepEqual(await codesOf(path.join(folder, 'none.csv')), ['file.missing']);
  assert.deepEqual(await codesOf(folder), ['file.missing']);
});

test('a reader who stops early closes what it reads from', async () => {
  for (const head of ['id,title\n', '[{"id":0},', '{"id":0}\n', 'not a table']) {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(head);
        for (;;) yield Buffer.from('1,a\n{"id":1},\n'.repeat(5000));
      } finally {
        closed = true;
      }
    }
    for await (const _ of readRows({ file: endless() })) break;
    assert.ok(closed, head);
  }
});

test('a file of another kind is closed too', async () => {
  let closed = false;
  async function* picture(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    } finally {
      closed = true;
    }
  }
  for await (const outcome of readRows({ file: picture() })) assert.equal(outcome.kind, 'failure');
  assert.ok(closed);
});

test('an outage of the stream is thrown on, since it is no fault of the file', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('id,title\n1,a\n');
    throw new Error('disk gone');
  }
  await assert.rejects(async () => {
    for await (const _ of readRows({ file: failing() }));
  }, /disk gone/);
});
