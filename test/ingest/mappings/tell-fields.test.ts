import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../../../ingest/mappings/mapping.ts';
import { mapRows } from './map-rows.ts';

const told = async (input: string | object[], options = {}) =>
  (await mapRows(input, options)).drafts.map(({ draft }) => draft!.speaksOf);

test('a table speaks of the fields that it has columns for, in their languages and kinds', async () => {
  const [first, second] = await told(
    'id,title,title@ar,date,dateText@en,height,material@ja,mediaAlt@fr,media,colour\n1,A,,,,,,,,\n2,B,ب,1850,x,1 cm,絹,,,\n',
    { language: 'en' },
  );
  assert.deepEqual(first, {
    title: ['en', 'und', 'ar'],
    identifier: ['local'],
    date: ['edtf', 'en'],
    material: ['ja'],
    dimension: ['height'],
    media: 'all',
  });
  assert.equal(first, second, 'one object for all rows');
});

test('objects speak of the keys that they have; a map of languages is all of its field', async () => {
  const rows = await told([
    { id: '1', title: 'A' },
    { id: '2', title: { en: 'B' }, height: null },
    { id: '3', title: 'C', material: ['silk'], identifier: '' },
  ]);
  assert.deepEqual(rows, [
    { title: ['und'], identifier: ['local'] },
    { title: 'all', identifier: ['local'], dimension: ['height'] },
    { title: ['und'], identifier: ['accession', 'local'], material: 'all' },
  ]);
});

test('a record of XML is the whole of what its source says', async () => {
  const [mods] = await told(
    '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo><recordInfo><recordIdentifier>1</recordIdentifier></recordInfo></mods>',
  );
  assert.equal(mods, undefined);
});

test('a mapping’s own rules: first of several columns, names put together, years beside a date, constants', async () => {
  const mapping: Mapping = {
    name: 'm',
    formats: ['csv'],
    recognises: [],
    id: 'no',
    fields: {
      title: { from: '.', label: { join: ['kind', 'no'], with: ' ' } },
      description: { from: ['text', 'note'], language: 'de' },
      date: { from: 'dated', worded: true, between: ['first', 'last'] },
      metadataRights: { constant: 'http://creativecommons.org/publicdomain/zero/1.0/' },
    },
  };
  assert.deepEqual((await told('no,note,first\n1,x,1900\n', { mapping }))[0], {
    description: ['de', 'und'],
    date: 'all',
    metadataRights: 'all',
  });
  assert.deepEqual((await told('no,kind\n1,x\n', { mapping }))[0], { title: 'all', metadataRights: 'all' });
});

test('a table without a title may speak of records that have one; an empty title is missed', async () => {
  const mapping: Mapping = {
    name: 'm',
    formats: ['csv'],
    recognises: [],
    id: 'id',
    fields: { title: { from: 'title@' }, description: { from: 'text' } },
  };
  const codes = async (text: string) => (await mapRows(text, { mapping })).problems.map(({ code }) => code);
  assert.deepEqual(await codes('id,text\n1,x\n'), []);
  assert.deepEqual(await codes('id,title@ar,text\n1,,x\n'), []);
  assert.deepEqual(await codes('id,title,text\n1,,x\n'), ['title.missing']);
});
