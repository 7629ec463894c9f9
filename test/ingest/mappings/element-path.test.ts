import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileElementPath, noteReading } from '../../../ingest/mappings/element-path.ts';
import { compileLabel } from '../../../ingest/mappings/read-label.ts';
import { compileTemplate, compileText } from '../../../ingest/mappings/read-path.ts';
import { textIn } from '../../../ingest/readers/xml/element.ts';

const row = {
  r: [
    {
      '@id': '7',
      title: [
        { '#': 'Haupt', '@xml:lang': 'de' },
        { '@type': 'alternative', '#': 'Other' },
        { '@type': 'translated', '#': 'Third' },
      ],
      event: [
        { type: [{ '#': 'Use' }], who: [{ '#': 'A' }] },
        { type: [{ '#': 'http://x/production' }], who: [{ '#': 'B' }, { '#': 'C' }] },
      ],
    },
  ],
};
const texts = (path: string, source: unknown = row) => compileElementPath(path)(source).map(textIn);

test('steps lead to all children of a name, to attributes, to either of several names, down any number', () => {
  assert.deepEqual(texts('/r/title'), ['Haupt', 'Other', 'Third']);
  assert.deepEqual(texts('/r/@id'), ['7']);
  assert.deepEqual(texts('/r/event/type|who'), ['Use', 'A', 'http://x/production', 'B', 'C']);
  assert.deepEqual(texts('//who'), ['A', 'B', 'C']);
  assert.deepEqual(texts('./type', row.r[0]!.event[0]), ['Use']);
  assert.deepEqual(texts('/r/event[who]/*'), ['Use', 'A', 'http://x/production', 'B', 'C']);
  assert.deepEqual(texts('/r/constructor'), []);
});

test('conditions', () => {
  for (const [condition, found] of [
    ['title[@type]', ['Other', 'Third']],
    ['title[!@type]', ['Haupt']],
    ['title[@type=ALTERNATIVE|x]', ['Other']],
    ['title[@type!=alternative]', ['Haupt', 'Third']],
    ['title[@type^=trans]', ['Third']],
    ['title[1]', ['Haupt']],
    ["title[.='Third']", ['Third']],
    ['title[@type=x or .$=upt]', ['Haupt']],
    ['event[type$=/production]/who', ['B', 'C']],
    ['event[!type$=/production]/who', ['A']],
    ['event[type*=prod][who=C]/who[1]', ['B']],
    ['@id[.=7]', ['7']],
    ['@id[.=8]', []],
  ] as const)
    assert.deepEqual(texts(`/r/${condition}`), found, condition);
  assert.throws(() => compileElementPath('/r/title[=x]'), /cannot be read/);
});

test('texts, templates and labels; what is joined is joined in each language', () => {
  assert.equal(compileText(['/r/none', '/r/title'])(row), 'Haupt');
  assert.equal(compileTemplate('x/{/r/@id}')(row), 'x/7');
  assert.equal(compileTemplate('x/{/r/none}')(row), undefined);
  const place = {
    a: [
      { '#': 'Köln', '@xml:lang': 'de' },
      { '#': 'Cologne', '@xml:lang': 'en' },
    ],
    b: [{ '#': 'DE' }],
  };
  assert.deepEqual(compileLabel({ join: ['./a', './b'], with: ', ' })(place), [
    { value: 'Köln, DE', language: 'de' },
    { value: 'Cologne, DE', language: 'en' },
  ]);
  const box = {
    c: [
      { '@type': 'box', '#': '1' },
      { '@type': 'folder', '#': '2' },
    ],
  };
  const each = { each: './c', join: ['./@type', '.'], with: ' ' };
  assert.deepEqual(compileLabel({ join: [each], with: ', ' })(box), [{ value: 'box 1, folder 2' }]);
});

test('what was read is known, and one row’s reading is not another’s', () => {
  const path = compileElementPath('/r/event[type=Use]/who');
  const { read } = noteReading(() => path(row));
  assert.deepEqual([...read], [row.r[0]!.event[0]!.who[0]]);
  const other = { r: [{ event: [{ type: [{ '#': 'Use' }], who: [{ '#': 'Z' }] }] }] };
  assert.deepEqual(texts('/r/event[type=Use]/who', other), ['Z']);
});
