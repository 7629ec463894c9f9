import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RowDraft, readDrafts } from '../../ingest/ingest.ts';
import { suggestMapping } from '../../ingest/mappings/suggest/suggest-mapping.ts';
import { readRows } from '../../ingest/readers/read-rows.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { sharedFile } from './shared-data.ts';

const npg = sharedFile('npg/NPGObjects3.xlsx');
const npgTable = sharedFile('npg/NPGObjects3.csv');
const autry = sharedFile('autry/AutryObjects.xlsx');
const utokyo = sharedFile('utokyo/utokyo_ja_collections.csv');

async function readAll(
  file: string,
): Promise<{ contents: RecordContent[]; drafts: RowDraft[]; codes: Record<string, number> }> {
  const drafts: RowDraft[] = [];
  const codes: Record<string, number> = {};
  for await (const draft of readDrafts({ file })) {
    if (draft.draft) drafts.push(draft);
    for (const { code } of draft.problems) codes[code] = (codes[code] ?? 0) + 1;
  }
  return { drafts, contents: drafts.flatMap(({ content }) => content ?? []), codes };
}

const share = (contents: RecordContent[], test: (content: RecordContent) => unknown): number =>
  contents.filter(test).length / contents.length;

test('the National Portrait Gallery’s workbook is read whole, well under 15 seconds', {
  skip: npg.skip,
}, async () => {
  const started = performance.now();
  const { contents, codes } = await readAll(npg.path);
  assert.ok(performance.now() - started < 15_000);
  assert.equal(contents.length, 16_846);
  assert.deepEqual(codes, {});
  assert.ok(share(contents, ({ date }) => date?.[0]?.edtf) > 0.99);
  assert.ok(share(contents, ({ dimension }) => dimension?.length) > 0.98);
  const head = contents.find(({ identifier }) => identifier?.[0]?.value === 'NPG.84.70')!;
  assert.deepEqual(
    head.dimension?.map(({ kind, value, unit, part }) => [kind, value, unit, part?.en?.[0]]),
    [
      ['height', 120.7, 'cm', 'Stretcher'],
      ['width', 92.7, 'cm', 'Stretcher'],
      ['depth', 2.5, 'cm', 'Stretcher'],
      ['height', 141.6, 'cm', 'Frame'],
      ['width', 116.2, 'cm', 'Frame'],
      ['depth', 8.9, 'cm', 'Frame'],
    ],
  );
  const about = contents.find(({ identifier }) => identifier?.[0]?.value === 'S/NPG.94.358.2')!;
  assert.deepEqual(about.date, [{ edtf: '1952~', display: { en: ['c. 1952'] } }]);
});

test('the workbook says what the table of the same name does', {
  skip: npg.skip || npgTable.skip,
}, async () => {
  const rowsOf = async (file: string) => {
    const rows = new Map<unknown, Readonly<Record<string, unknown>>>();
    for await (const outcome of readRows({ file }))
      if (outcome.kind === 'row') rows.set(outcome.values.ObjectID, outcome.values);
    return rows;
  };
  const [sheet, table] = [await rowsOf(npg.path), await rowsOf(npgTable.path)];
  assert.equal(sheet.size, table.size);
  const other: string[] = [];
  for (const [id, values] of sheet) {
    const same = table.get(id)!;
    for (const [heading, value] of Object.entries(values))
      if (heading !== 'Dated' && String(value).trim() !== String(same[heading]).trim()) other.push(heading);
  }
  // Numbers of editions that a spreadsheet once took for days; what the table gives is no more what was meant.
  assert.deepEqual(other, ['Edition', 'Edition', 'Edition']);
});

test('the Autry Museum’s workbook is read whole', { skip: autry.skip }, async () => {
  const { contents, codes } = await readAll(autry.path);
  assert.equal(contents.length, 193);
  assert.deepEqual(codes, {});
  assert.equal(
    share(contents, ({ dimension }) => dimension?.length),
    1,
  );
  assert.equal(
    share(contents, ({ owner }) => owner?.[0]?.id === 'https://theautry.org'),
    1,
  );
});

test('the University of Tokyo’s list is read whole; letters tell Japanese and Korean, characters alone do not', {
  skip: utokyo.skip,
}, async () => {
  const { contents, codes } = await readAll(utokyo.path);
  assert.equal(contents.length, 16_138);
  // Two manifests stand in the list twice.
  assert.deepEqual(codes, { 'id.duplicate': 2 });
  const tags = new Set(contents.flatMap(({ title }) => Object.keys(title ?? {})));
  assert.deepEqual([...tags].sort(), ['ja', 'ko', 'und']);
  for (const { title } of contents)
    if (title?.ja) assert.match(title.ja[0]!, /[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  assert.equal(
    share(contents, ({ relation }) => relation?.[0]?.target.endsWith('manifest') || relation?.length),
    1,
  );
});

const suggested = async (file: string): Promise<Record<string, string>> => {
  const rows: Readonly<Record<string, unknown>>[] = [];
  let headings: readonly string[] = [];
  for await (const outcome of readRows({ file })) {
    if (outcome.kind !== 'row') continue;
    headings = outcome.headings!;
    if (rows.push(outcome.values) === 200) break;
  }
  return Object.fromEntries(
    suggestMapping({ headings, rows }).suggestions.map(({ heading, is }) => [heading, is ?? '?']),
  );
};

test('a mapping is suggested for the real headings', {
  skip: npg.skip || autry.skip || utokyo.skip,
}, async () => {
  assert.deepEqual(await suggested(npg.path), {
    ObjectID: 'id',
    ObjectNumber: 'identifier',
    Classification: 'type',
    Medium: 'medium',
    Dated: 'date',
    DateBegin: 'date',
    DateEnd: 'date',
    Dimensions: 'dimension',
    CreditLine: 'creditLine',
    Edition: 'extent',
    Exhibitions: 'provenance',
  });
  const ofAutry = await suggested(autry.path);
  assert.deepEqual(
    [ofAutry.Title, ofAutry.ObjectName, ofAutry.Owner, ofAutry.Measurements],
    ['title', 'type', 'owner', 'dimension'],
  );
  assert.deepEqual(await suggested(utokyo.path), {
    manifest: 'id',
    label: 'title',
    license: 'creditLine',
    thumbnail: 'media',
  });
});
