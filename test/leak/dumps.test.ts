import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { withdrawRecord } from '../../server/acts/edit-record.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { saveCollection } from '../../server/acts/save-members.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import { currentFolder } from '../../server/projections/dumps/dump-manifest.ts';
import { bagOf } from '../../server/projections/dumps/write-bag.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId } from '../../vocab/record/statement.ts';
import { cc0 } from '../../vocab/rights.ts';
import { done, itemOf, now, steward } from '../acts/acts-world.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { dump, dumpWorld } from '../projections/dumps/dump-world.ts';
import { followAll } from '../protocols/ldes/ldes-world.ts';

/** A word that stands nowhere else, in each kind of place. */
const canary = (word: string): RecordContent => ({
  title: { en: [`Title ${word}`], ar: [`عنوان ${word}`] },
  description: { en: [`Told of ${word}`] },
  type: [{ label: { en: [`type ${word}`] } }],
  material: [{ id: `https://terms.example/${word}`, label: { en: [`material ${word}`] } }],
  creator: [{ agent: { label: { en: [`Maker ${word}`] } } }],
});

test('what is not public is in no file of a dump, in no form, nor in a bag', async (t) => {
  const archive = await dumpWorld(t);
  saveCollection(archive, {
    id: 'closed',
    name: { en: ['Closed'] },
    partners: ['a', 'b'],
    agreement: { ...defaultAgreement, access: { level: 'partners' } },
    licence: cc0,
  });
  const words = {
    item: 'canaryitem',
    record: 'canaryrecord',
    statement: 'canarystatement',
    withdrawn: 'canarywithdrawn',
    collection: 'canarycollection',
    proposed: 'canaryproposed',
  };
  const open = 'canaryopen';
  const rows = (...ids: string[]) => ids.map((id) => ({ id, content: canary(id) }));
  await depositRows(archive, rows(words.item, words.record, words.statement, words.withdrawn, open));
  await depositRows(archive, rows(words.collection), { collection: 'closed' });
  await depositRows(archive, rows(words.proposed), { role: 'curator' });
  followAll(archive);
  const by = { actor: steward('a'), time: now() };
  const closed = { access: { level: 'withheld' }, ground: 'own', ...by } as const;
  done(restrict(archive, { item: itemOf(words.item), ...closed }));
  done(restrict(archive, { item: itemOf(words.record), record: 'a', ...closed }));
  const parts = {
    title: [`en:title ${words.statement}`, `ar:عنوان ${words.statement}`],
    description: [`en:told of ${words.statement}`],
    type: [`en:type ${words.statement}`],
    material: [`https://terms.example/${words.statement}`],
    creator: [`en:maker ${words.statement}`],
  } as const;
  for (const [field, keys] of Object.entries(parts))
    for (const key of keys) {
      const statement = statementId({ field: field as 'title', key });
      done(restrict(archive, { item: itemOf(words.statement), record: 'a', statement, ...closed }));
    }
  done(withdrawRecord(archive, { item: itemOf(words.withdrawn), record: 'a', ...by }));
  followAll(archive);
  const manifest = await dump(archive);

  const folder = currentFolder(archive.dataDir);
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => {
      const bytes = readFileSync(path);
      if (path.endsWith('.gz')) return [path, gunzipSync(bytes).toString()];
      if (path.endsWith('.zst')) return [path, zstdDecompressSync(bytes).toString()];
      return [path, bytes.toString()];
    });
  const where = (text: string) =>
    texts.filter(([, content]) => content.toLowerCase().includes(text)).map(([path]) => path);
  // It would be worth nothing if it could not find what is there.
  assert.ok(where(open).length >= 12);
  for (const word of Object.values(words)) {
    // Its number in the source is what a hidden item is called, and a proposal's row too.
    assert.deepEqual(where(word === words.statement ? `title ${word}` : word), [], word);
  }
  for (const what of ['told of', 'type', 'material', 'maker'])
    assert.deepEqual(where(`${what} ${words.statement}`), [], what);
  assert.deepEqual(where(`terms.example/${words.statement}`), []);
  assert.deepEqual(
    manifest.collections.map(({ id }) => id),
    ['shared', 'songs'],
  );
  assert.equal(bagOf(manifest, 'closed', { folder, dataDir: archive.dataDir }), undefined);
});
