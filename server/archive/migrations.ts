/**
 * The database's schema, step by step; `user_version` says how many have been taken. A step that has been released is never edited.
 * Texts in several languages, agreements and contents are canonical JSON.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE partner (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, homepage TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE collection (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, agreement TEXT NOT NULL, licence TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE collection_partner (
    collection TEXT NOT NULL REFERENCES collection, partner TEXT NOT NULL REFERENCES partner,
    PRIMARY KEY (collection, partner)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE item (id TEXT PRIMARY KEY, joined_to TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE deposit (
    id INTEGER PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner, collection TEXT NOT NULL REFERENCES collection,
    mode TEXT NOT NULL, file TEXT NOT NULL, mapping TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, summary TEXT
  ) STRICT;
  CREATE TABLE record (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL, name TEXT NOT NULL, partner TEXT NOT NULL, collection TEXT NOT NULL,
    source_id TEXT NOT NULL, revisions INTEGER NOT NULL DEFAULT 0, latest BLOB, published INTEGER,
    seen INTEGER,
    UNIQUE (partner, collection, source_id)
  ) STRICT;
  CREATE UNIQUE INDEX record_item ON record (item, name);
  CREATE TABLE revision (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL REFERENCES record, number INTEGER NOT NULL, state TEXT NOT NULL,
    digest BLOB NOT NULL, deposit INTEGER NOT NULL, time TEXT NOT NULL, content TEXT NOT NULL,
    UNIQUE (record, number)
  ) STRICT;

  CREATE TABLE concept (id TEXT PRIMARY KEY, scheme TEXT NOT NULL, label TEXT NOT NULL, broader TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE concept_broader (broader TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (broader, concept)) STRICT, WITHOUT ROWID;
  CREATE TABLE media (
    file TEXT PRIMARY KEY, format TEXT NOT NULL, bytes INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE image (id TEXT PRIMARY KEY, record INTEGER NOT NULL REFERENCES record, file TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    seq INTEGER PRIMARY KEY, time TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    digest BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL
  ) STRICT;
  CREATE INDEX log_subject ON log (subject);
  CREATE TABLE log_payload (seq INTEGER PRIMARY KEY, salt BLOB NOT NULL, payload TEXT NOT NULL) STRICT;
  CREATE TABLE change (seq INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL) STRICT;
  CREATE TABLE cursor (follower TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE request (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL, message TEXT
  ) STRICT;

  CREATE TABLE public_change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, item TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL
  ) STRICT;
  CREATE TABLE public_record (
    seq INTEGER PRIMARY KEY, item TEXT NOT NULL, record TEXT NOT NULL, partner TEXT NOT NULL, collection TEXT NOT NULL,
    datestamp TEXT NOT NULL, deleted INTEGER NOT NULL, digest BLOB NOT NULL,
    UNIQUE (item, record)
  ) STRICT;
  CREATE INDEX public_record_partner ON public_record (partner, seq);
  CREATE INDEX public_record_collection ON public_record (collection, seq);
  CREATE INDEX public_record_datestamp ON public_record (datestamp, seq);
  `,
];
