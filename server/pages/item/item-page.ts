import type { Compared } from '../../curation/compare-statements.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import { readContentState } from '../../protocols/iiif/content-state/read-content-state.ts';
import type { Card, PageImage, PagesArchive } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';

/**
 * What the page of an item is made of. `image`: the picture to open with, at `region` (`x,y,w,h` in pixels); `as`: the way of reading; `disputes`: those that mark something shown here;
 * `look`: the visitor has read the advice and chosen to look; `today`: the day of the page (ISO 8601). `past` is set where the page shows a former
 * day: its own path, and a note (HTML) that says so.
 */
export type ItemPage = {
  view: ItemView;
  images: PageImage[];
  archive: PagesArchive;
  reader: Reader;
  related?: Card[];
  image?: string;
  region?: string;
  as?: 'together' | 'records';
  disputes?: readonly ContestedBy[];
  look?: boolean;
  today?: string;
  past?: { path: string; note: string };
};

/** What the parts of the page share. `whole`: texts in every language stand open, as on the page of a single record. */
export type ItemContext = ItemPage & { compared: Compared[]; leading: RecordView; whole?: boolean };

/**
 * What a reader chose on the page of an item: `?as=records` for the table, `?image=` for a picture, `?look=yes` after advice, `?iiif-content=` for a picture and a
 * region of it (IIIF Content State 1.0).
 */
export const readChoices = (reader: Reader): Pick<ItemPage, 'as' | 'image' | 'look' | 'region'> => {
  const state = readContentState(reader.query.get('iiif-content') ?? '', reader.baseUrl.replace(/\/$/, ''));
  const image = reader.query.get('image') ?? state?.image;
  return {
    as: reader.query.get('as') === 'records' ? 'records' : 'together',
    look: reader.query.get('look') === 'yes',
    ...(image && { image }),
    ...(state?.region && image === state.image && { region: state.region }),
  };
};
