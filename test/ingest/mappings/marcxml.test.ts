import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('MARCXML: original script stands beside the romanised form of the same field', async () => {
  const { contents, problems } = await mapSample('marc.xml');
  assert.deepEqual(problems, []);
  const record = contents[0]!;
  assert.deepEqual(record.title, { 'ja-Latn': ['Meisho Edo hyakkei'], ja: ['名所江戶百景'] });
  assert.deepEqual(record.creator![0], {
    agent: {
      label: { 'ja-Latn': ['Utagawa, Hiroshige'], ja: ['歌川広重'] },
      kind: 'person',
      dates: '1797-1858',
    },
    role: { label: { und: ['artist'] } },
  });
  // A field 880 that is linked to none is one of the tag that it names.
  assert.deepEqual(record.description!.ja, ['木版画']);
});

test('MARCXML: punctuation between parts is gone; roles by code, language from the coded field', async () => {
  const record = (await mapSample('marc.xml')).contents[0]!;
  assert.deepEqual(record.place, [{ label: { und: ['Edo'] } }]);
  assert.equal(record.creator![1]!.agent.label.und![0], 'Uoya Eikichi');
  assert.equal(record.date![0]!.edtf, '1857');
  assert.deepEqual(record.performer, [
    { agent: { label: { und: ['Danjūrō'] }, kind: 'person' }, role: { label: { und: ['actor'] } } },
  ]);
  assert.deepEqual(record.subject, [
    { id: 'http://id.loc.gov/authorities/subjects/sh1', label: { und: ['Landscapes -- Japan -- Tokyo'] } },
  ]);
  assert.deepEqual(record.language, ['ja']);
  assert.deepEqual(record.source, ['https://lib.example/edo']);
});
