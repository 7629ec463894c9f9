import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLinkedArt } from '../../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../../../vocab/crosswalks/linked-art/to-triples.ts';
import type { RecordContent } from '../../../../vocab/fields.ts';

const gift = 'Given by the makers’ guild 1901';
const title = { en: ['Basket'] };
const triples = (content: RecordContent, item = 'a', base = 'https://archive.example/') =>
  toTriples(toLinkedArt(content, { base, item }));
const lines = (text: string) => text.split('\n').filter((line) => line.includes('P2_has_type')).length;

test('a text of two kinds in one record is of one kind still in the next', () => {
  const credit: RecordContent = { title, creditLine: { en: [gift] } };
  const before = triples(credit);
  const both = triples({ ...credit, provenance: [{ text: { en: [gift] } }] });
  assert.equal(lines(both), lines(before) + 1);
  assert.equal(triples(credit), before);
});

test('a term under another label, and another base, is another node', () => {
  const of = (label: string): RecordContent => ({
    title,
    subject: [{ id: 'concept/x', label: { en: [label] } }],
  });
  assert.ok(triples(of('weaving')).includes('"weaving"'));
  assert.ok(triples(of('plaiting')).includes('"plaiting"'));
  assert.ok(triples(of('weaving')).includes('"weaving"'));
  assert.ok(
    triples(of('weaving'), 'a', 'https://other.example/').includes('<https://other.example/concept/x>'),
  );
});
