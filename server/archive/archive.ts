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
};

/** What partners describe together. `approvals`: how many distinct partners must approve before a revision is public. */
export type Collection = {
  id: string;
  name: LanguageMap;
  description?: LanguageMap;
  partners: string[];
  agreement: { approvals: number };
  /** Licence of the descriptions, where a record does not state one. */
  licence: string;
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
  content: RecordContent;
};

/** An item with its published records. `joinedTo` is the item whose address this one redirects to. */
export type ItemState = { id: string; joinedTo?: string; records: RecordState[] };

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
  concept(id: string): Concept | undefined;
  /** Every concept that records brought with them, public or not. */
  concepts(): Concept[];
  /** The concepts directly below one, the first 500. */
  narrower(id: string): Concept[];
}
