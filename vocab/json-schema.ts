import { type FieldName, field, fieldNames } from './fields.ts';
import { dimensionKinds, identifierKinds, units, type ValueType } from './record/record.ts';

type Schema = Readonly<Record<string, unknown>>;

const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const texts: Schema = {
  type: 'object',
  description: 'Texts by language: BCP 47 tag, or und, to one or more texts.',
  additionalProperties: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
  minProperties: 1,
};
const text: Schema = { type: 'string', minLength: 1 };
const address: Schema = { type: 'string', pattern: '^https?://' };
const pageSize = object({ width: { type: 'integer', minimum: 1 }, height: { type: 'integer', minimum: 1 } }, [
  'width',
  'height',
]);
const term = object({ id: text, label: texts }, ['label']);
const agent = object({ id: text, label: texts, kind: { enum: ['person', 'group'] }, dates: text }, ['label']);

/** The schema of one value of each type; a text field is one language map. */
const values: Record<ValueType, Schema> = {
  text: texts,
  term,
  agent,
  credit: object({ agent, role: term }, ['agent']),
  date: { ...object({ edtf: text, display: texts }), minProperties: 1 },
  dimension: object(
    {
      kind: { enum: dimensionKinds },
      value: { type: 'number', exclusiveMinimum: 0 },
      unit: { enum: units },
      part: texts,
    },
    ['kind', 'value', 'unit'],
  ),
  event: object({ text: texts, edtf: text }, ['text']),
  identifier: object({ value: text, kind: { enum: identifierKinds } }, ['value', 'kind']),
  uri: address,
  language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
  choice: { type: 'string' },
  relation: object({ target: text, label: texts }, ['target']),
  media: object({
    path: text,
    file: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    url: address,
    format: text,
    width: { type: 'integer', minimum: 1 },
    height: { type: 'integer', minimum: 1 },
    pages: { type: 'array', items: pageSize, maxItems: 1000 },
    alt: texts,
    transcription: texts,
    rights: address,
  }),
};

function fieldSchema(name: FieldName): Schema {
  const { type, label, choices } = field(name);
  if (type === 'text') return { title: label.en, ...texts };
  return { title: label.en, type: 'array', items: choices ? { enum: choices } : values[type], minItems: 1 };
}

/** The JSON Schema (2020-12) of a record's content, from the declarations of its fields. */
export const recordSchema = (id: string): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: id,
  title: 'Record',
  ...object(
    Object.fromEntries(fieldNames.map((name) => [name, fieldSchema(name)])),
    fieldNames.filter((name) => field(name).required),
  ),
});
