import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorityContent, AuthorityKind } from '../../../vocab/authority/authority.ts';
import { checkAuthority } from '../../../vocab/authority/check-authority.ts';
import { sameAddress } from '../../../vocab/authority/same-address.ts';

const name = { en: ['Hokusai'] };
const faults = (kind: AuthorityKind, content: AuthorityContent, reference?: string) => {
  const checked = checkAuthority(kind, content, reference);
  return 'problems' in checked ? checked.problems.map(({ path, code }) => `${path} ${code}`) : [];
};

test('the addresses that people copy from registers become the one that means the thing', () => {
  const wikidata = 'http://www.wikidata.org/entity/Q5586';
  for (const text of [
    'https://www.wikidata.org/wiki/Q5586',
    'http://www.wikidata.org/entity/q5586',
    ' https://m.wikidata.org/wiki/Special:EntityData/Q5586.json ',
  ])
    assert.equal(sameAddress(text), wikidata, text);
  assert.equal(sameAddress('https://viaf.org/viaf/69033717/#Katsushika'), 'http://viaf.org/viaf/69033717');
  assert.equal(
    sameAddress('https://vocab.getty.edu/page/ulan/500060426'),
    'http://vocab.getty.edu/ulan/500060426',
  );
  assert.equal(
    sameAddress('https://www.getty.edu/vow/ULANFullDisplay?find=&role=&subjectid=500060426'),
    'http://vocab.getty.edu/ulan/500060426',
  );
  assert.equal(
    sameAddress('https://www.geonames.org/1850147/tokyo.html'),
    'https://sws.geonames.org/1850147/',
  );
  assert.equal(sameAddress('https://d-nb.info/gnd/118774832'), 'https://d-nb.info/gnd/118774832');
  assert.equal(sameAddress('https://example.org/person/1'), 'https://example.org/person/1');
  for (const text of ['Q5586', 'javascript:alert(1)', 'https://a b', 'ftp://x.example/1', ''])
    assert.equal(sameAddress(text), undefined, text);
});

test('a description is cleaned and kept in one form', () => {
  assert.deepEqual(
    checkAuthority('agent', {
      name: { en: ['  Hokusai '], ja: ['北斎\u0000'] },
      nature: 'person',
      begin: '1760~',
      end: '',
      same: ['https://www.wikidata.org/wiki/Q5586', 'http://www.wikidata.org/entity/Q5586'],
      note: { en: [''] },
    }),
    {
      content: {
        name: { en: ['Hokusai'], ja: ['北斎'] },
        nature: 'person',
        begin: '1760~',
        same: ['http://www.wikidata.org/entity/Q5586'],
      },
    },
  );
});

test('each fault is told at its place', () => {
  assert.deepEqual(faults('agent', { name: { en: [' '] } }), ['name name.missing']);
  assert.deepEqual(faults('agent', { name: { english_: ['x'], en: ['y'] } }), ['name.english_ language.tag']);
  assert.deepEqual(faults('agent', { name, begin: 'about 1760' }), ['begin date.edtf']);
  assert.deepEqual(faults('agent', { name, begin: '1849', end: '1760' }), ['end date.order']);
  assert.deepEqual(faults('agent', { name, begin: '-0100', end: '0014' }), []);
  assert.deepEqual(faults('agent', { name, point: { latitude: 1, longitude: 1 } }), ['point property.kind']);
  assert.deepEqual(faults('place', { name, nature: 'person' }), ['nature property.kind']);
  assert.deepEqual(faults('place', { name, point: { latitude: 91, longitude: Number.NaN } }), [
    'point.latitude point.range',
    'point.longitude point.range',
  ]);
  assert.deepEqual(faults('place', { name, within: 'place/edo' }, 'place/edo'), ['within place.within']);
  assert.deepEqual(faults('place', { name, within: 'agent/edo' }), ['within place.within']);
  assert.deepEqual(faults('place', { name, same: ['nonsense'] }), ['same[0] same.address']);
  const same = Array.from({ length: 51 }, (_, at) => `https://example.org/${at}`);
  assert.deepEqual(faults('place', { name, same: same.slice(1) }), []);
  assert.deepEqual(faults('place', { name, same }), ['same same.many']);
});
