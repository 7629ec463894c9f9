import { type AddText, displayForms } from '../display-forms.ts';
import { type DublinCore, field, fieldNames, type RecordContent } from '../fields.ts';

/**
 * One statement in simple Dublin Core; `language` is a BCP 47 tag, absent where the source does not say or
 * none applies.
 */
export type DublinCoreStatement = { element: DublinCore; value: string; language?: string };

/**
 * The fields that have a place in Dublin Core, with the form in which each value is shown; worked out once.
 */
const places = fieldNames.flatMap((name) => {
  const { dc, type } = field(name);
  return dc === undefined ? [] : [{ name, element: dc, show: displayForms[type] as Show }];
});
type Show = (value: unknown, add: AddText, base: string | undefined) => void;

/**
 * A record in simple Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/), in the order
 * of the fields, each statement once. Values are display forms; terms and agents give a label for each
 * language, and their IRI where it is absolute. `base` is the archive's address with a final slash: with it,
 * relations to items of the archive become absolute; without, only their labels remain.
 */
export function toDublinCore(content: RecordContent, base?: string): DublinCoreStatement[] {
  const statements: DublinCoreStatement[] = [];
  const seen = new Set<string>();
  for (const { name, element, show } of places) {
    const values = content[name];
    if (values === undefined) continue;
    const add: AddText = (value, tag) => {
      if (value === '') return;
      const language = tag === 'und' ? undefined : tag;
      const key = `${element} ${language ?? ''} ${value}`;
      if (seen.has(key)) return;
      seen.add(key);
      statements.push(language === undefined ? { element, value } : { element, value, language });
    };
    if (Array.isArray(values)) for (const value of values) show(value, add, base);
    else show(values, add, base);
  }
  return statements;
}
