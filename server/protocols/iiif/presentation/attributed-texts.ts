import { type FieldName, field, type RecordContent } from '../../../../vocab/fields.ts';
import { type LanguageMap, textFor } from '../../../../vocab/record/language-map.ts';
import type { Statement } from '../../../../vocab/record/statement.ts';
import { type Compared, compareStatements } from '../../../curation/compare-statements.ts';
import type { ItemView } from '../../../curation/view.ts';
import { fieldTexts } from './field-texts.ts';

/** The names of a partner, by language. */
type NameOf = (partner: string) => LanguageMap;

const textsOf = ({ field: name, language, value }: Statement): LanguageMap =>
  fieldTexts(name, {
    [name]: field(name).type === 'text' ? { [language ?? 'und']: [value as string] } : [value],
  } as RecordContent);

/** Who says it, in the language of the text. */
const signature = (partners: readonly string[], tag: string, nameOf: NameOf): string =>
  partners.map((id) => textFor(nameOf(id), tag === 'und' ? 'en' : tag) || id).join(', ');

/**
 * What an item's records say as people read it, by field and language. Where several partners describe the item, each value that they do not all
 * state is followed by the names of those who do: nobody's words stand as everybody's (Presentation API 3.0 has no place for claims).
 */
export function attributedTexts(
  view: ItemView,
  { wanted, nameOf }: { wanted: (name: FieldName) => boolean; nameOf: NameOf },
): Map<FieldName, LanguageMap> {
  const describers = new Set(view.records.map(({ partner }) => partner));
  const byField = new Map<FieldName, Record<string, string[]>>();
  for (const { statement, claims } of wantedStatements(view, wanted)) {
    const partners = [...new Set(claims.map(({ partner }) => partner))];
    const texts = byField.get(statement.field) ?? {};
    byField.set(statement.field, texts);
    for (const [tag, values] of Object.entries(textsOf(statement))) {
      const sign = partners.length < describers.size ? ` — ${signature(partners, tag, nameOf)}` : '';
      for (const value of values) {
        const signed = `${value}${sign}`;
        texts[tag] ??= [];
        if (!texts[tag].includes(signed)) texts[tag].push(signed);
      }
    }
  }
  return byField;
}

/** The pictures of a large book are statements too, and are not needed here. */
function wantedStatements(view: ItemView, wanted: (name: FieldName) => boolean): Compared[] {
  const records = view.records.map((record) => ({
    ...record,
    content: Object.fromEntries(
      Object.entries(record.content).filter(([name]) => wanted(name as FieldName)),
    ) as RecordContent,
  }));
  return compareStatements(records);
}
