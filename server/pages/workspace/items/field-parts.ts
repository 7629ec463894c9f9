import type { FieldName } from '../../../../vocab/fields.ts';
import { field } from '../../../../vocab/fields.ts';
import {
  type Agent,
  type Credit,
  type DateValue,
  type Dimension,
  dimensionKinds,
  type Identifier,
  identifierKinds,
  type Media,
  type ProvenanceEvent,
  type Relation,
  type Term,
  units,
  type Values,
  type ValueType,
} from '../../../../vocab/record/record.ts';
import { readLines, writeLines } from '../shell/map-lines.ts';

/** One input of a value. `lines`: texts by language; `code`: an address, number or the like, written from left to right. */
export type Part = {
  name: PartName;
  input: 'text' | 'area' | 'lines' | 'code' | 'select';
  options?: readonly string[];
};
type PartName =
  | 'language'
  | 'text'
  | 'label'
  | 'id'
  | 'kind'
  | 'dates'
  | 'role'
  | 'roleId'
  | 'edtf'
  | 'display'
  | 'value'
  | 'unit'
  | 'part'
  | 'target'
  | 'address'
  | 'alt'
  | 'rights';
export type Parts = Record<string, string>;

/** How a value of a type is written into inputs and read from them. `read` gives undefined where nothing was written. */
type PartForm<T> = {
  parts: readonly Part[];
  write(value: T): Parts;
  read(parts: Parts, language: string): T | undefined;
};

const lines = (name: PartName): Part => ({ name, input: 'lines' });
const code = (name: PartName): Part => ({ name, input: 'code' });
const optional = <K extends string, V>(name: K, value: V | undefined | ''): { [key in K]?: V } =>
  (value ? { [name]: value } : {}) as { [key in K]?: V };
const plain: PartForm<string> = {
  parts: [code('value')],
  write: (value) => ({ value }),
  read: ({ value }) => value || undefined,
};

const term: PartForm<Term> = {
  parts: [lines('label'), code('id')],
  write: ({ id = '', label }) => ({ id, label: writeLines(label) }),
  read({ id, label }, language) {
    const texts = readLines(label ?? '', language);
    return texts || id ? { label: texts ?? {}, ...optional('id', id) } : undefined;
  },
};
const agent: PartForm<Agent> = {
  parts: [
    lines('label'),
    { name: 'kind', input: 'select', options: ['', 'person', 'group'] },
    { name: 'dates', input: 'text' },
    code('id'),
  ],
  write: ({ id = '', label, kind = '', dates = '' }) => ({ id, label: writeLines(label), kind, dates }),
  read(parts, language) {
    const named = term.read(parts, language);
    const { kind, dates } = parts;
    return named && { ...named, ...optional('kind', kind as Agent['kind']), ...optional('dates', dates) };
  },
};

/** The forms of all types but texts, which stand by their language, each in a row of its own. */
const forms: { [T in Exclude<ValueType, 'text'>]: PartForm<Values[T]> } = {
  term,
  agent,
  credit: {
    parts: [...agent.parts, lines('role'), code('roleId')],
    write: ({ agent: who, role }: Credit) => ({
      ...agent.write(who),
      role: writeLines(role?.label),
      roleId: role?.id ?? '',
    }),
    read(parts: Parts, language: string): Credit | undefined {
      const who = agent.read(parts, language);
      const role = term.read({ label: parts.role ?? '', id: parts.roleId ?? '' }, language);
      return who && { agent: who, ...optional('role', role) };
    },
  },
  date: {
    parts: [code('edtf'), lines('display')],
    write: ({ edtf = '', display }: DateValue) => ({ edtf, display: writeLines(display) }),
    read({ edtf, display }: Parts, language: string): DateValue | undefined {
      const shown = readLines(display ?? '', language);
      return edtf || shown ? { ...optional('edtf', edtf), ...optional('display', shown) } : undefined;
    },
  },
  dimension: {
    parts: [
      { name: 'kind', input: 'select', options: dimensionKinds },
      code('value'),
      { name: 'unit', input: 'select', options: units },
      lines('part'),
    ],
    write: ({ kind, value, unit, part }: Dimension) => ({
      kind,
      value: String(value),
      unit,
      part: writeLines(part),
    }),
    read({ kind, value, unit, part }: Parts, language: string): Dimension | undefined {
      if (!value) return undefined;
      const of = readLines(part ?? '', language);
      return {
        kind: kind as Dimension['kind'],
        value: Number(value.replace(',', '.')),
        unit: unit as Dimension['unit'],
        ...optional('part', of),
      };
    },
  },
  event: {
    parts: [lines('text'), code('edtf')],
    write: ({ text, edtf = '' }: ProvenanceEvent) => ({ text: writeLines(text), edtf }),
    read({ text, edtf }: Parts, language: string): ProvenanceEvent | undefined {
      const told = readLines(text ?? '', language);
      return told || edtf ? { text: told ?? {}, ...optional('edtf', edtf) } : undefined;
    },
  },
  identifier: {
    parts: [code('value'), { name: 'kind', input: 'select', options: identifierKinds }],
    write: ({ value, kind }: Identifier) => ({ value, kind }),
    read: ({ value, kind }: Parts): Identifier | undefined =>
      value ? { value, kind: (kind || 'other') as Identifier['kind'] } : undefined,
  },
  uri: plain,
  language: plain,
  choice: plain,
  relation: {
    parts: [code('target'), lines('label')],
    write: ({ target, label }: Relation) => ({ target, label: writeLines(label) }),
    read({ target, label }: Parts, language: string): Relation | undefined {
      const named = readLines(label ?? '', language);
      return target || named ? { target: target ?? '', ...optional('label', named) } : undefined;
    },
  },
  media: {
    parts: [code('address'), lines('alt'), code('rights')],
    write: ({ url = '', alt, rights = '' }: Media) => ({ address: url, alt: writeLines(alt), rights }),
    read({ address, alt, rights }: Parts, language: string): Media | undefined {
      const told = readLines(alt ?? '', language);
      return address ? { url: address, ...optional('alt', told), ...optional('rights', rights) } : undefined;
    },
  },
};

export const textParts: readonly Part[] = [code('language'), { name: 'text', input: 'area' }];

/** The form of a field's values; choices are offered where the field has them. */
export function partFormOf(name: FieldName): PartForm<unknown> {
  const { type, choices } = field(name);
  const form = forms[type as Exclude<ValueType, 'text'>] as unknown as PartForm<unknown>;
  return choices ? { ...form, parts: [{ name: 'value', input: 'select', options: ['', ...choices] }] } : form;
}
