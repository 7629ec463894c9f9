import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withHeads } from '../../../server/projections/search/with-heads.ts';
import { agentNamed, placeNamed } from '../../acts/authorities/authority-world.ts';
import { term, view } from './views.ts';

const seen = view('a', {
  lyon: {
    title: { en: ['A'] },
    creator: [
      { agent: { label: { en: ['Hokusai'] } }, role: term({ en: ['maker'] }) },
      { agent: { label: { en: ['Hiroshige'] } } },
    ],
    place: [term({ en: ['Edo'] })],
  },
  kyoto: { title: { ja: ['B'] } },
});

test('joined people and places go by one reference and keep the words of the record; what is not joined is the same object', () => {
  assert.equal(
    withHeads(seen, (reference) => reference),
    seen,
  );
  const heads = new Map([
    [agentNamed('Hokusai'), 'agent/head'],
    [placeNamed('Edo'), 'place/head'],
  ]);
  const moved = withHeads(seen, (reference) => heads.get(reference) ?? reference);
  const of = (of: typeof seen, partner: string) => of.records.find((record) => record.partner === partner)!;
  assert.equal(of(moved, 'kyoto'), of(seen, 'kyoto'));
  assert.deepEqual(of(moved, 'lyon').content.creator, [
    { agent: { label: { en: ['Hokusai'] }, id: 'agent/head' }, role: term({ en: ['maker'] }) },
    { agent: { label: { en: ['Hiroshige'] } } },
  ]);
  assert.deepEqual(of(moved, 'lyon').content.place, [{ ...term({ en: ['Edo'] }), id: 'place/head' }]);
  assert.equal(of(seen, 'lyon').content.place![0]!.id, undefined, 'the view itself stays');
});
