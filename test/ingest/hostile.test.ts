import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { type DraftSource, type RowDraft, readDrafts } from '../../ingest/ingest.ts';
import { streamOf } from './readers/collect-rows.ts';

setFlagsFromString('--expose-gc');
const clearUp: () => void = runInNewContext('gc');
const held = (): number => {
  clearUp();
  return process.memoryUsage().heapUsed;
};

/** What a source comes to, how far its memory grew (in MB), and how many parts of an endless one were asked for. */
async function take(file: AsyncIterable<Uint8Array>, options: Omit<DraftSource, 'file'> = {}) {
  const rows: RowDraft[] = [];
  const codes = new Set<string>();
  const before = held();
  let peak = before;
  let count = 0;
  for await (const outcome of readDrafts({ ...options, file })) {
    if (rows.length < 100) rows.push(outcome);
    for (const { code } of outcome.problems) codes.add(code);
    if (++count % 20_000 === 0) peak = Math.max(peak, held());
  }
  peak = Math.max(peak, held());
  return { rows, codes, count, grown: (peak - before) / 1e6 };
}

/** A head, then the same part without end (or `most` times), then a tail. */
function endless(head: string, part: string, { most = 1000, tail = '' } = {}) {
  const given = { parts: 0 };
  const bytes = Buffer.from(part);
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    while (given.parts < most) {
      given.parts++;
      yield bytes;
    }
    yield Buffer.from(tail);
  }
  return { stream: stream(), given };
}

const million = 'x'.repeat(1_000_000);

test('a cell without end costs its row alone, and no memory', async () => {
  for (const [name, head] of [
    ['quoted', 'id,title\n1,good\n2,"'],
    ['plain', 'id,title\n1,good\n2,'],
  ] as const) {
    const { stream } = endless(head, million, {
      most: 200,
      tail: name === 'quoted' ? '"\n3,good\n' : '\n3,good\n',
    });
    const { rows, grown } = await take(stream);
    const good = rows.filter(({ content }) => content).map(({ draft }) => draft?.id);
    assert.deepEqual(good, ['1', '3'], name);
    assert.ok(grown < 100, `${name}: grown by ${grown} MB`);
  }
});

test('a gigabyte in one JSON text: the rows before stand, and the reading ends after 16 MB', async () => {
  for (const [name, head] of [
    ['array', '[{"id":"1","title":"good"},{"id":"2","title":"'],
    ['lines', '{"id":"1","title":"good"}\n{"id":"2","title":"'],
    ['a list within', '{"total":2,"records":[{"id":"1","title":"good"},{"id":"2","title":"'],
  ] as const) {
    const { stream, given } = endless(head, million);
    const { rows, grown } = await take(stream);
    assert.equal(rows.filter(({ content }) => content).length, 1, name);
    assert.equal(rows.at(-1)?.failed, true, name);
    assert.ok(given.parts < 60, `${name}: ${given.parts} MB were read`);
    assert.ok(grown < 100, `${name}: grown by ${grown} MB`);
  }
});

test('a million columns end in a problem, not in memory', async () => {
  const { stream } = endless('id,title', ',column'.repeat(10_000), { most: 100, tail: '\n1,a\n2,b\n' });
  const { rows, grown } = await take(stream);
  assert.ok(rows.some(({ problems }) => problems.some(({ code }) => /column|size/.test(code))));
  assert.ok(grown < 300, `grown by ${grown} MB`);
});

test('200 MB of nothing in a megabyte of gzip cost no memory', async () => {
  const bomb = Readable.from(
    endless('id,title\n1,good\n2,', '\0'.repeat(1_000_000), { most: 200 }).stream,
  ).pipe(createGzip({ level: 1 }));
  const { rows, grown } = await take(bomb);
  assert.equal(rows.filter(({ content }) => content).length, 1);
  assert.ok(rows.at(-1)?.failed || rows.at(-1)?.problems.length);
  assert.ok(grown < 300, `grown by ${grown} MB`);
});

