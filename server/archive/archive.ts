import type { RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Concept } from '../../vocab/record/record.ts';

export const partnerKinds = ['museum', 'library', 'archive', 'university', 'community', 'network'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** An institution or community that describes heritage here. `country`: ISO 3166-1 alpha-2. */
export type Partner = {
  id: string;
  kind: PartnerKind;
  name: LanguageMap;
  country?: string;
  homepage?: string;
  /** International Standard Identifier for Libraries and Related Organizations (ISO 15511), and Research Organization Registry address. */
  isil?: string;
  ror?: string;
  /** Who accepted the archive's ethical charter for the partner, by name, and when (ISO 8601, UTC). */
  charter?: { name: string; time: string };
};

/** Who may see something: everyone, any partner's people, those of the partners named (and its own), or its own partner alone. */
export type Access =
  | { level: 'public' }
  | { level: 'partners' }
  | { level: 'named'; partners: string[] }
  | { level: 'withheld' };

/** What the partners of a collection have agreed. */
export type Agreement = {
  /** How many distinct partners approve before a revision is public; the record's own partner is always one of them. */
  approvals: number | 'all';
  /** Partners who may stop a publication by themselves, and hold back what does harm. */
  veto: string[];
  /** Days to answer (whole, at least 1). */
  days: number;
  /** What silence means when the days are over: consent, or that the matter stays open. */
  silence: 'publish' | 'hold';
  /** Who may see records of the collection, unless more is restricted. */
  access: Access;
  /** Rights in pictures where a record states none, as an address of Creative Commons or RightsStatements.org. */
  mediaRights?: string;
};

/** What partners describe together. */
export type Collection = {
  id: string;
  name: LanguageMap;
  description?: LanguageMap;
  partners: string[];
  agreement: Agreement;
  /** Licence of the descriptions, where a record does not state one. */
  licence: string;
};

/**
 * Who may see less: of an item as a whole, of one record (`record`: its name), or of one statement of it (a picture is the statement of its
 * field `media`). `by`: the partner who set it; `dispute`: the dispute for whose duration it is held.
 */
export type Restriction = {
  id: number;
  item: string;
  record?: string;
  statement?: string;
  access: Access;
  by: string;
  ground: RestrictionGround;
  since: string;
  dispute?: number;
};
export const restrictionGrounds = ['own', 'rights', 'privacy', 'harm', 'law', 'dispute'] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

/**
 * A label on an item, or on one record of it: a Traditional Knowledge or Biocultural Label, a Notice, or advice to read before looking.
 * `text`: the community's own words. `season`: month and day (`--MM-DD`) between which it applies, across the year's end too.
 */
export type CulturalLabel = {
  id: number;
  item: string;
  record?: string;
  scheme: 'tk' | 'bc' | 'notice' | 'advice';
  code: string;
  text?: LanguageMap;
  season?: { from: string; to: string };
  partner: string;
  since: string;
};

/**
 * One partner's record of an item, as published. `name` is the last part of its address: the partner's id, with `.2` and so on for a
 * further one after a join. `time`: when this revision was published (ISO 8601, UTC).
 */
export type RecordState = {
  item: string;
  name: string;
  partner: string;
  collection: string;
  sourceId: string;
  revision: number;
  deposit: number;
  time: string;
  /** Partners who approved this revision where the agreement asked for more than the record's own; `silence`: by the days having passed. */
  decided?: { approvals: string[]; silence: boolean };
  /** Ids of its statements that are contested now. */
  contested?: string[];
  /** The record, or its item, is contested as a whole. */
  contestedWhole?: true;
  /** Rights in its pictures by the collection's agreement, where the record states none. */
  mediaRights?: string;
  content: RecordContent;
};

/** An item with its published records. `joinedTo` is the item whose address this one redirects to. */
export type ItemState = {
  id: string;
  joinedTo?: string;
  records: RecordState[];
  restrictions?: Restriction[];
  labels?: CulturalLabel[];
};

/** Where a picture is used: its identifier in IIIF, and the file (SHA-256, hex) behind it. */
export type ImageUse = { id: string; item: string; record: string; file: string };

/** A file that the archive holds, named by its SHA-256 (hex); pixels with orientation applied. */
export type MediaFile = { file: string; format: string; width: number; height: number };

/** Reading the archive. All of it synchronous: a look-up in a local database takes microseconds. */
export interface ArchiveReader {
  partners(): Partner[];
  partner(id: string): Partner | undefined;
  collections(): Collection[];
  collection(id: string): Collection | undefined;
  item(id: string): ItemState | undefined;
  /** As {@link ArchiveReader.item}, for many, in one query; unknown ones are left out. */
  items(ids: readonly string[]): ItemState[];
  image(id: string): ImageUse | undefined;
  media(file: string): MediaFile | undefined;
  /** Every concept that public records brought with them, with what the first of them says of it. */
  publicConcepts(): Concept[];
  /** The ids of concepts that somebody put directly below one, the first 500; public or not. */
  narrower(id: string): string[];
}
