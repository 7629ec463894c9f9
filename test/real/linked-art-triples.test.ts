import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { markContested } from '../../server/projections/graphs/contested-nodes.ts';
import type { LinkedArtNode } from '../../vocab/crosswalks/linked-art/node.ts';
import { publishedLinkedArt, toLinkedArt } from '../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../vocab/crosswalks/linked-art/to-triples.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { bowl, song } from '../vocab/sample-contents.ts';
import { sharedFile } from './shared-data.ts';

const context = sharedFile('contexts/linked-art.json');
const base = 'http://127.0.0.1:3000/';

async function compare(content: RecordContent, mark = (_: LinkedArtNode) => {}): Promise<number> {
  const document = JSON.parse(readFileSync(context.path, 'utf8'));
  const documentLoader = async (url: string) => {
    assert.equal(url, 'https://linked.art/ns/v1/linked-art.json');
    return { document, documentUrl: url, contextUrl: undefined };
  };
  const images = [{ id: 'img1', file: content.media?.[0]?.file ?? '' }];
  const doc = toLinkedArt(content, { base, item: 'abc', collections: ['c'], images });
  mark(doc);
  const published = publishedLinkedArt(doc, base);
  const canonical = async (nquads: string) =>
    (await jsonld.canonize(
      nquads as never,
      {
        inputFormat: 'application/n-quads',
        format: 'application/n-quads',
        algorithm: 'RDFC-1.0',
      } as never,
    )) as unknown as string;
  const ours = toTriples(doc);
  const subjects = new Set(ours.split('\n').map((line) => line.split(' ')[0]));
  const theirs = (
    (await jsonld.toRDF(
      published as never,
      { format: 'application/n-quads', documentLoader } as never,
    )) as unknown as string
  )
    .split('\n')
    // The type of what is only pointed to is in the document for its readers and not in the graph.
    .filter((line) => !(/^<[^>]*> <[^>]*#type>/.test(line) && !subjects.has(line.split(' ')[0]!)))
    .join('\n');
  const blank = ours.replace(/<http:\/\/127\.0\.0\.1:3000\/\.well-known\/genid\/(\w+)>/g, '_:b$1');
  assert.deepEqual((await canonical(blank)).split('\n'), (await canonical(theirs)).split('\n'));
  return subjects.size;
}

test('the JSON-LD of a record and its graph are the same', { skip: context.skip }, async () => {
  assert.ok((await compare(bowl)) > 20);
  assert.ok((await compare(song)) > 8);
});

test('so they are where statements are contested', { skip: context.skip }, async () => {
  const record = {
    item: 'abc',
    name: 'kumasi',
    partner: 'kumasi',
    contested: ['title-0123456789', 'date-0123456789'],
  };
  const plain = await compare(bowl);
  assert.equal(await compare(bowl, (doc) => markContested(doc, record as never, base)), plain + 2);
});
