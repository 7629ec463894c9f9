import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partnerFault, partnerIdFault } from '../../server/curation/partner-fault.ts';

test('an id is a short name, and none by which somebody else is known', () => {
  for (const id of ['a', 'musee-2', 'x'.repeat(40)]) assert.equal(partnerIdFault(id), undefined, id);
  for (const id of [
    '',
    'A',
    '-a',
    'a b',
    'a.2',
    'x'.repeat(41),
    'operator',
    'deadline',
    'person',
    'claimant',
    'mediator',
  ])
    assert.match(partnerIdFault(id)!, /cannot be a partner's id/, id);
});

test('what is said of a partner has the forms of its standards', () => {
  const good = {
    country: 'KE',
    homepage: 'https://x.example/',
    isil: 'DE-MUS-123',
    ror: 'https://ror.org/04z6c2n17',
  };
  assert.equal(partnerFault(good), undefined);
  assert.equal(partnerFault({}), undefined);
  for (const [name, value, said] of [
    ['country', 'Kenya', /two capitals/],
    ['homepage', 'x.example', /begins with http/],
    ['homepage', 'http://x.example/a b', /begins with http/],
    ['isil', 'MUS', /ISIL/],
    ['ror', 'https://ror.org/1', /ROR/],
  ] as const)
    assert.match(partnerFault({ ...good, [name]: value })!, said);
});