test('what is nested without end costs its row alone, wherever it stands', async () => {
  const deep = (open: string, close: string, depth = 200_000) => open.repeat(depth) + close.repeat(depth);
  for (const value of [
    deep('[', ']'),
    deep('{"a":', '}').replace(':}', ':1}'),
    `[${deep('[', ']', 5000)}]`,
  ]) {
    for (const key of ['title', 'material', 'creator', 'date', 'media', 'nonesuch']) {
      const { rows } = await take(
        streamOf(
          `{"id":"1","title":"a"}\n{"id":"2","title":"b","${key}":${value}}\n{"id":"3","title":"c"}\n`,
        ),
      );
      const taken = rows.filter(({ content }) => content).map(({ draft }) => draft?.id);
      assert.ok(taken.includes('1') && taken.includes('3'), `${key}: ${value.slice(0, 10)} took ${taken}`);
    }
  }
});

test('an object of 2,000 levels is read, and one of more is refused', async () => {
  const nested = (levels: number) =>
    `{"id":"1","title":"a","x":${'['.repeat(levels)}${']'.repeat(levels)}}\n`;
  assert.ok(!(await take(streamOf(nested(1999)))).codes.has('json.depth'));
  const { rows, codes } = await take(streamOf(nested(2000)));
  assert.ok(codes.has('json.depth'));
  assert.ok(rows.every(({ content }) => content === undefined));
});

test('NUL, halves of surrogate pairs and marks of no text are taken out of tables and objects, and said', async () => {
  const cases = [
    ['id,title\n1,a\u0000b\n', 'ab'],
    ['{"id":"1","title":"a\\u0000\\ud800b"}', 'a\ufffdb'],
    ['{"id":"1","title":"a\\ufffeb"}', 'ab'],
  ] as const;
  for (const [text, title] of cases) {
    const { rows, codes } = await take(streamOf(text));
    assert.deepEqual(rows.find(({ content }) => content)?.content?.title, { und: [title] }, text);
    assert.ok(codes.has('text.characters'));
  }
});

test('names that JavaScript has a meaning for are headings like others', async () => {
  const { rows } = await take(streamOf('id,title,__proto__,constructor,toString\n1,a,x,y,z\n'));
  assert.ok(rows.some(({ content }) => content?.title?.und?.[0] === 'a'));
  const json = await take(streamOf('{"id":"1","title":"a","__proto__":{"material":"x"},"constructor":"y"}'));
  assert.ok(json.rows.some(({ content }) => content?.title?.und?.[0] === 'a'));
  assert.equal(({} as Record<string, unknown>).material, undefined);
});

test('120,000 rows of a file that no mapping knows: memory stays flat, ids are known again', async () => {
  const rows = 120_000;
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('Inventarnummer;Titel;Künstler;Datierung;Maße;Beschreibung\n');
    for (let i = 0; i < rows; i += 1000)
      yield Buffer.from(
        Array.from(
          { length: 1000 },
          (_, at) =>
            `A-${i + at === 119_999 ? 5 : i + at};Ansicht ${i};Maler ${at} (1800–1850);um 18${(at % 90) + 10};${at} x 20 cm;${'Text '.repeat(20)}\n`,
        ).join(''),
      );
  }
  const { count, codes, grown } = await take(stream());
  assert.ok(count >= rows, String(count));
  assert.ok(codes.has('id.duplicate'));
  assert.ok(grown < 60, `grown by ${grown} MB`);
});

test('headings and values that are made to cost time are looked at no longer than others', async () => {
  const heading = 'artist '.repeat(20_000);
  const cells = ['(('.repeat(50_000), '.jpg#\n'.repeat(20_000), 'a, '.repeat(50_000), '1 x '.repeat(50_000)];
  const table = [
    `Nr,Titel,${heading},B,C,D`,
    ...Array.from({ length: 20 }, (_, i) => `${i},t,${cells.map((cell) => `"${cell}"`).join(',')}`),
  ];
  const start = process.cpuUsage();
  await take(streamOf(table.join('\n')));
  const { user } = process.cpuUsage(start);
  assert.ok(user < 20e6, `${user / 1e6} s`);
});
