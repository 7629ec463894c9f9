import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { drawOrder } from '../../../server/curation/disputes/draw-panel.ts';

const candidates = ['accra', 'cusco', 'hanoi', 'kano', 'kyoto', 'nuuk', 'quito'];

test('over 8,000 seeds each of seven candidates is drawn about equally often, and so in each place', () => {
  const draws = 8000;
  const drawn = new Map(candidates.map((name) => [name, [0, 0, 0]]));
  for (let n = 0; n < draws; n += 1) {
    const seed = createHash('sha256').update(`head ${n}`).digest('hex');
    const panel = drawOrder({ seed, dispute: 'D-2026-000001', candidates }).slice(0, 3);
    for (const [place, name] of panel.entries()) drawn.get(name)![place]! += 1;
  }
  for (const [name, places] of drawn) {
    // Binomial: 8,000 x 3/7 = 3,429 expected, standard deviation 44; 8,000 / 7 = 1,143 in a place, 31; four deviations allowed.
    const all = places.reduce((sum, times) => sum + times, 0);
    assert.ok(Math.abs(all - (draws * 3) / 7) < 177, `${name} was drawn ${all} times`);
    for (const times of places)
      assert.ok(Math.abs(times - draws / 7) < 126, `${name}: ${times} times in one place`);
  }
});

test('the draw is what its description says, whatever the order of the candidates', () => {
  const draw = { seed: 'a1b2c3', dispute: 'T-2026-000123' };
  const byHand = candidates
    .map((name) => ({
      name,
      rank: createHash('sha256').update(`a1b2c3\nT-2026-000123\n${name}`).digest('hex'),
    }))
    .sort((a, b) => a.rank.localeCompare(b.rank))
    .map(({ name }) => name);
  assert.deepEqual(drawOrder({ ...draw, candidates }), byHand);
  assert.deepEqual(drawOrder({ ...draw, candidates: candidates.toReversed() }), byHand);
});

test('who leaves moves nobody else in the order', () => {
  const order = drawOrder({ seed: 's', dispute: 'd', candidates });
  for (const gone of candidates)
    assert.deepEqual(
      drawOrder({ seed: 's', dispute: 'd', candidates: candidates.filter((name) => name !== gone) }),
      order.filter((name) => name !== gone),
    );
});
