import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HarvestState, resumptionTokens } from '../../../server/protocols/oai/resumption-token.ts';

const state: HarvestState = {
  verb: 'ListRecords',
  prefix: 'oai_dc',
  set: 'partner:museum',
  from: '2026-01-01T00:00:00Z',
  after: 1234,
  cursor: 100,
  total: 69_202,
};

test('a token gives its state back, to another process with the same secret too', () => {
  const token = resumptionTokens('secret').write(state);
  assert.deepEqual(resumptionTokens('secret').read(token), state);
  assert.match(token, /^[\w.-]+$/, 'it needs no escaping in addresses or XML');
});

test('another secret does not read it', () => {
  assert.equal(resumptionTokens('other').read(resumptionTokens('secret').write(state)), undefined);
});

test('no change of a single character is taken', () => {
  const tokens = resumptionTokens('secret');
  const token = tokens.write(state);
  for (let place = 0; place < token.length; place++)
    for (const other of ['A', 'w', '.', ''])
      if (token[place] !== other)
        assert.equal(tokens.read(token.slice(0, place) + other + token.slice(place + 1)), undefined);
});
