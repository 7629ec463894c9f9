import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '../../server/archive/canonical-json.ts';
import { storedDigest } from '../../server/archive/revision-contents.ts';
import { contentDigest } from '../../server/archive/write-records.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { temporaryArchive } from './temporary-archive.ts';

test('the digest of a content is that of its canonical JSON; of one made of it, none is known', async (t) => {
  const archive = temporaryArchive(t);
  await depositRows(archive, [{ id: '1', content: { title: { ja: ['籠'], en: ['Basket'] } } }]);
  const [change] = archive.feed.changesAfter(0, 1);
  const { content } = archive.reader.items([change!.item])[0]!.records[0]!;
  assert.equal(Buffer.compare(storedDigest(content)!, contentDigest(canonicalJson(content))), 0);
  assert.equal(storedDigest({ ...content }), undefined);
});
