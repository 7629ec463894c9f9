import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { restrict } from '../../../../server/acts/restrict.ts';
import { statementId } from '../../../../vocab/record/statement.ts';
import { actor, done, now } from '../../../leak/place-canaries.ts';
import { base, iiifWorld } from '../iiif-world.ts';

type Annotation = {
  motivation: string;
  body: { value: string; language?: string };
  target: { id: string; type: string; partOf: { id: string }[]; source: string; selector: object[] };
};

test('what is written in pictures and said of them is found, with its place on a canvas of the manifest', async (t) => {
  const world = await iiifWorld(t);
  const item = await world.describe({
    id: 'letters',
    content: { title: { en: ['Letters of a merchant'] } },
    pictures: [
      {
        alt: { en: ['The first leaf, with a seal'] },
        transcription: { ar: ['بِسْمِ اللهِ والكتابُ واحد'], en: ['One seal, two Seals'] },
      },
      { transcription: { gez: ['በስመ አብ ወወልድ'], ja: ['浮世絵師の手紙'] } },
    ],
  });
  const at = `/iiif/search/2/${item}`;
  const ask = async (query: string) => (await request(world.app).get(`${at}?${query}`)).body;
  const found = async (q: string) =>
    ((await ask(`q=${encodeURIComponent(q)}`)).items as Annotation[]).map(({ body }) => body.value);

  const page = await ask('q=seal');
  const manifest = (await request(world.app).get(`/iiif/presentation/3/${item}/manifest`)).body;
  assert.equal(manifest.service[0].id, base + at);
  assert.equal(page['@context'], 'http://iiif.io/api/search/2/context.json');
  assert.equal(page.id, `${base}${at}?q=seal`);
  assert.equal(page.type, 'AnnotationPage');
  assert.deepEqual(
    page.items.map(({ motivation, body, target }: Annotation) => [motivation, body.value, target.id]),
    [
      ['supplementing', 'One seal, two Seals', manifest.items[0].id],
      ['commenting', 'The first leaf, with a seal', manifest.items[0].id],
    ],
  );
  assert.deepEqual(page.items[0].target.partOf, [{ id: manifest.id, type: 'Manifest' }]);
  const hits = page.annotations[0].items as Annotation[];
  assert.deepEqual(
    hits.filter(({ motivation }) => motivation === 'contextualizing').map(({ target }) => target.selector[0]),
    [
      { type: 'TextQuoteSelector', prefix: 'One ', exact: 'seal', suffix: ', two Seals' },
      { type: 'TextQuoteSelector', prefix: 'One seal, two ', exact: 'Seals', suffix: '' },
      { type: 'TextQuoteSelector', prefix: 'The first leaf, with a ', exact: 'seal', suffix: '' },
    ],
  );
  assert.equal(hits.filter(({ motivation }) => motivation === 'highlighting').length, 3);
  assert.equal(hits[0]!.target.source, page.items[0].id);
  // The same annotation as in the manifest.
  const own = manifest.items[0].annotations[0].items.map(({ id }: { id: string }) => id);
  assert.ok(own.includes(page.items[0].id));

  assert.deepEqual(await found('كتاب'), ['بِسْمِ اللهِ والكتابُ واحد']);
  assert.deepEqual(await found('浮世絵'), ['浮世絵師の手紙']);
  assert.deepEqual(await found('አብ'), ['በስመ አብ ወወልድ']);
  assert.deepEqual(await found('seal one'), ['One seal, two Seals']);
  // What is said of the item is not what is written on it.
  assert.deepEqual(await found('merchant'), []);
  assert.equal((await ask('q=merchant')).annotations, undefined);

  await t.test('motivations narrow a search; what is not supported is reported', async () => {
    const comments = await ask('q=seal&motivation=commenting');
    assert.deepEqual(
      comments.items.map(({ motivation }: Annotation) => motivation),
      ['commenting'],
    );
    assert.equal((await ask('q=seal&motivation=painting+tagging')).items.length, 0);
    assert.deepEqual((await ask('q=seal&user=x&date=2020-01-01T00:00:00Z/2021-01-01T00:00:00Z')).ignored, [
      'date',
      'user',
    ]);
    assert.equal(page.ignored, undefined);
  });

  await t.test('words are told as one types, the most frequent first', async () => {
    const terms = async (query: string) =>
      (await request(world.app).get(`${at}/autocomplete?${query}`)).body.items.map(
        ({ value, total, language }: Record<string, unknown>) => [value, total, language],
      );
    assert.deepEqual(await terms('q=SEA'), [
      ['seal', 2, 'en'],
      ['Seals', 1, 'en'],
    ]);
    assert.deepEqual(await terms('q=se&min=2'), [['seal', 2, 'en']]);
    assert.deepEqual(await terms(`q=${encodeURIComponent('بس')}`), [['بِسْمِ', 1, 'ar']]);
    assert.deepEqual(await terms(`q=${encodeURIComponent('浮')}`), [['浮世絵', 1, 'ja']]);
    assert.deepEqual(await terms('q=zzz'), []);
  });

  await t.test('faults are told with what to do', async () => {
    for (const [query, parameter] of [
      ['', 'q'],
      ['q=+', 'q'],
      [`q=${'x'.repeat(501)}`, 'q'],
      ['q=seal&page=0', 'page'],
      ['q=seal&page=2', 'page'],
    ] as const) {
      const answer = await request(world.app).get(`${at}?${query}`);
      assert.deepEqual([answer.status, answer.body.parameter], [400, parameter], query);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
    }
    assert.equal((await request(world.app).get('/iiif/search/2/none?q=x')).status, 404);
    assert.equal((await request(world.app).get(`${at}/autocomplete?min=x`)).status, 400);
  });

  await t.test('a picture that is held back is not found from that moment', async () => {
    const file = world.archive.reader.item(item)!.records[0]!.content.media![0]!.file!;
    const statement = statementId({ field: 'media', key: file });
    const act = {
      item,
      record: 'a',
      statement,
      access: { level: 'withheld' as const },
      ground: 'own' as const,
    };
    done(restrict(world.archive, { ...act, actor: actor('a'), time: now() }));
    assert.deepEqual(await found('seal'), []);
    assert.deepEqual(await found('浮世絵'), ['浮世絵師の手紙']);
    const { body } = await request(world.app).get(`${at}/autocomplete?q=se`);
    assert.deepEqual(body.items, []);
  });
});

test('many texts come in pages', async (t) => {
  const world = await iiifWorld(t);
  const item = await world.describe({
    id: 'book',
    content: { title: { en: ['A book'] } },
    pictures: Array.from({ length: 4 }, (_, n) => ({
      transcription: { en: Array.from({ length: 30 }, (_, line) => `Leaf ${n} line ${line}`) },
    })),
  });
  const seen: string[] = [];
  let next: string | undefined = `${base}/iiif/search/2/${item}?q=leaf`;
  let first = true;
  while (next) {
    const { body } = await request(world.app).get(next.replace(base, ''));
    assert.equal(body.startIndex, seen.length);
    assert.equal(body.partOf.total, 120);
    assert.equal(body.prev === undefined, first);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    next = body.next?.id;
    first = false;
  }
  assert.equal(new Set(seen).size, 120);
});
