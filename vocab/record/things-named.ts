import { homeOf, referenceOf } from '../concept-id.ts';
import { type FieldName, field, fieldNames, type RecordContent } from '../fields.ts';
import type { LanguageMap } from './language-map.ts';
import type { Agent, Credit, Term } from './record.ts';

const credits = new Set<FieldName>(fieldNames.filter((name) => field(name).type === 'credit'));
/** Fields whose values are people, groups or places, and those whose values may be, by an identifier that says so. */
const naming = fieldNames.filter((name) => ['term', 'agent', 'credit'].includes(field(name).type));
const always = new Set<FieldName>(naming.filter((name) => homeOf(name) !== 'concept'));

/** A person, group or place as a record names it. `reference` is relative to the archive's base. */
export type NamedThing = { reference: string; field: FieldName; label: LanguageMap };

/** The people, groups and places that a record names and that have their address in this archive; identifiers of the world's are left out. */
export function thingsNamed(content: RecordContent): NamedThing[] {
  return naming.flatMap((name) =>
    ((content[name] ?? []) as (Term | Agent | Credit)[]).flatMap((value): NamedThing[] => {
      const thing = credits.has(name) ? (value as Credit).agent : (value as Term);
      if (thing.id === undefined && !always.has(name)) return [];
      const reference = referenceOf(name, thing);
      return /^(?:agent|place)\//.test(reference) ? [{ reference, field: name, label: thing.label }] : [];
    }),
  );
}
