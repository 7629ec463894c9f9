import { type FieldName, field, fieldNames } from '../../../vocab/fields.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { Agent, Credit, DateValue, Identifier, Term } from '../../../vocab/record/record.ts';
import type { RecordView } from '../../curation/view.ts';
import { cuttersOf, type Texts } from './text-scripts.ts';
import { wordVariants } from './word-variants.ts';

/** Calls back with each text of a value that can be searched. */
type Add = (text: string, language?: string) => void;

const addMap = (map: LanguageMap | undefined, add: Add): void => {
  for (const tag in map) for (const text of map[tag]!) add(text, tag);
};

function addValue(name: FieldName, value: unknown, add: Add): void {
  switch (field(name).type) {
    case 'term':
    case 'agent':
      addMap((value as Term | Agent).label, add);
      break;
    case 'credit':
      addMap((value as Credit).agent.label, add);
      break;
    case 'identifier':
      add((value as Identifier).value);
      break;
    case 'date': {
      const { edtf, display } = value as DateValue;
      if (edtf !== undefined) add(edtf);
      addMap(display, add);
      break;
    }
    default:
      if (typeof value === 'string') add(value);
  }
}

const weighed = fieldNames.filter((name) => field(name).search !== undefined);
const attributes = { 1: 'first', 2: 'second', 3: 'third' } as const;

/** The texts of records by their weight and the way they are cut, each once. */
export type WeighedTexts = { first: Texts; second: Texts; third: Texts };

/** Gathers what is searched in an item's records, with the variants by which words are found. */
export function gatherTexts(records: readonly RecordView[]): WeighedTexts {
  const gathered: WeighedTexts = { first: {}, second: {}, third: {} };
  const seen = new Set<string>();
  for (const { content } of records)
    for (const name of weighed) {
      const values = content[name];
      if (values === undefined) continue;
      const weight = attributes[field(name).search!];
      const texts = gathered[weight];
      const add: Add = (text, language) => {
        for (const cutter of cuttersOf(text, language)) {
          const key = `${weight}${cutter}${text}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const variants = wordVariants(text);
          const list = texts[cutter] ?? [];
          list.push(text, ...(variants === undefined ? [] : [variants]));
          texts[cutter] = list;
        }
      };
      if (Array.isArray(values)) for (const value of values) addValue(name, value, add);
      else addMap(values as LanguageMap, add);
    }
  return gathered;
}
