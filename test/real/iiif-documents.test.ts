import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import jsonld from 'jsonld';
import request from 'supertest';
import { restrict } from '../../server/acts/restrict.ts';
import { statementId } from '../../vocab/record/statement.ts';
import { actor, done, now } from '../leak/place-canaries.ts';
import { type IiifWorld, iiifWorld } from '../protocols/iiif/iiif-world.ts';

/*
 * Every kind of document that the IIIF doors give out, as they give it out: by the schema of Presentation 3.0, and by the contexts of each specification,
 * which must know every word that is used.
 */
const data = path.join(import.meta.dirname, '../../../shared/data');
const skip = existsSync(data) ? false : `real inputs are not at ${data}`;

const contexts: Record<string, string> = {
  'http://iiif.io/api/presentation/3/context.json': 'iiif-presentation-3.json',
  'http://iiif.io/api/presentation/2/context.json': 'iiif-presentation-2.json',
  'http://iiif.io/api/image/3/context.json': 'iiif-image-3.json',
  'http://iiif.io/api/image/2/context.json': 'iiif-image-2.json',
  'http://iiif.io/api/search/2/context.json': 'iiif-search-2.json',
  'http://iiif.io/api/discovery/1/context.json': 'iiif-discovery-1.json',
  'http://iiif.io/api/auth/2/context.json': 'iiif-auth-2.json',
};

/** Of W3C's contexts, which IIIF's build on and which are not among the real inputs, the words that our documents use. */
const oa = (name: string) => `http://www.w3.org/ns/oa#${name}`;
const as = (name: string) => `https://www.w3.org/ns/activitystreams#${name}`;
const linked = (id: string) => ({ '@id': id, '@type': '@id' });
/** By the letter, a type's context does not reach into what its resources hold; IIIF's examples and ours rely on its words there. */
const within = (id: string) => ({ ...linked(id), '@context': 'http://www.w3.org/ns/anno.jsonld' });
const standIns: Record<string, object> = {
  'http://www.w3.org/ns/anno.jsonld': {
    id: '@id',
    type: '@type',
    ...Object.fromEntries(
      ['Annotation', 'SpecificResource', 'TextualBody', 'TextQuoteSelector', 'exact', 'prefix', 'suffix'].map(
        (name) => [name, oa(name)],
      ),
    ),
    AnnotationPage: as('OrderedCollectionPage'),
    AnnotationCollection: as('OrderedCollection'),
    body: within(oa('hasBody')),
    target: within(oa('hasTarget')),
    source: linked(oa('hasSource')),
    selector: within(oa('hasSelector')),
    motivation: { '@id': oa('motivatedBy'), '@type': '@vocab' },
    commenting: oa('commenting'),
    highlighting: oa('highlighting'),
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    language: 'http://purl.org/dc/elements/1.1/language',
    items: { '@id': as('items'), '@type': '@id', '@container': '@list' },
    ...Object.fromEntries(
      ['partOf', 'next', 'prev', 'first', 'last'].map((name) => [name, linked(as(name))]),
    ),
    startIndex: as('startIndex'),
    total: as('totalItems'),
  },
  'https://www.w3.org/ns/activitystreams': {
    id: '@id',
    type: '@type',
    ...Object.fromEntries(
      [
        'OrderedCollection',
        'OrderedCollectionPage',
        'Create',
        'Update',
        'Delete',
        'totalItems',
        'endTime',
      ].map((name) => [name, as(name)]),
    ),
    ...Object.fromEntries(
      ['partOf', 'next', 'prev', 'first', 'last', 'object'].map((name) => [name, linked(as(name))]),
    ),
    orderedItems: { '@id': as('items'), '@type': '@id', '@container': '@list' },
  },
};

/** Older services and other selectors, whose contexts that of Presentation 3.0 names and our documents do not use. */
const unused = /^https?:\/\/iiif\.io\/api\/(?:(?:image|search|auth)\/1|registry\/selectors)\/context\.json$/;

/** The published context of Content Search 2.0 leaves out the types of its own services. */
const leftOut = Object.fromEntries(
  ['SearchService2', 'AutoCompleteService2'].map((name) => [name, `http://iiif.io/api/search/2#${name}`]),
);

const documentLoader = async (url: string) => {
  const standIn = unused.test(url) ? {} : standIns[url];
  if (standIn) return { document: { '@context': standIn }, documentUrl: url };
  // IIIF's own contexts name each other by https too.
  const file = contexts[url.replace('https://iiif.io', 'http://iiif.io')];
  if (!file) throw new Error(`There is no context ${url} among the real inputs.`);
  const document = JSON.parse(await readFile(path.join(data, 'contexts', file), 'utf8'));
  if (file === 'iiif-search-2.json') document['@context'].push(leftOut);
  return { document, documentUrl: url };
};

