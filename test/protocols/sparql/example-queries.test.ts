import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RecordState } from '../../../server/archive/archive.ts';
import { thePublic, viewItem } from '../../../server/curation/view.ts';
import { itemGraphs } from '../../../server/projections/graphs/item-graphs.ts';
import { schemeGraphs } from '../../../server/projections/graphs/scheme-graphs.ts';
import { openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { QuadBatch, QuadStore } from '../../../server/projections/quads/quad-store.ts';
import {
  type ExampleName,
  exampleNames,
  exampleQueries,
} from '../../../server/protocols/sparql/example-queries.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import type { Concept } from '../../../vocab/record/record.ts';

const base = 'https://archive.example/';
const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const sha256 = 'a'.repeat(64);
const clay = { label: { en: ['clay'] }, id: 'concept/clay' };
const bird = { label: { en: ['owl'] }, id: 'concept/owl' };
const potter = { agent: { label: { en: ['Ana'] }, id: 'agent/ana' } };

const record = (item: string, partner: string, time: string, content: RecordContent): RecordState => ({
  item,
  name: partner,
  partner,
  collection: 'jars',
  sourceId: `${partner}-1`,
  revision: 1,
  time,
  deposit: 1,
  content,
});

const records = [
  record('jar', 'north', '2026-02-01T00:00:00Z', {
    nature: ['tangible'],
    title: { en: ['Owl jar'], es: ['Jarra de lechuza'] },
    creator: [{ ...potter, role: { label: { en: ['potter'] } } }],
    material: [clay],
    date: [{ edtf: '1900' }],
    subject: [bird],
    media: [{ file: sha256, alt: { en: ['A jar'] }, width: 10, height: 10 }],
  }),
  record('jar', 'south', '2026-03-01T00:00:00Z', {
    nature: ['tangible'],
    title: { en: ['Jar'] },
    material: [clay],
    date: [{ edtf: '1950' }],
  }),
  record('song', 'south', '2026-01-01T00:00:00Z', {
    nature: ['intangible'],
    title: { en: ['Song of birds'] },
    creator: [potter],
    subject: [{ label: { en: ['birds'] }, id: 'concept/birds' }],
  }),
];

const concepts: Concept[] = [
  { id: 'concept/nature', scheme: 'themes', label: { en: ['nature'] } },
  { id: 'concept/birds', scheme: 'themes', label: { en: ['birds'] }, broader: ['concept/nature'] },
  { id: 'concept/owl', scheme: 'themes', label: { en: ['owl'] }, broader: ['concept/birds'] },
];

describe('the example queries, over graphs as the archive writes them', () => {
  let store: QuadStore;
  before(async () => {
    const views = ['jar', 'song'].map((id) => {
      const view = viewItem({ id, records: records.filter(({ item }) => item === id) }, thePublic);
      assert.ok(view);
      return view;
    });
    const write = [
      ...views.flatMap((view) => itemGraphs(view, { base, licenceOf: () => cc0 }, true)),
      ...schemeGraphs(concepts, base).map((graph) => ({ ...graph, about: '', fresh: true })),
    ];
    async function* source(): AsyncIterable<QuadBatch> {
      yield { write, drop: [] };
    }
    ({ store } = await openQuadStore({ source }));
    await store.settled();
  });
  after(() => store.close());

  const service = 'https://other.example/sparql';
  const texts = new Map(exampleQueries({ base, service }).map(({ name, text }) => [name, text]));

  async function rowsOf(name: ExampleName): Promise<Record<string, string>[]> {
    const result = await store.query({ text: texts.get(name)!, base: `${base}sparql` });
    assert.equal(result.kind, 'ok', `${name}: ${JSON.stringify(result)}`);
    if (result.kind !== 'ok') return [];
    const { results } = JSON.parse(new TextDecoder().decode(result.body)) as {
      results: { bindings: Record<string, { value: string }>[] };
    };
    return results.bindings.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, { value }]) => [key, value.replace(base, '')])),
    );
  }

  test('each has a text of its own', () => {
    assert.deepEqual([...texts.keys()], [...exampleNames]);
    assert.equal(new Set(texts.values()).size, exampleNames.length);
    assert.ok(
      !exampleQueries({ base }).some(({ text }) => /service/i.test(text)),
      'asks nobody where nobody is listed',
    );
  });

  test('names', async () => {
    const names = (await rowsOf('names')).map(({ item, name }) => `${item} ${name}`).sort();
    assert.deepEqual(names, [
      'item/jar Jar',
      'item/jar Jarra de lechuza',
      'item/jar Owl jar',
      'item/song Song of birds',
    ]);
  });

  test('makers, with and without a role, of things and of practices', async () => {
    assert.deepEqual(await rowsOf('makers'), [{ maker: 'agent/ana', name: 'Ana', items: '2' }]);
  });

  test('materials', async () => {
    assert.deepEqual(await rowsOf('materials'), [{ material: 'concept/clay', name: 'clay', items: '1' }]);
  });

  test('what two partners date differently, each pair once', async () => {
    assert.deepEqual(await rowsOf('datedDifferently'), [
      {
        item: 'item/jar',
        onePartner: 'partner/north',
        oneDate: '1900',
        otherPartner: 'partner/south',
        otherDate: '1950',
      },
    ]);
  });

  test('items that several partners describe', async () => {
    const rows = await rowsOf('severalPartners');
    assert.deepEqual(
      rows.map(({ item, partners }) => [item, partners]),
      [['item/jar', '2']],
    );
  });

  test('how many records of whom, since when', async () => {
    assert.deepEqual(await rowsOf('partnersRecords'), [
      { partner: 'partner/south', records: '2', since: '2026-01-01T00:00:00Z' },
      { partner: 'partner/north', records: '1', since: '2026-02-01T00:00:00Z' },
    ]);
  });

  test('subjects count for all that is broader, and for themselves', async () => {
    const rows = await rowsOf('narrower');
    assert.deepEqual(
      rows.map(({ name, items }) => [name, items]),
      [
        ['birds', '2'],
        ['nature', '2'],
        ['owl', '1'],
      ],
    );
  });

  test('pictures, as a graph', async () => {
    const result = await store.query({ text: texts.get('pictures')! });
    assert.ok(result.kind === 'ok' && result.form === 'construct');
    const text = new TextDecoder().decode(result.body);
    assert.match(
      text,
      /<https:\/\/archive\.example\/item\/jar> <http:\/\/xmlns\.com\/foaf\/0\.1\/depiction> /,
    );
    assert.match(text, /"A jar"/);
  });
});
