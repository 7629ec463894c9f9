import type { LanguageMap } from './language-map.ts';

/** A concept (SKOS): `id` is an absolute IRI, or relative to the archive's base (`concept/…`, `place/…`). */
export type Term = { id?: string; label: LanguageMap };

/** A person or group. `id` as for {@link Term} (`agent/…`); `dates` as the source states them. */
export type Agent = { id?: string; label: LanguageMap; kind?: 'person' | 'group'; dates?: string };

/** Someone in a role: the maker of a thing, the performer of a song. */
export type Credit = { agent: Agent; role?: Term };

/** A date: EDTF (ISO 8601-2), a form to show, or both; a date that could not be read has `display` alone. */
export type DateValue = { edtf?: string; display?: LanguageMap };

export const dimensionKinds = [
  'height',
  'width',
  'depth',
  'diameter',
  'length',
  'weight',
  'duration',
] as const;
export const units = ['mm', 'cm', 'm', 'in', 'g', 'kg', 's', 'min', 'h'] as const;
export type DimensionKind = (typeof dimensionKinds)[number];
export type Unit = (typeof units)[number];

/** A measurement; `part` says of what (support, frame, image). */
export type Dimension = { kind: DimensionKind; value: number; unit: Unit; part?: LanguageMap };

/** An event in an object's history. */
export type ProvenanceEvent = { text: LanguageMap; edtf?: string };

export const identifierKinds = ['accession', 'local', 'other'] as const;
export type Identifier = { value: string; kind: (typeof identifierKinds)[number] };

/** A related item: an absolute address, or `item/{id}` in this archive. */
export type Relation = { target: string; label?: LanguageMap };

/**
 * A picture (or other file). In a draft `path` names it, relative to the source. `file` is the SHA-256 (hex) of a file that the archive holds; `url` is an address elsewhere that is
 * pointed to and never fetched. `width` and `height` are pixels, orientation applied. `alt` says what it shows, for who does not see it;
 * `transcription` is the text that can be read in it, line by line. `pages`: sizes of the pages after the first, where the file has several; the archive finds them.
 */
export type Media = {
  path?: string;
  file?: string;
  url?: string;
  format?: string;
  width?: number;
  height?: number;
  pages?: readonly { width: number; height: number }[];
  alt?: LanguageMap;
  transcription?: LanguageMap;
  rights?: string;
};

/** The value that a field of each type holds; texts are held as one language map a field. */
export type Values = {
  text: LanguageMap;
  term: Term;
  agent: Agent;
  credit: Credit;
  date: DateValue;
  dimension: Dimension;
  event: ProvenanceEvent;
  identifier: Identifier;
  uri: string;
  language: string;
  choice: string;
  relation: Relation;
  media: Media;
};
export type ValueType = keyof Values;

/** A concept that a record brings with it, so that broader ones and labels are known: one SKOS concept. */
export type Concept = { id: string; scheme: string; label: LanguageMap; broader?: readonly string[] };
