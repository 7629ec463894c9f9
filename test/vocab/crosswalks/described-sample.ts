import type { DescribedRecord } from '../../../vocab/crosswalks/described-record.ts';
import type { RecordContent } from '../../../vocab/fields.ts';

/** Whatever a record needs beside its content, as the archive would say it; every file that it names is held. */
export const described = (content: RecordContent, given: Partial<DescribedRecord> = {}): DescribedRecord => ({
  base: 'https://archive.example.org/',
  item: 'abc123',
  record: 'kumasi',
  partner: { id: 'kumasi', name: { en: ['Museum of Kumasi'], tw: ['Kumase mmesuamdeɛ'] } },
  collection: { id: 'cloth', name: { en: ['Cloth <& thread>'], ar: ['قماش'] } },
  licence: 'http://creativecommons.org/publicdomain/zero/1.0/',
  provider: 'An archive of masks & songs',
  time: '2026-01-01T10:00:00.000Z',
  images: (content.media ?? []).flatMap(({ file, rights }) =>
    file === undefined ? [] : [{ id: `i${file.slice(0, 8)}`, file, ...(rights && { rights }) }],
  ),
  ...given,
});
