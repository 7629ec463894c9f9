import { absolute } from './concept-id.ts';
import { type LanguageMap, textFor } from './record/language-map.ts';
import type { Credit, Values, ValueType } from './record/record.ts';

/** Takes one text and the tag of its language. */
export type AddText = (value: string, tag?: string) => void;

/** How a value of each type is put into words; a text field's value is its whole language map. */
type DisplayForms = {
  [T in ValueType]: (value: Values[T], add: AddText, base: string | undefined) => void;
};

const isAbsolute = (reference: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(reference);

const addTexts = (map: LanguageMap, add: AddText, prefix = ''): void => {
  for (const tag of Object.keys(map)) for (const text of map[tag]!) add(prefix + text, tag);
};

/**
 * The first label of each language (further ones are other names of the same thing), and the IRI where others
 * can resolve it.
 */
function addNamed(named: { id?: string; label: LanguageMap }, add: AddText): void {
  for (const tag of Object.keys(named.label)) add(named.label[tag]![0] ?? '', tag);
  if (named.id !== undefined && isAbsolute(named.id)) add(named.id);
}

/** "Name (role)"; a role without a label in the name's language is given in the nearest one. */
function addCredit({ agent, role }: Credit, add: AddText): void {
  for (const tag of Object.keys(agent.label)) {
    const name = agent.label[tag]![0];
    if (name === undefined) continue;
    const part = role && (role.label[tag]?.[0] ?? textFor(role.label, tag));
    add(part ? `${name} (${part})` : name, tag);
  }
  if (agent.id !== undefined && isAbsolute(agent.id)) add(agent.id);
}

export const displayForms: DisplayForms = {
  text: (map, add) => addTexts(map, add),
  term: addNamed,
  agent: addNamed,
  credit: addCredit,
  date: ({ edtf, display }, add) => {
    // The machine's form first, as DCMI advises a date notation; an equal display form would only repeat it.
    if (edtf !== undefined) add(edtf);
    for (const tag of Object.keys(display ?? {}))
      for (const text of display![tag]!) if (text !== edtf) add(text, tag);
  },
  dimension: ({ kind, value, unit, part }, add) => {
    const of = textFor(part, 'en');
    add(`${kind}${of ? ` (${of})` : ''}: ${value} ${unit}`, 'en');
  },
  event: ({ text, edtf }, add) => addTexts(text, add, edtf === undefined ? '' : `${edtf}: `),
  identifier: ({ value }, add) => add(value),
  uri: (value, add) => add(value),
  language: (value, add) => add(value),
  choice: (value, add) => add(value),
  relation: ({ target, label }, add, base) => {
    if (isAbsolute(target)) add(target);
    else if (base !== undefined) add(absolute(base, target));
    if (label) addTexts(label, add);
  },
  // No field of this type has a place in Dublin Core: pictures have rights of their own, which it could not
  // keep apart.
  media: () => {},
};
