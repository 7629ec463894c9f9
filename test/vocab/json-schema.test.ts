import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { recordSchema } from '../../vocab/json-schema.ts';
import { bowl, song } from './sample-contents.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
  recordSchema('https://example.org/record'),
);

test('the schema takes what check takes, and names what it does not', () => {
  for (const content of [bowl, song]) assert.ok(validate(content), JSON.stringify(validate.errors));
  const wrong = [
    {},
    { title: {} },
    { title: { en: 'x' } },
    { title: { en: ['x'] }, colour: ['red'] },
    { title: { en: ['x'] }, nature: ['virtual'] },
    { title: { en: ['x'] }, dimension: [{ kind: 'height', value: 0, unit: 'cm' }] },
    { title: { en: ['x'] }, type: ['mask'] },
  ];
  for (const content of wrong) assert.equal(validate(content), false, JSON.stringify(content));
});
