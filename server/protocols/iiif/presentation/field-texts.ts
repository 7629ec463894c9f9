import { displayForms } from '../../../../vocab/display-forms.ts';
import { type FieldName, field, type RecordContent } from '../../../../vocab/fields.ts';
import type { LanguageMap } from '../../../../vocab/record/language-map.ts';

/** The values of a field as people read them, by language; addresses of concepts are for machines and left out. */
export function fieldTexts(name: FieldName, content: RecordContent): LanguageMap {
  const texts: Record<string, string[]> = {};
  const { type } = field(name);
  const add = (text: string, tag = 'und') => {
    if (type !== 'uri' && /^https?:/.test(text)) return;
    texts[tag] ??= [];
    if (!texts[tag].includes(text)) texts[tag].push(text);
  };
  const show = displayForms[type] as (value: unknown, to: typeof add, base: undefined) => void;
  const values = content[name];
  for (const value of Array.isArray(values) ? values : [values])
    if (value !== undefined) show(value, add, undefined);
  return texts;
}
