import type { Compared } from '../../curation/compare-statements.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import type { Card, PageImage, PagesArchive } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';

/** What the page of an item is made of. `image`: the picture to open with; `as`: the way of reading. */
export type ItemPage = {
  view: ItemView;
  images: PageImage[];
  archive: PagesArchive;
  reader: Reader;
  related?: Card[];
  image?: string;
  as?: 'together' | 'records';
};

/** What the parts of the page share. `whole`: texts in every language stand open, as on the page of a single record. */
export type ItemContext = ItemPage & { compared: Compared[]; leading: RecordView; whole?: boolean };

/** What a reader chose on the page of an item: `?as=records` for the table, `?image=` for a picture. */
export const readChoices = (reader: Reader): Pick<ItemPage, 'as' | 'image'> => {
  const image = reader.query.get('image');
  return { as: reader.query.get('as') === 'records' ? 'records' : 'together', ...(image && { image }) };
};
