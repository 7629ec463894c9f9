import type { RecordContent } from '../fields.ts';
import type { LanguageMap } from '../record/language-map.ts';
import type { Media } from '../record/record.ts';

/**
 * What a crosswalk needs to know of a record beside its content. `base` ends with a slash; `item` is the item's id, `record` the record's
 * name; `licence`: of the description, where it states none itself; `provider`: the archive's own name; `time`: when it was published (ISO 8601);
 * `images`: those that the archive holds, with their rights; `ark`: the item's Archival Resource Key; `formerBases`: addresses that the archive had before.
 */
export type DescribedRecord = {
  base: string;
  item: string;
  record: string;
  partner: { id: string; name: LanguageMap };
  collection: { id: string; name: LanguageMap };
  licence: string;
  provider: string;
  time: string;
  images: readonly { id: string; file: string; rights?: string }[];
  ark?: string;
  formerBases?: readonly string[];
};

export const itemAddress = ({ base, item }: Pick<DescribedRecord, 'base' | 'item'>): string =>
  `${base}item/${item}`;

/** Other addresses of the item: those that it had before the archive moved. */
export const formerAddresses = ({ formerBases = [], item }: DescribedRecord): string[] =>
  formerBases.map((base) => itemAddress({ base, item }));

export const recordAddress = (record: DescribedRecord): string =>
  `${itemAddress(record)}/record/${record.record}`;

/** A picture (or other file) at an address, with its IIIF service where the archive holds it. */
export type Picture = { address: string; service?: string; rights?: string; type?: string; media: Media };

/** The media type of a file by its format: `jpeg`, or a media type already. */
const mediaType = ({ format }: Media): string | undefined => {
  if (format === undefined || format.includes('/')) return format;
  return `image/${format === 'jpg' ? 'jpeg' : format}`;
};

/** The pictures of a record that can be reached, in its order. */
export function picturesOf(
  { media = [], mediaRights }: RecordContent,
  { base, images }: DescribedRecord,
): Picture[] {
  return media.flatMap((one): Picture[] => {
    const held = one.file === undefined ? undefined : images.find(({ file }) => file === one.file);
    const rights = held?.rights ?? one.rights ?? mediaRights?.[0];
    const stated = rights === undefined ? {} : { rights };
    if (held) {
      const service = `${base}iiif/image/3/${held.id}`;
      const address = `${service}/full/max/0/default.jpg`;
      return [{ address, service, type: 'image/jpeg', media: one, ...stated }];
    }
    if (one.url === undefined) return [];
    const type = mediaType(one);
    return [{ address: one.url, media: one, ...stated, ...(type !== undefined && { type }) }];
  });
}
