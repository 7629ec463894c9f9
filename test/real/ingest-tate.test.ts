import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { readDrafts } from '../../ingest/ingest.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import type { Concept } from '../../vocab/record/record.ts';

const file = new URL('../../../shared/data/tate/artworks.ndjson.gz', import.meta.url).pathname;
const skip = existsSync(file) ? false : 'the real inputs are not here (../shared/data)';

/** Counted over the same file by a script in another language, which knows nothing of the mapping. */
const counted = {
  title: 69_202,
  alternativeTitle: 1659,
  // acno and id of each, and finberg where there is one.
  identifier: 174_846,
  type: 69_021,
  creator: 69_710,
  date: 63_806,
  period: 7265,
  medium: 62_818,
  extent: 66_769,
  description: 44_464,
  inscription: 6306,
  // The leaves of all trees, except for the one tree (D07539) that is a root alone.
  subject: 361_385,
  // Credit lines whose year of acquisition is given.
  provenance: 69_155,
  creditLine: 69_199,
  metadataRights: 69_202,
  source: 69_202,
};

describe('Tate, whole', { skip }, () => {
  const counts: Record<string, number> = {};
  const records = new Map<string, RecordContent>();
  const concepts = new Map<string, Concept>();
  const problems: SourceProblem[] = [];
  let rows = 0;
  const spots = new Set(['A00001', 'N01836', 'D27290', 'T07752', 'D14881', 'D07539', 'P13153']);
  const tally = (name: string, by = 1): void => {
    counts[name] = (counts[name] ?? 0) + by;
  };

  before(async () => {
    for await (const { draft, content, problems: found } of readDrafts({ file })) {
      problems.push(...found);
      if (!draft || !content) continue;
      rows++;
      for (const [name, values] of Object.entries(content))
        tally(name, Array.isArray(values) ? values.length : Object.values(values).flat().length);
      for (const { agent } of content.creator ?? []) if (agent.kind === 'person') tally('person');
      for (const { edtf, display } of content.date ?? []) {
        if (edtf) tally('edtf');
        if (edtf?.includes('/')) tally('interval');
        if (display) tally('display');
      }
      if (content.dimension?.some(({ kind }) => kind === 'height')) tally('with height');
      for (const concept of draft.concepts ?? []) concepts.set(concept.id, concept);
      if (spots.has(draft.id)) records.set(draft.id, content);
    }
  });

  test('all 69,202 are taken; one is warned of, since its years run backwards', () => {
    assert.equal(rows, 69_202);
    assert.deepEqual(
      problems.map(({ code, severity, row, id, value, column }) => ({
        code,
        severity,
        row,
        id,
        value,
        column,
      })),
      [
        {
          code: 'date.edtf',
          severity: 'warning',
          row: 17_681,
          id: 'D14881',
          value: '1828/1819',
          column: 'dateRange.startYear',
        },
      ],
    );
  });

  for (const [name, count] of Object.entries(counted))
    test(`${name}: ${count}`, () => assert.equal(counts[name], count));

  test('persons, dates and dimensions', () => {
    assert.equal(counts.person, 69_005);
    assert.equal(counts.edtf, 63_804);
    assert.equal(counts.interval, 12_982);
    assert.equal(counts.display, 63_210);
    // 66,366 texts hold “N x N”; one of them is in feet and has no unit for the rest.
    assert.equal(counts['with height'], 66_365);
  });

  test('every concept of the trees, movements and eras comes, and every broader one is there', () => {
    assert.equal(concepts.size, 16_633 + 141 + 6);
    for (const { broader = [] } of concepts.values())
      for (const id of broader) assert.ok(concepts.has(id), id);
    assert.deepEqual(concepts.get('concept/tate-1050')?.broader, ['concept/tate-92']);
  });

  test('A00001: a person, no date, height before width, the leaves of its subjects', () => {
    const record = records.get('A00001');
    assert.deepEqual(record?.creator, [
      {
        agent: {
          id: 'agent/tate-38',
          label: { en: ['Robert Blake'] },
          kind: 'person',
          dates: '1762–1787',
        },
      },
    ]);
    assert.equal(record?.date, undefined);
    assert.deepEqual(record?.dimension, [
      { kind: 'height', value: 394, unit: 'mm' },
      { kind: 'width', value: 419, unit: 'mm' },
    ]);
    assert.deepEqual(
      record?.subject?.map(({ id }) => id),
      [1050, 272, 694, 195, 1134, 5734].map((id) => `concept/tate-${id}`),
    );
    assert.deepEqual(record?.provenance, [
      { text: { en: ['Presented by Mrs John Richmond 1922'] }, edtf: '1922' },
    ]);
  });

  test('N01836: the frame is a part, the support is the whole', () => {
    assert.deepEqual(
      records.get('N01836')?.dimension?.map(({ kind, value, part }) => [kind, value, part?.en?.[0]]),
      [
        ['height', 152, undefined],
        ['width', 190, undefined],
        ['height', 254, 'frame'],
        ['width', 297, 'frame'],
        ['depth', 68, 'frame'],
      ],
    );
  });

  test('D27290: an approximate year, the sketchbook it is part of, its number in it', () => {
    const record = records.get('D27290');
    assert.deepEqual(record?.date, [{ edtf: '1832~', display: { en: ['c.1832'] } }]);
    assert.deepEqual(record?.description, { en: ['Part of: Gravesend and Margate Sketchbook'] });
    assert.deepEqual(record?.identifier?.[2], { value: 'CCLXXIX 6 a', kind: 'other' });
    assert.deepEqual(record?.dimension?.[0], { kind: 'height', value: 206, unit: 'mm' });
  });

  test('odd ones: a weight after the sides, two images, a date that stays as text', () => {
    assert.deepEqual(
      records.get('T07752')?.dimension?.map(({ kind, value, unit }) => [kind, value, unit]),
      [
        ['height', 28, 'mm'],
        ['width', 225, 'mm'],
        ['depth', 325, 'mm'],
        ['weight', 0.8, 'kg'],
      ],
    );
    assert.deepEqual(
      records.get('P13153')?.dimension?.map(({ value, part }) => [value, part?.en?.[0]]),
      [
        [141, 'image (top)'],
        [181, 'image (top)'],
        [156, 'image (bottom)'],
        [249, 'image (bottom)'],
        [298, 'support'],
        [249, 'support'],
      ],
    );
    assert.deepEqual(records.get('D14881')?.date, [{ display: { en: ['1828–9'] } }]);
    assert.equal(records.get('D07539')?.subject, undefined);
  });
});
