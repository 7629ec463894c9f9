import { type FieldName, field, fieldNames } from '../../../vocab/fields.ts';
import { dimensionKinds, identifierKinds, units, type ValueType } from '../../../vocab/record/record.ts';
import { formats } from '../../readers/source-row.ts';
import type {
  AgentRule,
  Broader,
  CreditRule,
  DateParts,
  DateRule,
  DimensionRule,
  EventRule,
  Join,
  Mapping,
  Naming,
  Origin,
  RuleByType,
  TermRule,
} from '../mapping.ts';
import { calendars } from '../words/read-date.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The keys of all members of a union. */
type AllKeys<T> = T extends unknown ? keyof T : never;
/** A schema for each key of a type, no more and no fewer: the compiler sees to it that schema and types agree. */
type Properties<T> = { [K in AllKeys<Required<T>>]: Schema };

/** An object of a type; keys that start a sentence of `required` must be there. */
const object = <T>(properties: Properties<T>, required: readonly AllKeys<T>[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length && { required }),
  additionalProperties: false,
});
const text: Schema = { type: 'string', minLength: 1 };
const yes: Schema = { const: true };
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const path = ref('path');
const label = ref('label');
const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
const oneOrMore = (schema: Schema): Schema => ({ anyOf: [schema, list(schema)] });
const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const texts = map(list(text));

const origin: Properties<Origin> = {
  from: oneOrMore(path),
  split: text,
  strip: text,
  nothing: { type: 'array', items: { type: 'string' } },
  lookup: map({ type: 'string' }),
  otherwise: text,
  language: text,
  languageFrom: path,
  byScript: yes,
  when: path,
};
const naming: Properties<Naming> = { label, id: oneOrMore(ref('template')), addressed: yes };
const kind = object<{ is: string; when: string }>({ is: { enum: ['person', 'group'] }, when: path }, [
  'is',
  'when',
]);
const agent: Properties<AgentRule> = {
  ...origin,
  ...naming,
  dates: label,
  kind: oneOrMore(kind),
  worded: yes,
};
const term: Properties<TermRule> = {
  ...origin,
  ...naming,
  scheme: text,
  broader: ref('broader'),
  children: path,
};
const named = object<{ id?: string; label: unknown }>({ id: text, label: texts }, ['label']);
const measured = object<{ kind: string; value: string; unit: string; part?: string }>(
  { kind: path, value: path, unit: path, part: label },
  ['kind', 'value', 'unit'],
);

/** What a rule of each type may say. */
const rules: Record<ValueType, Schema> = {
  text: object<RuleByType['text']>({ ...origin, within: ref('template'), label }, ['from']),
  term: ref('term'),
  agent: object<AgentRule>(agent, ['from']),
  credit: object<CreditRule>(
    {
      ...agent,
      role: { anyOf: [path, ref('term')] },
      plainRole: oneOrMore(text),
      roled: yes,
      as: named,
    },
    ['from'],
  ),
  date: object<DateRule>(
    {
      ...origin,
      parts: ref('dateParts'),
      worded: { enum: [true, ...calendars] },
      between: { type: 'array', items: path, minItems: 2, maxItems: 2 },
      to: path,
      display: path,
      approximate: list(text),
      uncertain: list(text),
    },
    ['from'],
  ),
  dimension: {
    ...object<DimensionRule>(
      {
        ...origin,
        kind: { enum: dimensionKinds },
        unit: { enum: units },
        order: list({ enum: dimensionKinds }),
        whole: { type: 'array', items: { type: 'string' } },
        worded: yes,
        measured,
      },
      ['from'],
    ),
    oneOf: [{ required: ['kind'] }, { required: ['order', 'whole'] }, { required: ['measured'] }],
  },
  event: object<EventRule>({ ...origin, edtf: path, label, date: ref('dateParts'), dated: yes }, ['from']),
  identifier: object<RuleByType['identifier']>({ ...origin, kind: { enum: identifierKinds }, label }, [
    'from',
    'kind',
  ]),
  uri: object<RuleByType['uri']>({ ...origin, only: { enum: ['addresses', 'rights'] } }, ['from']),
  language: object<RuleByType['language']>({ ...origin, named: yes }, ['from']),
  choice: object<RuleByType['choice']>(origin, ['from']),
  relation: object<RuleByType['relation']>({ ...origin, target: oneOrMore(path), called: label }, ['from']),
  media: object<RuleByType['media']>(
    {
      ...origin,
      url: oneOrMore(path),
      alt: label,
      transcription: label,
      rights: { anyOf: [path, { type: 'array', items: path }] },
    },
    ['from'],
  ),
};

/** The same value in every record; what it is made of is checked with the record. */
const constant = (type: ValueType): Schema =>
  object<{ constant: unknown }>(
    {
      constant:
        type === 'text' ? texts : ['uri', 'language', 'choice'].includes(type) ? text : { type: 'object' },
    },
    ['constant'],
  );

/** One schema or another, by a test, so that faults are named within the right one. */
const either = (test: Schema, passed: Schema, failed: Schema): Schema => ({
  if: test,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: passed,
  else: failed,
});
const ruleOf = (type: ValueType): Schema =>
  either({ type: 'object', required: ['constant'] }, constant(type), rules[type]);
const rulesOf = (name: FieldName): Schema => {
  const rule = ref(`${field(name).type}Rule`);
  return { title: field(name).label.en, ...either({ type: 'array' }, list(rule), rule) };
};

const definitions: Record<string, Schema> = {
  path: {
    type: 'string',
    minLength: 1,
    maxLength: 2000,
    description:
      'A heading of the table, a path in JSON (contributors[].name), or one through elements (/mods/titleInfo/title).',
  },
  template: { type: 'string', minLength: 1, description: 'A text with paths in braces: agent/tate-{id}.' },
  join: object<Join>({ join: list({ anyOf: [path, ref('join')] }), with: { type: 'string' }, each: path }, [
    'join',
    'with',
  ]),
  label: { anyOf: [path, ref('join'), list({ anyOf: [path, ref('join')] })] },
  broader: object<Broader>({ from: path, label: path, id: ref('template'), broader: ref('broader') }, [
    'from',
    'label',
    'id',
  ]),
  term: object<TermRule>(term, ['from']),
  dateParts: object<DateParts>({
    value: label,
    earliest: oneOrMore(path),
    latest: oneOrMore(path),
    display: label,
    approximate: path,
    uncertain: path,
  }),
};

/** The JSON Schema (2020-12) of a mapping file, which the types in `mapping.ts` hold to account. */
export const mappingSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Mapping',
  description: 'How the rows of a source become records: one rule or several for each field.',
  ...object<Mapping>(
    {
      name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$' },
      formats: list({ enum: formats }),
      recognises: { type: 'array', items: text },
      language: text,
      nothing: { type: 'array', items: { type: 'string' } },
      id: oneOrMore(path),
      item: path,
      fields: {
        type: 'object',
        properties: Object.fromEntries(fieldNames.map((name) => [name, rulesOf(name)])),
        additionalProperties: false,
      },
      ignores: map({ type: 'string' }),
    },
    ['name', 'id', 'fields'],
  ),
  $defs: {
    ...definitions,
    ...Object.fromEntries((Object.keys(rules) as ValueType[]).map((type) => [`${type}Rule`, ruleOf(type)])),
  },
};
