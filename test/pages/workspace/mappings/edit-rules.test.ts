import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mappings } from '../../../../ingest/mappings/choose-mapping.ts';
import { readMapping } from '../../../../ingest/mappings/files/read-mapping.ts';
import type { Mapping } from '../../../../ingest/mappings/mapping.ts';
import {
  mappingOfRows,
  type RuleRow,
  rowsOfMapping,
} from '../../../../server/pages/workspace/mappings/edit-rules.ts';
import { locateFaults } from '../../../../server/pages/workspace/mappings/locate-fault.ts';
import { writeMapping } from '../../../../server/pages/workspace/mappings/write-mapping.ts';

const unread = 'not used';
const idOf = ({ id }: Mapping) => (typeof id === 'string' ? id : JSON.stringify(id));
/** A list of one rule is that rule, and keys are in no order. */
const settled = (mapping: Mapping) => ({
  ...mapping,
  fields: Object.fromEntries(
    Object.entries(mapping.fields).map(([name, rules]) => [
      name,
      Array.isArray(rules) && rules.length === 1 ? rules[0] : rules,
    ]),
  ),
});
const again = (mapping: Mapping, rows: RuleRow[]) =>
  mappingOfRows(mapping, { rows, id: idOf(mapping), language: mapping.language ?? '', unread });

describe('the rules of a mapping as rows of a form', () => {
  for (const mapping of mappings)
    test(`${mapping.name} comes back as it was, as a mapping and as a file`, () => {
      const back = again(mapping, rowsOfMapping(mapping));
      assert.deepEqual(settled(back), settled(JSON.parse(JSON.stringify(mapping))));
      const read = readMapping(writeMapping(mapping));
      assert.deepEqual('mapping' in read && read.mapping, JSON.parse(JSON.stringify(mapping)));
    });

  const plain: Mapping = {
    name: 'masks',
    formats: ['csv'],
    recognises: [],
    id: 'No',
    fields: {
      title: { from: 'Name', language: 'de' },
      dimension: { from: 'Hoehe', kind: 'height', unit: 'cm' },
      creator: { from: 'Kuenstler', worded: true, role: 'Rolle' },
    },
    ignores: { Rest: 'a number of the database' },
  };
  const change = (from: string, how: Partial<RuleRow>) =>
    rowsOfMapping(plain).map((row) => (row.from === from ? { ...row, ...how } : row));

  test('another kind of measurement keeps the unit', () => {
    const { fields } = again(plain, change('Hoehe', { goes: 'dimension:width' }));
    assert.deepEqual(fields.dimension, { kind: 'width', from: 'Hoehe', unit: 'cm' });
  });
  test('what rows cannot say stays where the type stays, and goes where it changes', () => {
    const performer = again(plain, change('Kuenstler', { goes: 'performer' })).fields.performer;
    assert.deepEqual(performer, { from: 'Kuenstler', worded: true, role: 'Rolle' });
    const title = again(plain, change('Kuenstler', { goes: 'alternativeTitle' })).fields.alternativeTitle;
    assert.deepEqual(title, { from: 'Kuenstler' });
  });
  test('words in place of others, a list, a language, dates in words', () => {
    const rows = change('Name', {
      goes: 'type',
      language: '',
      split: ';',
      lookup: 'Maske = mask\n a = b = c \nno pair\n=x\nn. b. =',
    });
    assert.deepEqual(again(plain, rows).fields.type, {
      from: 'Name',
      split: ';',
      lookup: { Maske: 'mask', 'a = b': 'c', 'n. b.': '' },
    });
    const date = {
      from: 'Jahr',
      goes: 'date',
      language: '',
      split: '',
      worded: 'hijri',
      lookup: '',
    } as const;
    assert.deepEqual(again(plain, [...rowsOfMapping(plain), date]).fields.date, {
      from: 'Jahr',
      worded: 'hijri',
    });
  });
  test('a column that goes nowhere is left out by name, and one that is used again no longer', () => {
    const out = again(plain, change('Name', { goes: '' }));
    assert.deepEqual(out.ignores, { Rest: 'a number of the database', Name: unread });
    assert.equal(out.fields.title, undefined);
    const rest = { from: 'Rest', goes: 'title', language: '', split: '', worded: '', lookup: '' } as const;
    assert.equal(again(plain, [...rowsOfMapping(plain), rest]).ignores, undefined);
  });
  test('a field that there is not, and a place that is no list, are taken for what they are', () => {
    const rows = [
      { from: '["a', goes: 'title', language: '', split: '', worded: '', lookup: '' },
      { from: 'b', goes: '__proto__', language: '', split: '', worded: '', lookup: '' },
    ] as const;
    assert.deepEqual(mappingOfRows(plain, { rows, id: 'No', language: '', unread }).fields, {
      title: { from: '["a' },
    });
  });
});

describe('faults stand at their line', () => {
  const located = (text: string) => {
    const read = readMapping(text);
    return 'faults' in read ? locateFaults(text, read.faults).map(({ line, path }) => [line, path]) : [];
  };
  test('of the schema, in maps and lists', () => {
    const text =
      'name: m\nid: No\nfields:\n  title: { from: Name }\n  date:\n    - from: Year\n    - from: Jahr\n      wordy: true\n';
    assert.deepEqual(located(text), [[8, 'fields.date.1.wordy']]);
    assert.deepEqual(located('name: m\nid: No\nfields:\n  titel: { from: Name }\n'), [[4, 'fields.titel']]);
  });
  test('of YAML, and of a language', () => {
    assert.equal(located('name: m\nid: No\nfields:\n  title: {from: [}\n')[0]![0], 4);
    assert.deepEqual(located('name: m\nid: No\nlanguage: xx_yy\nfields: {}\n'), [[3, 'language']]);
  });
  test('what is missing belongs to no line, or to what it is missing in', () => {
    assert.deepEqual(located('name: m\nfields: {}\n'), [[undefined, '']]);
  });
});
