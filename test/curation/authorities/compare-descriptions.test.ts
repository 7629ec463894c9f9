import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareDescriptions } from '../../../server/curation/authorities/compare-descriptions.ts';
import type { AuthorityContent } from '../../../vocab/authority/authority.ts';

const said = (partner: string, content: AuthorityContent, reference = 'agent/x') => ({
  partner,
  reference,
  time: '2026-01-01T00:00:00Z',
  content,
});
const lines = (kind: 'agent' | 'place', ...descriptions: ReturnType<typeof said>[]) =>
  compareDescriptions(kind, descriptions).map(
    ({ property, value, standing, claims }) =>
      `${property} ${typeof value === 'string' ? value : `${value.latitude},${value.longitude}`} ${standing} ${claims.map(({ partner }) => partner).join('+')}`,
  );

test('names and addresses add up, dates and kinds exclude one another, notes never differ', () => {
  assert.deepEqual(
    lines(
      'agent',
      said('a', {
        name: { en: ['Hokusai'] },
        nature: 'person',
        begin: '1760',
        same: ['http://x.example/1'],
        note: { en: ['One.'] },
      }),
      said('b', {
        name: { en: ['HOKUSAI', 'Manji'] },
        nature: 'person',
        begin: '1760~',
        note: { en: ['Two.'] },
      }),
      said('c', { name: { ja: ['北斎'] }, nature: 'group', begin: '1761' }),
    ),
    [
      'name Hokusai agreed a+b',
      'name Manji sole b',
      'name 北斎 sole c',
      'nature person differing a+b',
      'nature group differing c',
      // “About 1760” is bounded like 1760.
      'begin 1760 differing a+b',
      'begin 1761 differing c',
      'same http://x.example/1 sole a',
      'note One. sole a',
      'note Two. sole b',
    ],
  );
});

test('points that lie together agree; one partner who describes two that were joined is one voice', () => {
  const point = (latitude: number, longitude: number) => ({
    name: { en: ['Lamu'] },
    point: { latitude, longitude },
  });
  assert.deepEqual(
    lines('place', said('a', point(-2.2696, 40.9006)), said('b', point(-2.2717, 40.902))).slice(1),
    ['point -2.2696,40.9006 agreed a+b'],
  );
  assert.deepEqual(
    lines(
      'place',
      said('a', point(1, 1), 'place/x'),
      said('a', point(5, 5), 'place/y'),
      said('b', point(1, 1)),
    ).slice(1),
    ['point 1,1 agreed a+b', 'point 5,5 differing a'],
  );
});
