import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareStatements } from '../../server/curation/compare-statements.ts';
import { leadingRecord } from '../../server/curation/leading-record.ts';
import { mergedContent } from '../../server/curation/merged-content.ts';
import type { RecordView } from '../../server/curation/view.ts';
import type { RecordContent } from '../../vocab/fields.ts';

const record = (item: string, partner: string, content: RecordContent): RecordView => ({
  item,
  name: partner,
  partner,
  collection: 'c',
  sourceId: '1',
  revision: 1,
  deposit: 1,
  time: '2026-01-01T00:00:00.000Z',
  content,
});

test('over many items, partners that may lead do so equally often; a new partner moves nothing else', () => {
  const partners = ['lagos', 'kyoto', 'quito', 'paris'];
  const led = new Map(partners.map((p) => [p, 0]));
  const items = 8000;
  for (let i = 0; i < items; i += 1) {
    const records = partners.map((p) => record(`item${i}`, p, { title: { en: [p] } }));
    const leader = leadingRecord({ id: `item${i}`, records }).partner;
    led.set(leader, led.get(leader)! + 1);
    const more = leadingRecord({
      id: `item${i}`,
      records: [...records, record(`item${i}`, 'new', { title: { en: ['n'] } })],
    }).partner;
    assert.ok(more === leader || more === 'new');
  }
  // Binomial: 2,000 expected each, standard deviation 39; four deviations allowed.
  for (const [partner, times] of led)
    assert.ok(Math.abs(times - items / 4) < 160, `${partner} led ${times} times`);
});

test('a record in the reader’s language leads before others', () => {
  for (let i = 0; i < 50; i += 1) {
    const records = [
      record(`i${i}`, 'a', { title: { en: ['x'] } }),
      record(`i${i}`, 'b', { title: { 'ar-EG': ['س'] } }),
    ];
    assert.equal(leadingRecord({ id: `i${i}`, records }, 'ar').partner, 'b');
    assert.equal(leadingRecord({ id: `i${i}`, records }, 'en').partner, 'a');
  }
});

test('values are agreed, sole or differing by how their property compares', () => {
  const a = record('i', 'a', {
    title: { en: ['Mask'], fr: ['Masque'] },
    date: [{ edtf: '1850' }],
    material: [{ label: { en: ['wood'] } }],
    description: { en: ['One story.'] },
    dimension: [
      { kind: 'height', value: 30, unit: 'cm' },
      { kind: 'width', value: 20, unit: 'cm' },
    ],
  });
  const b = record('i', 'b', {
    title: { en: ['mask'], ja: ['面'] },
    date: [{ edtf: '1860' }],
    material: [{ label: { en: ['wood'] } }, { label: { en: ['raffia'] } }],
    description: { en: ['Another story.'] },
    dimension: [{ kind: 'height', value: 300, unit: 'mm' }],
  });
  const standing = compareStatements([a, b]).map(
    (g) => `${g.statement.key.slice(0, 14)} ${g.standing} ${g.claims.map((c) => c.partner)}`,
  );
  assert.deepEqual(standing, [
    'en:mask agreed a,b',
    'fr:masque sole a',
    'ja:面 sole b',
    '1850-01-01T00: differing a',
    '1860-01-01T00: differing b',
    'en:wood agreed a,b',
    'en:raffia sole b',
    'height=300 agreed a,b',
    'width=200 sole a',
    'en:one story. sole a',
    'en:another sto sole b',
  ]);
  assert.deepEqual(mergedContent({ id: 'i', records: [a, b] }).title, {
    en: ['Mask'],
    fr: ['Masque'],
    ja: ['面'],
  });
  assert.equal(mergedContent({ id: 'i', records: [a, b] }).dimension?.length, 2);
});
