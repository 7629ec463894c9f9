import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'n3';
import { schemeGraphs } from '../../../server/projections/graphs/scheme-graphs.ts';

test('a concept that a loaded scheme knows has its other labels and its matches in the graph', () => {
  const base = 'https://archive.example/';
  const [graph, ...others] = schemeGraphs(
    [
      {
        id: 'concept/silk',
        scheme: 'materials',
        label: { en: ['silk'] },
        alternative: { en: ['pure silk', 'real "silk"'] },
        broader: ['concept/fibre'],
        mappings: [
          { kind: 'exact', target: 'http://y.example/1' },
          { kind: 'close', target: 'concept/satin' },
        ],
      },
    ],
    base,
  );
  assert.equal(others.length, 0);
  assert.equal(graph?.graph, `${base}ns/scheme/materials`);
  const said = new Parser()
    .parse(graph.ntriples)
    .filter(({ subject }) => subject.value === `${base}concept/silk`)
    .map(({ predicate, object }) => [predicate.value.replace(/.*[#/]/, ''), object.value]);
  assert.deepEqual(said.slice(2), [
    ['prefLabel', 'silk'],
    ['altLabel', 'pure silk'],
    ['altLabel', 'real "silk"'],
    ['exactMatch', 'http://y.example/1'],
    ['closeMatch', `${base}concept/satin`],
    ['broader', `${base}concept/fibre`],
  ]);
});
