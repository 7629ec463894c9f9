import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Choice, chooseReplica } from '../../../server/projections/quads/choose-replica.ts';
import { classifyQuery } from '../../../server/projections/quads/classify-query.ts';

const calm: Choice = {
  namesGraphs: false,
  reader: 'visitors',
  plain: { ready: true, saving: false },
  dataset: { ready: true, idle: true, held: false },
  overdue: false,
};
const busy = { ready: true, idle: false, held: false };
const down = { ready: false, idle: false, held: false };
const gone = { ready: false, saving: false };

test('who answers what', () => {
  const cases: [string, Partial<Choice>, ReturnType<typeof chooseReplica>][] = [
    ['a visitor', {}, 'plain'],
    ['a visitor who names graphs', { namesGraphs: true }, 'dataset'],
    ['the site, so that no visitor holds it up', { reader: 'site' }, 'dataset'],
    ['the site, while a visitor reads the dataset', { reader: 'site', dataset: busy }, 'plain'],
    ['the dataset stands in', { plain: gone }, 'dataset'],
    ['the dataset stands in though busy', { plain: gone, dataset: busy }, 'dataset'],
    ['graphs are named while the dataset restarts', { namesGraphs: true, dataset: down }, null],
    ['none is named while the dataset restarts', { dataset: down }, 'plain'],
    ['the site, while the dataset restarts', { reader: 'site', dataset: down }, 'plain'],
    ['neither is there', { plain: gone, dataset: down }, null],
    ['the plain store is being saved', { plain: { ready: true, saving: true } }, 'dataset'],
    ['it is being saved, and alone', { plain: { ready: true, saving: true }, dataset: down }, 'plain'],
    ['a removal is overdue', { overdue: true, dataset: busy }, 'dataset'],
    ['a removal is overdue and the dataset down', { overdue: true, dataset: down }, null],
    ['a removal is overdue and held up', { overdue: true, dataset: { ...busy, held: true } }, null],
  ];
  for (const [name, change, expected] of cases) {
    assert.equal(chooseReplica({ ...calm, ...change }), expected, name);
  }
});

test('which queries name graphs', () => {
  const cases: Record<string, boolean> = {
    'SELECT * { ?s ?p ?o }': false,
    'ASK { ?s ?p "GRAPH ?g { }" } # FROM <a:b>': false,
    'SELECT * { GRAPH ?g { ?s ?p ?o } }': true,
    'SELECT * { ?s ?p ?o FILTER NOT EXISTS { GRAPH <a:g> { ?s ?p ?o } } }': true,
    'SELECT * { { SELECT ?s { OPTIONAL { GRAPH ?g { ?s ?p ?o } } } } }': true,
    'SELECT * FROM <a:g> { ?s ?p ?o }': true,
    'ASK FROM NAMED <a:g> { ?s ?p ?o }': true,
    'DESCRIBE <a:x>': false,
  };
  for (const [text, expected] of Object.entries(cases)) {
    const classified = classifyQuery({ text });
    assert.equal(classified.kind === 'query' && classified.namesGraphs, expected, text);
  }
});
