import { hash } from 'node:crypto';
import { edtfBounds } from '../edtf.ts';
import { type FieldName, field, fieldNames, type RecordContent } from '../fields.ts';
import type { LanguageMap } from './language-map.ts';
import { onceEach } from './once-each.ts';
import type {
  Agent,
  Credit,
  DateValue,
  Dimension,
  Identifier,
  Media,
  ProvenanceEvent,
  Relation,
  Term,
} from './record.ts';

/** One value of one property. `key` is what is compared between partners; `language` is set for texts alone. */
export type Statement = {
  field: FieldName;
  key: string;
  language?: string;
  value:
    | string
    | Term
    | Agent
    | Credit
    | DateValue
    | Dimension
    | Identifier
    | Media
    | ProvenanceEvent
    | Relation;
};

/** Single words and spaces of printable ASCII, which only case can make different. */
const simple = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** A text as it is compared: Unicode NFC, spaces folded, case folded. */
export const normaliseText = (text: string): string =>
  (simple.test(text) ? text : text.normalize('NFC').replace(/\s+/g, ' ').trim()).toLowerCase();

const mapKey = (map: LanguageMap): string => {
  const tag = map.en ? 'en' : Object.keys(map).sort()[0];
  return tag === undefined ? '' : `${tag}:${normaliseText(map[tag]![0] ?? '')}`;
};

/** What names a term or agent when partners are compared: its identifier, else its English (or first) label. */
export const termKey = (term: { id?: string; label: LanguageMap }): string => term.id ?? mapKey(term.label);

const scale: Record<Dimension['unit'], number> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  g: 1,
  kg: 1000,
  s: 1,
  min: 60,
  h: 3600,
};

/** A dimension in the smallest unit of its kind: millimetres, grams or seconds, rounded to a tenth. */
export const dimensionInBase = (d: Dimension): number => Math.round(d.value * scale[d.unit] * 10) / 10;

function dateKey(date: DateValue): string {
  const bounds = date.edtf === undefined ? undefined : edtfBounds(date.edtf);
  if (bounds) return `${bounds.begin}/${bounds.end}`;
  return date.edtf ?? mapKey(date.display ?? {});
}

/** The key by which a value of a field is compared. */
export function compareKey(name: FieldName, value: Statement['value']): string {
  if (typeof value === 'string') return value;
  switch (field(name).type) {
    case 'term':
    case 'agent':
      return termKey(value as Term);
    case 'credit': {
      const credit = value as Credit;
      return credit.role ? `${termKey(credit.agent)}|${termKey(credit.role)}` : termKey(credit.agent);
    }
    case 'date':
      return dateKey(value as DateValue);
    case 'dimension': {
      const d = value as Dimension;
      return `${d.kind}${d.part ? `(${mapKey(d.part)})` : ''}=${dimensionInBase(d)}`;
    }
    case 'event':
      return `${(value as ProvenanceEvent).edtf ?? ''}|${mapKey((value as ProvenanceEvent).text)}`;
    case 'identifier':
      return `${(value as Identifier).kind}:${(value as Identifier).value}`;
    case 'relation':
      return (value as Relation).target;
    case 'media':
      return (value as Media).file ?? (value as Media).url ?? '';
    default:
      return JSON.stringify(value);
  }
}

/** The key by which a text of a language is compared. */
export const textKey = (language: string, text: string): string => `${language}:${normaliseText(text)}`;

/**
 * What names a statement within its record, and a value within its item (`title-3f9a01c2be`): stable while property and value stay.
 */
export const statementId = ({ field: name, key }: Pick<Statement, 'field' | 'key'>): string =>
  `${name}-${hash('sha1', `${name}\n${key}`, 'hex').slice(0, 10)}`;

/** All statements of a record, in the order of the fields; equal ones stand once. */
export function statementsOf(content: RecordContent): Statement[] {
  const statements: Statement[] = [];
  for (const name of fieldNames) {
    const values = content[name];
    if (values === undefined) continue;
    const seen = onceEach();
    const add = (key: string, value: Statement['value'], language?: string) => {
      if (!seen(key)) return;
      statements.push(
        language === undefined ? { field: name, key, value } : { field: name, key, value, language },
      );
    };
    if (Array.isArray(values)) for (const value of values) add(compareKey(name, value), value);
    else
      for (const [language, texts] of Object.entries(values as LanguageMap))
        for (const text of texts) add(textKey(language, text), text, language);
  }
  return statements;
}
