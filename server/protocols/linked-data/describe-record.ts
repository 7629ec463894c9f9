import type { DescribedRecord } from '../../../vocab/crosswalks/described-record.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { imagesOf } from '../../curation/images-of.ts';
import type { RecordView } from '../../curation/view.ts';

/** What describing a record takes beside it. `provider`: the archive's name; `arkOf`: an item's Archival Resource Key, where the operator gives them. */
export type RecordSurroundings = {
  base: string;
  licenceOf: (collection: string) => string;
  partnerName: (partner: string) => LanguageMap;
  collectionName: (collection: string) => LanguageMap;
  provider: string;
  arkOf?: (item: string) => string | undefined;
  /** Addresses that the archive had before, each with a final slash. */
  formerBases?: readonly string[];
};

/** A record as crosswalks take it. */
export function describeRecord(record: RecordView, around: RecordSurroundings): DescribedRecord {
  const { item, name, partner, collection, time } = record;
  const ark = around.arkOf?.(item);
  return {
    base: around.base,
    item,
    record: name,
    partner: { id: partner, name: around.partnerName(partner) },
    collection: { id: collection, name: around.collectionName(collection) },
    licence: around.licenceOf(collection),
    provider: around.provider,
    time,
    images: imagesOf(record),
    ...(ark !== undefined && { ark }),
    ...(around.formerBases?.length && { formerBases: around.formerBases }),
  };
}
