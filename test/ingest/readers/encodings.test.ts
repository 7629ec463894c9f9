import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from './collect-rows.ts';

const table = 'id,title@ja,title@fr\n1,絹の袋,Étoffe\n2,𠮷野,naïve\n';
const expected = [
  { id: '1', 'title@ja': '絹の袋', 'title@fr': 'Étoffe' },
  { id: '2', 'title@ja': '𠮷野', 'title@fr': 'naïve' },
];
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** All of these letters have the same number in Unicode as in Windows-1252. */
const western = (text: string): Buffer => Buffer.from(text, 'latin1');

const unicode: [name: string, bytes: Buffer][] = [
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`)],
  ['UTF-16LE with a byte order mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ['UTF-16LE without one', Buffer.from(table, 'utf16le')],
  ['UTF-16BE with a byte order mark', utf16be(`\ufeff${table}`)],
  ['UTF-16BE without one', utf16be(table)],
];
for (const [name, bytes] of unicode)
  for (const size of [1 << 16, 7, 1])
    test(`${name} is found, in parts of ${size} bytes`, async () => {
      const { values, problems } = await collectRows({ bytes, size });
      assert.deepEqual(values, expected);
      assert.deepEqual(problems, []);
    });

test('UTF-16 without a mark is found where the text is Chinese throughout', async () => {
  const text = `编号,名称\n${Array.from({ length: 200 }, (_, i) => `甲${i},青花瓷瓶与绢本山水长卷`).join('\n')}\n`;
  const { rows, values } = await collectRows({ bytes: Buffer.from(text, 'utf16le') });
  assert.equal(rows.length, 200);
  assert.deepEqual(values[199], { 编号: '甲199', 名称: '青花瓷瓶与绢本山水长卷' });
});

test('Windows-1252 is read as such, with a warning', async () => {
  const bytes = Buffer.concat([
    western('id,title\n1,Étoffe à fleurs '),
    Buffer.from([0x80, 0x93]),
    western('\n'),
  ]);
  const { values, codes } = await collectRows({ bytes, size: 5 });
  assert.deepEqual(values, [{ id: '1', title: 'Étoffe à fleurs €“' }]);
  assert.deepEqual(codes, ['encoding.guessed']);
});

test('a file that is ASCII for a megabyte and Windows-1252 after it comes right to the last letter', async () => {
  const rows = 20_000;
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i},a plain title that is long enough to fill some space`,
  );
  const bytes = western(`id,title\n${lines.join('\n')}\n${rows},Crépuscule\n${rows + 1},Forêt\n`);
  assert.ok(bytes.length > 1 << 20);
  const { values, codes } = await collectRows({ bytes });
  assert.equal(values.length, rows + 2);
  assert.deepEqual(
    values.slice(-2).map((v) => v.title),
    ['Crépuscule', 'Forêt'],
  );
  assert.deepEqual(codes, ['encoding.guessed']);
});

test('one line of Windows-1252 in a UTF-8 file costs that line a warning and the others nothing', async () => {
  const bytes = Buffer.concat([
    Buffer.from('id,title\n1,絹\n'),
    western('2,Forêt\n'),
    Buffer.from('3,袋é\n'),
  ]);
  const { values, problems } = await collectRows({ bytes });
  assert.deepEqual(
    values.map((v) => v.title),
    ['絹', 'Forêt', '袋é'],
  );
  assert.equal(problems[0]?.code, 'encoding.mixed');
  assert.match(problems[0]?.value ?? '', /Forêt/);
});

test('what is neither UTF-8 nor Windows-1252 is refused rather than garbled, and read when its encoding is told', async () => {
  // 絹の袋 in Shift_JIS.
  const bytes = Buffer.concat([
    Buffer.from('id,title\n1,'),
    Buffer.from([0x8c, 0xa6, 0x82, 0xcc, 0x91, 0xdc, 0x81, 0x41]),
    Buffer.from('\n'),
  ]);
  const blind = await collectRows({ bytes: Buffer.from('id,title\n1,a\x81b\x8dc\n', 'latin1') });
  assert.equal(blind.failure?.code, 'encoding.unknown');
  assert.deepEqual(blind.rows, []);
  const told = await collectRows({ bytes, encoding: 'shift_jis', size: 3 });
  assert.deepEqual(told.values, [{ id: '1', title: '絹の袋、' }]);
});

test('a told encoding that is unknown, or wrong, is a failure', async () => {
  assert.equal((await collectRows({ bytes: table, encoding: 'klingon' })).failure?.code, 'encoding.name');
  const wrong = await collectRows({ bytes: western('id,title\n1,Forêt d\n'), encoding: 'utf-8' });
  assert.equal(wrong.failure?.code, 'encoding.wrong');
});

