import { referenceOf } from '../concept-id.ts';
import type { LanguageMap } from '../record/language-map.ts';

/** What has a life of its own here beside items: people and groups, and places. */
export const authorityKinds = ['agent', 'place'] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

export const agentNatures = ['person', 'group'] as const;

/**
 * What one partner says of a person, a group or a place. Dates are EDTF (ISO 8601-2): birth and death, founding and end. `within`: the larger place, as
 * `place/…` of this archive or an absolute address; `same`: absolute addresses of the same thing elsewhere (Wikidata, VIAF, ULAN, GeoNames, …), which are
 * never fetched. Latitude and longitude: decimal degrees, WGS 84.
 */
export type AuthorityContent = {
  name: LanguageMap;
  nature?: (typeof agentNatures)[number];
  begin?: string;
  end?: string;
  point?: { latitude: number; longitude: number };
  within?: string;
  same?: readonly string[];
  note?: LanguageMap;
};
export type AuthorityProperty = keyof AuthorityContent;

/** The properties of each kind, in the order in which a page shows them. */
export const authorityProperties: Readonly<Record<AuthorityKind, readonly AuthorityProperty[]>> = {
  agent: ['name', 'nature', 'begin', 'end', 'same', 'note'],
  place: ['name', 'begin', 'end', 'point', 'within', 'same', 'note'],
};

/** The form of a reference to a person, group or place of this archive, relative to its base. */
export const referenceForm = /^(?:agent|place)\/[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/;

/** The kind of thing that a reference names; undefined for what is neither person, group nor place of this archive. */
export const kindOfReference = (reference: string): AuthorityKind | undefined =>
  referenceForm.test(reference) ? (reference.slice(0, reference.indexOf('/')) as AuthorityKind) : undefined;

/** The references that records get which call a thing by one of these names alone, in the order of the names. */
export const referencesByName = (kind: AuthorityKind, name: LanguageMap): string[] =>
  Object.entries(name).flatMap(([tag, texts]) =>
    texts.map((text) => referenceOf(kind === 'agent' ? 'creator' : 'place', { label: { [tag]: [text] } })),
  );