/** What a document says that its contexts do not know. */
async function unknownWords(document: object): Promise<string[]> {
  try {
    // In safe mode nothing is dropped in silence (jsonld.js, "safe mode").
    await jsonld.expand(document as never, { documentLoader, safe: true } as never);
    return [];
  } catch (error) {
    const { message, details } = error as { message: string; details?: { event?: unknown } };
    return [`${message} ${JSON.stringify(details?.event ?? details)}`];
  }
}

/** Items of one partner and of two, an Arabic book with texts, and one with a picture that is not for everyone. */
async function fill(world: IiifWorld): Promise<{ item: string; book: string }> {
  const item = await world.describe({
    id: 'bowl',
    content: {
      title: { en: ['A bowl <of clay>'] },
      description: { en: ['Found & kept.'] },
      creditLine: { en: ['Given by a friend'] },
      date: [{ edtf: '1850' }],
      rights: ['http://rightsstatements.org/vocab/NKC/1.0/'],
      mediaRights: ['http://creativecommons.org/licenses/by/4.0/'],
    },
    pictures: [{ alt: { en: ['From above'] } }],
  });
  await world.describe({
    id: 'b',
    partner: 'b',
    item,
    content: { title: { sw: ['Bakuli'] }, date: [{ edtf: '1900' }] },
    pictures: [{}],
  });
  const book = await world.describe({
    id: 'book',
    content: { title: { ar: ['كتاب'] }, language: ['ar'] },
    pictures: [{ transcription: { ar: ['بسم الله'], und: ['IX'] } }, { alt: { en: ['A page'] } }],
  });
  await world.makePyramids();
  return { item, book };
}

test('every document follows its schema and says nothing that its contexts do not know', {
  skip,
}, async (t) => {
  const world = await iiifWorld(t);
  const { item, book } = await fill(world);
  const schema = JSON.parse(await readFile(path.join(data, 'schemas/iiif/iiif_3_0.json'), 'utf8'));
  // The schema's formats (uri, date-time) stand beside patterns of its own; ajv alone does not know them.
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const image = world.archive.reader.item(book)!.records[0]!.content.media![0]!.file!;
  const ask = async (path: string): Promise<Record<string, never>> => {
    const answer = await request(world.app).get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers['access-control-allow-origin'], '*', path);
    return JSON.parse(answer.text || answer.body.toString());
  };
  const follows = async (document: object, name: string) => {
    assert.deepEqual(validate(document) ? [] : validate.errors, [], name);
    assert.deepEqual(await unknownWords(document), [], name);
  };
  for (const rest of ['collection', 'collection/shared', 'collection/partner/b', 'collection/shared/from/0'])
    await follows(await ask(`/iiif/presentation/3/${rest}`), rest);
  for (const id of [item, book]) await follows(await ask(`/iiif/presentation/3/${id}/manifest`), id);
  const service = (await ask(`/iiif/presentation/3/${book}/manifest`)) as never as {
    items: { items: { items: { body: { service: { id?: string; '@id'?: string }[] } }[] }[] }[];
  };
  const [three, two] = service.items[0]!.items[0]!.items[0]!.body.service;
  const root = (id: string) => id.replace(/^https:\/\/[^/]+/, '');
  for (const path of [
    `/iiif/presentation/2/${item}/manifest`,
    `/iiif/presentation/2/${book}/manifest`,
    '/iiif/presentation/2/collection',
    '/iiif/presentation/2/collection/shared',
    `/iiif/search/2/${book}?q=${encodeURIComponent('بسم')}&user=x`,
    `/iiif/search/2/${book}/autocomplete?q=&date=x`,
    '/iiif/discovery/1/activity',
    '/iiif/discovery/1/activity/page/0',
    `${root(three!.id!)}/info.json`,
    `${root(two!['@id']!)}/info.json`,
  ])
    assert.deepEqual(await unknownWords(await ask(path)), [], path);

  const key = await world.key('b');
  const statement = statementId({ field: 'media', key: image });
  done(
    restrict(world.archive, {
      item: book,
      record: 'a',
      statement,
      access: { level: 'partners' },
      ground: 'own',
      actor: actor('a'),
      time: now(),
    }),
  );
  const seen = await request(world.app)
    .get(`/iiif/presentation/3/${book}/manifest`)
    .set('Authorization', `Bearer ${key}`);
  assert.match(JSON.stringify(seen.body), /AuthProbeService2/);
  await follows(seen.body, 'a manifest for some');
  const info = await request(world.app)
    .get(`${root(three!.id!)}/info.json`)
    .set('Authorization', `Bearer ${key}`);
  assert.deepEqual(await unknownWords(info.body), []);
});
