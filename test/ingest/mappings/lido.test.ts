import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('LIDO 1.1 in two languages, with SKOS concepts, is one record with maps of languages', async () => {
  const { drafts, contents, problems } = await mapSample('lido-1.1.xml');
  assert.deepEqual(problems, []);
  assert.equal(drafts[0]!.draft!.id, 'museum/7');
  const record = contents[0]!;
  assert.deepEqual(record.title, {
    de: ['Psalter aus Gondar'],
    gez: ['መዝሙረ ዳዊት'],
    en: ['Psalter from Gondar'],
  });
  assert.deepEqual(record.alternativeTitle, { de: ['Buch der Psalmen'] });
  assert.deepEqual(record.inscription, { ar: ['بسم الله'] });
  assert.deepEqual(record.type, [
    { id: 'http://vocab.getty.edu/aat/300028569', label: { de: ['Handschrift'], en: ['manuscript'] } },
  ]);
  assert.deepEqual(record.creator, [
    {
      agent: {
        id: 'https://d-nb.info/gnd/118540238',
        label: { de: ['Walda Maryam'], en: ['Walda Maryam'] },
        kind: 'person',
        dates: '1640–1701',
      },
      role: { label: { de: ['Schreiber'], en: ['scribe'] } },
    },
  ]);
  assert.deepEqual(record.medium, { de: ['Tusche auf Pergament'], en: ['Ink on parchment'] });
  // Mixed content is one text.
  assert.deepEqual(record.description, { de: ['Mit vier Miniaturen.'] });
});

test('events that make a thing give date, place and material; others are provenance', async () => {
  const record = (await mapSample('lido-1.1.xml')).contents[0]!;
  assert.deepEqual(record.date, [{ edtf: '1675/1685', display: { de: ['um 1680'] } }]);
  assert.deepEqual(record.place, [
    { id: 'http://vocab.getty.edu/tgn/7000495', label: { de: ['Gondar, Äthiopien'] } },
  ]);
  assert.deepEqual(record.material, [{ label: { de: ['Pergament'] } }]);
  assert.deepEqual(record.technique, [{ label: { de: ['Buchmalerei'] } }]);
  assert.deepEqual(record.provenance, [
    { text: { de: ['Erwerb; Schenkung'] }, edtf: '1905' },
    { text: { de: ['Kloster Debre Berhan'] } },
  ]);
});

test('a measurement that the archive has no field for stays in words', async () => {
  const record = (await mapSample('lido-1.1.xml')).contents[0]!;
  assert.deepEqual(record.dimension, [{ kind: 'height', value: 21.5, unit: 'cm' }]);
  assert.deepEqual(record.extent, { de: ['Höhe 21,5 cm', 'Umfang 30 cm'] });
});

test('rights of object, picture and record stay apart; the larger picture is taken and none fetched', async () => {
  const record = (await mapSample('lido-1.1.xml')).contents[0]!;
  assert.deepEqual(record.rights, ['http://creativecommons.org/publicdomain/mark/1.0/']);
  assert.deepEqual(record.mediaRights, ['http://creativecommons.org/licenses/by/4.0/']);
  assert.deepEqual(record.metadataRights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
  assert.deepEqual(record.media, [
    {
      url: 'https://museum.example/7.jpg',
      alt: { de: ['Blatt 1'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
    },
  ]);
  assert.deepEqual(record.source, ['https://museum.example/7']);
  assert.deepEqual(record.owner, [{ label: { de: ['Museum der Stadt'] }, kind: 'group' }]);
});
