import { hash } from 'node:crypto';
import { type FieldName, field } from './fields.ts';
import type { LanguageMap } from './record/language-map.ts';
import { termKey } from './record/statement.ts';

/** The part of the address space where things of a field live. */
const homes: Partial<Record<FieldName, string>> = { place: 'place', location: 'place' };
const agentTypes = new Set(['agent', 'credit']);

/** `concept`, `place` or `agent`: the kind of resource that the values of a field are. */
export const homeOf = (name: FieldName): string =>
  homes[name] ?? (agentTypes.has(field(name).type) ? 'agent' : 'concept');

/**
 * The reference of a term or agent: its own identifier, else one minted from what it is called, so that partners who use the same
 * word speak of the same node. Relative to the archive's base unless absolute.
 */
export function referenceOf(name: FieldName, term: { id?: string; label: LanguageMap }): string {
  if (term.id !== undefined) return term.id;
  const home = homeOf(name);
  const scheme = home === 'concept' ? name : home;
  return `${home}/${scheme}-${hash('sha1', `${scheme}\n${termKey(term)}`, 'hex').slice(0, 10)}`;
}

/** An absolute IRI for a reference. `base` ends with a slash. */
export const absolute = (base: string, reference: string): string =>
  /^[a-z][a-z0-9+.-]*:/i.test(reference) ? reference : base + reference;
