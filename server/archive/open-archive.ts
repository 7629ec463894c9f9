import type { DatabaseSync } from 'node:sqlite';
import type { ArchiveReader } from './archive.ts';
import { type CurationReader, curationReader } from './curation-reader.ts';
import { type FeedStore, feedStore } from './feed-store.ts';
import { type HiddenVersions, hiddenVersions } from './hidden-versions.ts';
import { type ManifestList, manifestList } from './manifest-list.ts';
import { openDatabase } from './open-database.ts';
import type { PublicList } from './public-list.ts';
import { type PublicListWriter, publicList, publicListWriter } from './public-store.ts';
import { archiveReader } from './reader.ts';
import { type Requests, requests } from './requests.ts';
import { type ArchiveWriter, archiveWriter } from './writer.ts';

/** One connection to the archive, for one thread. */
export type Archive = {
  dataDir: string;
  db: DatabaseSync;
  reader: ArchiveReader;
  curation: CurationReader;
  writer: ArchiveWriter;
  feed: FeedStore;
  publicList: PublicList;
  publicWriter: PublicListWriter;
  hidden: HiddenVersions;
  manifests: ManifestList;
  requests: Requests;
  close(): void;
};

/** Opens the archive in a data folder, which is made where there is none. */
export function openArchive(dataDir: string): Archive {
  const db = openDatabase({ dataDir });
  return {
    dataDir,
    db,
    reader: archiveReader(db),
    curation: curationReader(db),
    writer: archiveWriter(db),
    feed: feedStore(db),
    publicList: publicList(db),
    publicWriter: publicListWriter(db),
    hidden: hiddenVersions(db),
    manifests: manifestList(db),
    requests: requests(db),
    close: () => db.close(),
  };
}
