import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('MODS: titles with their languages and scripts, names with roles, dates from their points', async () => {
  const { contents, drafts } = await mapSample('mods.xml');
  const record = contents[0]!;
  assert.equal(drafts[0]!.draft!.id, 'rec-12');
  assert.deepEqual(record.title, { ar: ['الكتاب'] });
  assert.deepEqual(record.alternativeTitle, {
    'ar-Latn': ['al-Kitāb'],
    de: ['Das Buch: eine Abschrift'],
  });
  assert.deepEqual(record.creator![0], {
    agent: {
      id: 'http://id.loc.gov/authorities/names/n1',
      label: { und: ['Ibn Sīnā'] },
      kind: 'person',
      dates: '980-1037',
    },
    role: { label: { und: ['author'] } },
  });
  assert.deepEqual(record.creator![1]!.role, { label: { en: ['publisher'] } });
  assert.equal(record.performer![0]!.agent.label.und![0], 'Umm Kulthum');
  assert.deepEqual(record.date, [{ edtf: '1290~/1310~' }]);
  assert.deepEqual(record.description, { und: ['Issued: 1889'] });
});

test('MODS: places without their codes, languages as tags, rights, relations and pictures', async () => {
  const record = (await mapSample('mods.xml')).contents[0]!;
  assert.deepEqual(record.place, [{ label: { und: ['القاهرة'] } }]);
  assert.deepEqual(record.language, ['fa', 'ar']);
  assert.deepEqual(record.subject, [{ label: { und: ['Medicine -- Persia'] } }]);
  assert.deepEqual(record.rights, ['http://creativecommons.org/licenses/by/4.0/']);
  assert.deepEqual(record.relation, [{ target: 'https://lib.example/codex', label: { und: ['Codex'] } }]);
  assert.deepEqual(record.media, [{ url: 'https://lib.example/ms12.jpg' }]);
  assert.deepEqual(record.source, ['https://lib.example/ms12']);
});

test('an element that no rule reads is reported, once and by its path', async () => {
  const { problems } = await mapSample('mods.xml');
  assert.deepEqual(
    problems.map(({ code, value }) => [code, value]),
    [['element.unknown', '/mods/unheardOf']],
  );
});
