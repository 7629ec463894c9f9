import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { ArchiveReader } from '../archive/archive.ts';
import type { ItemView } from '../curation/view.ts';

/** A picture of an item. `ready` is false until it can be served; `width` and `height` are pixels. */
export type PageImage = {
  id: string;
  width: number;
  height: number;
  alt: LanguageMap;
  rights?: string;
  ready: boolean;
};

/** What the search page asks. `facets`: chosen values by facet; `from` and `to`: astronomical years; `page` from 1. */
export type PageQuery = {
  q: string;
  facets: Record<string, string[]>;
  from?: number;
  to?: number;
  sort?: string;
  page: number;
  size: number;
  lang: string;
};

/** A partner by a name, and the language of that name where known. */
export type NamedPartner = { id: string; name: string; language?: string };

/** One item in a list, in the words of the partner that leads for the reader. `service`: IIIF image base address. */
export type Card = {
  id: string;
  title: string;
  titleLanguage: string;
  images: { service: string; alt: LanguageMap }[];
  /** A label asks to be read before the pictures are shown, which the item's page does. */
  advice?: true;
  type?: string;
  date?: string;
  partners: NamedPartner[];
  /** The partner whose words these are. */
  leads?: NamedPartner;
};

/** A value to filter by. `labelLanguage`: the language of its label, where known. */
export type FacetValue = { value: string; label: string; labelLanguage?: string; count: number };

/** What search answers. `loose`: no item has all the words asked for, and these have some. */
export type PageResult = {
  total: number;
  loose?: boolean;
  items: Card[];
  facets: Record<string, FacetValue[]>;
  page: number;
  size: number;
};

/** The part of the archive's reading side that pages use. */
export type PagesArchive = Pick<
  ArchiveReader,
  'partners' | 'partner' | 'collections' | 'collection' | 'item' | 'items'
>;

export type Counts = { items: number; records: number; partners: number; languages: number };

/** What the pages need of the rest. `baseUrl` ends with a slash. */
export type PagesPorts = {
  archive: PagesArchive;
  /** Undefined where search is not ready. */
  search(query: PageQuery): Promise<PageResult | undefined>;
  imagesOf(view: ItemView): PageImage[];
  /** What is public now; `languages` is 0 where nobody can tell. */
  counts(): Counts | Promise<Counts>;
  /** Ids of items for the start page: some with pictures, some that several partners describe. */
  highlights?(): { pictured: string[]; shared: string[] };
  baseUrl: string;
};