test('UTF-8 that was read as Windows-1252 before it came is noticed, with row and column', async () => {
  const { values, problems } = await collectRows({
    bytes: 'id,title,note\n1,fine é,x\n2,x,ForÃªt\n3,PAIXÃO,CHÂTEAU\n',
  });
  assert.equal(values.length, 3);
  assert.deepEqual(
    problems.map(({ code, row, column }) => ({ code, row, column })),
    [{ code: 'encoding.garbled', row: 2, column: 'note' }],
  );
});

test('a character that was lost before is noticed', async () => {
  const { problems } = await collectRows({ bytes: '{"id":"1","title":"For\ufffdt"}\n' });
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [['encoding.lost', 1]],
  );
});

test('half a surrogate pair in UTF-16 costs one character and says so', async () => {
  const text = Buffer.from('id,title\n1,ab\n', 'utf16le');
  text.writeUInt16LE(0xd800, 22);
  const { values, codes } = await collectRows({ bytes: text });
  assert.equal(values.length, 1);
  assert.match(String(values[0]?.title), /\ufffd/);
  assert.deepEqual(codes, ['encoding.lost']);
});

test('a NUL in UTF-8 does not make it UTF-16', async () => {
  const { values } = await collectRows({ bytes: 'id,title\n1,a\0b é\n2,c\n' });
  assert.deepEqual(values, [
    { id: '1', title: 'a\0b é' },
    { id: '2', title: 'c' },
  ]);
});

test('encodings of Japan, China, Korea, Russia, the Arab world and Central Europe are told by what comes out, and said to be a guess', async () => {
  /** Bytes of a text by an encoding’s own table, found by reading each byte or pair of bytes. */
  const encoded = (text: string, label: string): Buffer => {
    const decoder = new TextDecoder(label);
    const table = new Map<string, number[]>();
    for (let lead = 0x80; lead <= 0xff; lead++) {
      const [single, ...none] = decoder.decode(Uint8Array.of(lead));
      if (single && none.length === 0 && single !== '\ufffd' && !table.has(single)) table.set(single, [lead]);
      for (let trail = 0x40; trail <= 0xff; trail++) {
        const [letter, ...more] = decoder.decode(Uint8Array.of(lead, trail));
        if (letter && more.length === 0 && letter !== '\ufffd' && !table.has(letter))
          table.set(letter, [lead, trail]);
      }
    }
    return Buffer.from(
      [...text].flatMap((letter) =>
        letter < '\x80' ? [letter.charCodeAt(0)] : (table.get(letter) ?? [0x3f]),
      ),
    );
  };
  const cases: [label: string, text: string][] = [
    ['shift_jis', '唐箕,明治の農具である。長野県で使用された'],
    ['euc-jp', '唐箕,明治の農具である。長野県で使用された'],
    ['gb18030', '青花缠枝莲纹瓶,此瓶为清代作品'],
    ['big5', '青花纏枝蓮紋瓶,此瓶為清代作品'],
    ['euc-kr', '백자 달항아리,설명은 둥근 항아리이다'],
    ['windows-1256', 'مصحف شريف,كتب بخط النسخ في بغداد'],
    ['windows-1251', 'Утро в лесу,Портрет неизвестного мастера'],
    ['windows-1250', 'Widok Wrocławia,Źródło życia i pieśń żołnierska'],
  ];
  for (const [label, text] of cases) {
    const [title, description] = text.split(',');
    for (const size of [7, 65_536]) {
      const { values, codes } = await collectRows({
        bytes: encoded(`id,title,description\n1,${text}\n`, label),
        size,
      });
      assert.deepEqual(values, [{ id: '1', title, description }], `${label} in parts of ${size}`);
      assert.deepEqual(codes, ['encoding.guessed'], label);
    }
  }
});

test('what turns out not to be in the encoding that was guessed ends the reading, and says which it was', async () => {
  const letters = Buffer.from([0x8c, 0xa6, 0x82, 0xcc, 0x91, 0xdc, 0x82, 0xf0, 0x82, 0xc5]);
  const line = Buffer.concat([Buffer.from('1,'), letters, letters, Buffer.from('\n')]);
  const before = Array.from({ length: 2000 }, () => line);
  const bytes = Buffer.concat([Buffer.from('id,title\n'), ...before, Buffer.from('2,a\xff\xff\n', 'latin1')]);
  const { failure } = await collectRows({ bytes, size: 9000 });
  assert.equal(failure?.code, 'encoding.unknown');
  assert.match(failure.message, /Shift_JIS/);
});
