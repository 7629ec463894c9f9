import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import jsonld from 'jsonld';
import type { RecordState } from '../../server/archive/archive.ts';
import { itemDocument } from '../../server/projections/graphs/item-document.ts';
import { recordDocument } from '../../server/projections/graphs/record-graph.ts';
import { documentParts } from '../../vocab/crosswalks/linked-art/builder.ts';
import type { LinkedArtNode } from '../../vocab/crosswalks/linked-art/node.ts';
import { publishedLinkedArt, publishedPart } from '../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../vocab/crosswalks/linked-art/to-triples.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { hostile } from '../vocab/hostile-content.ts';
import { bowl, song } from '../vocab/sample-contents.ts';
import { readContents, readFixtureContents } from './read-contents.ts';
import { namedByContent } from './same-graph.ts';
import { sharedFile } from './shared-data.ts';

const context = sharedFile('contexts/linked-art.json');
const tate = sharedFile('tate/artworks.ndjson.gz');
const base = 'http://127.0.0.1:3000/';

const genids = `<${base}.well-known/genid/`;

const record = (content: RecordContent, given: Partial<RecordState> = {}): RecordState => ({
  item: 'abc',
  name: 'kumasi',
  partner: 'kumasi',
  collection: 'c',
  sourceId: '1',
  revision: 1,
  deposit: 1,
  time: '2026-01-01T10:00:00.000Z',
  content,
  ...given,
});

let document: unknown;
const documentLoader = async (url: string) => {
  assert.equal(url, 'https://linked.art/ns/v1/linked-art.json');
  document ??= JSON.parse(readFileSync(context.path, 'utf8'));
  return { document, documentUrl: url, contextUrl: undefined };
};
const triplesOf = async (published: Record<string, unknown>) =>
  (await jsonld.toRDF(
    published as never,
    { format: 'application/n-quads', documentLoader } as never,
  )) as unknown as string;
/** What a JSON-LD processor reads in documents and in those that they point to as their own parts. */
function readPublished(docs: readonly LinkedArtNode[]): Promise<string> {
  const all = docs.flatMap((doc) => [
    publishedLinkedArt(doc, base),
    ...documentParts.map((part) => publishedPart(doc, part, base)),
  ]);
  const bodies = all.filter((one) => one !== undefined).map(({ '@context': _, ...body }) => body);
  return triplesOf({ '@context': 'https://linked.art/ns/v1/linked-art.json', '@graph': bodies });
}

/** Checks that documents, and the parts that have documents of their own, say what the triples say; so many at once. */
async function compare(docs: readonly LinkedArtNode[], atOnce = 50): Promise<number> {
  let count = 0;
  for (let start = 0; start < docs.length; start += atOnce) {
    const some = docs.slice(start, start + atOnce);
    const ours = some.map(toTriples).join('');
    const subjects = new Set(ours.split('\n').map((line) => line.split(' ')[0]));
    const theirs = (await readPublished(some))
      .split('\n')
      // The type and name of what is only pointed to are in the document for its readers and not in the graph.
      .filter((line) => !(/^<[^>]*> <[^>]*#(?:type|label)>/.test(line) && !subjects.has(line.split(' ')[0]!)))
      .join('\n');
    const lines = namedByContent(ours, (term) => term.startsWith(genids));
    assert.deepEqual(
      lines,
      namedByContent(theirs, (term) => term.startsWith('_:')),
    );
    count += lines.length;
  }
  return count;
}

/** Each content as an item of its own. */
const documentsOf = (contents: readonly RecordContent[]): LinkedArtNode[] =>
  contents.map((content, index) => recordDocument(record(content, { item: `abc${index}` }), base));

describe('the JSON-LD of a record and its graph are the same', { skip: context.skip }, () => {
  let fixtures: RecordContent[] = [];
  before(async () => {
    fixtures = await readFixtureContents();
  });

  test('with every field', async () => {
    for (const content of [bowl, song, hostile, { ...hostile, nature: ['intangible'] }])
      assert.ok((await compare([recordDocument(record(content), base)])) > 8);
  });

  test('in all fixtures', async () => {
    assert.ok(fixtures.length > 80);
    assert.ok((await compare(documentsOf(fixtures))) > 20 * fixtures.length);
  });

  // The processor takes minutes for a thousand of them; they are all compared where ALL_RECORDS is set.
  const most = process.env.ALL_RECORDS ? 1000 : 100;
  test(`in ${most} real records`, { skip: tate.skip }, async () => {
    const real = await readContents(tate.path, { most, every: 7 });
    assert.equal(real.length, most);
    assert.ok((await compare(documentsOf(real))) > 20 * real.length);
  });

  test('where statements are contested', async () => {
    const contested = statementsOf(bowl)
      .filter(({ field }) => field === 'title' || field === 'date')
      .map(statementId);
    const plain = await compare([recordDocument(record(bowl), base)]);
    const marked = await compare([recordDocument(record(bowl, { contested }), base)]);
    assert.ok(marked >= plain + 6 * contested.length);
  });

  test('in an item whose partners agree and differ', async () => {
    const other: RecordContent = {
      ...bowl,
      title: { en: ['Dish with a crane'] },
      date: [{ edtf: '1700' }],
      rights: ['http://rightsstatements.org/vocab/InC/1.0/'],
      dimension: [{ kind: 'height', value: 8, unit: 'cm' }],
    };
    const records = [
      record(bowl),
      record(other, { name: 'kyoto', partner: 'kyoto' }),
      record(other, { name: 'osaka', partner: 'osaka' }),
    ];
    const doc = itemDocument({ id: 'abc', records }, { base, partnerName: (id) => ({ en: [id] }) });
    assert.ok((await compare([doc])) > 30);
  });
});
