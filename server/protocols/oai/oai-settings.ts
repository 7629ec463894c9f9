import type { ArchiveReader } from '../../archive/archive.ts';
import type { PublicList } from '../../archive/public-list.ts';
import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, viewItem } from '../../curation/view.ts';
import type { MetadataFormat } from './metadata-format.ts';
import type { WrittenAhead } from './read-written.ts';

/** What the harvest door needs. */
export type OaiSettings = {
  list: PublicList;
  archive: Pick<ArchiveReader, 'items' | 'partners' | 'collections'>;
  view: typeof viewItem;
  /** The disputes that mark what a view shows. */
  disputesOn?: (view: ItemView) => readonly ContestedBy[];
  /** The archive's public address, with or without a final slash. */
  baseUrl: string;
  /** The domain in identifiers: see `repositoryDomain`. */
  domain: string;
  repositoryName: string;
  adminEmail: string;
  /** Signs the resumption tokens; should outlast restarts, so that harvests under way go on. */
  secret: string;
  /** Records a page: 100 unless told. */
  pageSize?: number;
  /** Formats besides `oai_dc`. */
  formats?: readonly MetadataFormat[];
  /** Records that were written ahead; without it each is written when it is asked for. */
  written?: WrittenAhead;
  now?: () => Date;
};
