import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ingestFile } from '../../server/commands/ingest-file.ts';
import { noRows, type RowCounts, type RowPreview } from '../../server/deposit/row-preview.ts';
import { loadOwnSchemes } from '../../server/vocabulary/load-own-schemes.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { sharedFile } from './shared-data.ts';

// What a preview of real files says is what a commit does; the same file again changes nothing, whatever columns it has.

const sources = [
  'autry/AutryObjects.xlsx',
  'utokyo/utokyo_ja_collections.csv',
  'ead3/mc00062.xml',
  'lido/mnha_example_full_final_1.xml',
  'mods/example.xml',
  'edm/edm_ext.xml',
].map((path) => ({ path, source: sharedFile(path) }));

for (const { path, source } of sources)
  test(`${path}: looked at, taken, and looked at again`, { skip: source.skip }, async (t) => {
    const archive = temporaryArchive(t);
    archive.db.exec('PRAGMA synchronous = OFF');
    await loadOwnSchemes(archive);
    async function take(dryRun: boolean) {
      const rows: RowPreview[] = [];
      let counts: RowCounts = noRows();
      const result = await ingestFile(archive, {
        file: source.path,
        partner: 'a',
        collection: 'shared',
        baseUrl: 'http://127.0.0.1:3000/',
        language: 'en',
        dryRun,
        onRows: (told) => {
          rows.push(...told.flatMap(({ row }) => row ?? []));
        },
        onProgress: (so) => {
          counts = { ...so.counts };
        },
      });
      assert.equal(result.outcome, 'done');
      return { rows, counts };
    }
    const looked = await take(true);
    const taken = await take(false);
    assert.ok(taken.counts.new > 0);
    const told = ({ rows }: typeof looked) =>
      rows.map(({ row, id, outcome, item, joins }) => [row, id, outcome, item, joins]);
    assert.deepEqual(told(looked), told(taken));
    // A row is shown as it then is.
    for (const { record, item } of looked.rows.filter(({ outcome }) => outcome === 'new').slice(0, 50))
      assert.deepEqual(
        archive.reader.item(item!)!.records.find(({ partner }) => partner === 'a')!.content,
        record,
      );
    const again = await take(true);
    assert.deepEqual(
      [again.counts.new, again.counts.changed],
      [0, 0],
      JSON.stringify(again.rows.find(({ outcome }) => outcome === 'changed')),
    );
    assert.equal(again.counts.same, taken.counts.new);
  });
