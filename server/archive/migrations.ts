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
  `
  ALTER TABLE partner ADD COLUMN isil TEXT;
  ALTER TABLE partner ADD COLUMN ror TEXT;
  ALTER TABLE partner ADD COLUMN charter TEXT;

  ALTER TABLE deposit ADD COLUMN actor TEXT;
  ALTER TABLE deposit ADD COLUMN note TEXT;
  ALTER TABLE deposit ADD COLUMN reverted_by INTEGER;
  ALTER TABLE record ADD COLUMN pending INTEGER;
  ALTER TABLE record ADD COLUMN erased TEXT;
  ALTER TABLE revision ADD COLUMN proposal INTEGER;
  ALTER TABLE revision ADD COLUMN published_at TEXT;
  ALTER TABLE revision ADD COLUMN log INTEGER;
  UPDATE revision SET published_at = time WHERE state = 'published';
  CREATE INDEX revision_deposit ON revision (deposit);
  CREATE INDEX revision_proposal ON revision (proposal, state) WHERE proposal IS NOT NULL;
  CREATE TABLE former_record (item TEXT NOT NULL, name TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (item, name)) STRICT, WITHOUT ROWID;
  CREATE TABLE shared_identifier (value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (value, record)) STRICT, WITHOUT ROWID;

  CREATE TABLE uploaded (record INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;

  CREATE TABLE agreement (
    collection TEXT NOT NULL, version INTEGER NOT NULL, partners TEXT NOT NULL, content TEXT NOT NULL, since TEXT NOT NULL,
    PRIMARY KEY (collection, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE proposal (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, collection TEXT NOT NULL, partner TEXT NOT NULL, actor TEXT NOT NULL, deposit INTEGER,
    subject TEXT NOT NULL, rules TEXT NOT NULL, opened TEXT NOT NULL, deadline TEXT NOT NULL,
    state TEXT NOT NULL, outcome TEXT, closed TEXT, reminded TEXT
  ) STRICT;
  CREATE INDEX proposal_state ON proposal (state, deadline);
  CREATE INDEX proposal_deposit ON proposal (deposit);
  CREATE TABLE vote (
    id INTEGER PRIMARY KEY, proposal INTEGER NOT NULL REFERENCES proposal, revision INTEGER, up_to INTEGER, partner TEXT NOT NULL,
    actor TEXT NOT NULL, vote TEXT NOT NULL, reason TEXT, time TEXT NOT NULL
  ) STRICT;
  CREATE INDEX vote_proposal ON vote (proposal, revision);
  CREATE TABLE proposal_concept (
    proposal INTEGER NOT NULL, id TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (proposal, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE restriction (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL, record INTEGER, statement TEXT, access TEXT NOT NULL, partner TEXT NOT NULL,
    actor TEXT NOT NULL, ground TEXT NOT NULL, dispute INTEGER, since TEXT NOT NULL
  ) STRICT;
  CREATE INDEX restriction_item ON restriction (item);
  CREATE INDEX restriction_record ON restriction (record);
  CREATE TABLE label (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL, record INTEGER, scheme TEXT NOT NULL, code TEXT NOT NULL, text TEXT, season TEXT,
    partner TEXT NOT NULL, actor TEXT NOT NULL, since TEXT NOT NULL, removed TEXT
  ) STRICT;
  CREATE INDEX label_item ON label (item);

  CREATE TABLE dispute (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, collection TEXT NOT NULL, item TEXT NOT NULL, record INTEGER, statement TEXT,
    state TEXT NOT NULL, open INTEGER NOT NULL, contested INTEGER NOT NULL, deadline TEXT
  ) STRICT;
  CREATE INDEX dispute_item ON dispute (item);
  CREATE INDEX dispute_deadline ON dispute (deadline) WHERE deadline IS NOT NULL;
  CREATE TABLE dispute_event (
    dispute INTEGER NOT NULL REFERENCES dispute, seq INTEGER NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (dispute, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE requester (
    dispute INTEGER PRIMARY KEY REFERENCES dispute, name TEXT NOT NULL, contact TEXT NOT NULL, token BLOB NOT NULL
  ) STRICT;

  CREATE TABLE notice (
    id INTEGER PRIMARY KEY, partner TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, time TEXT NOT NULL,
    read TEXT, mailed TEXT
  ) STRICT;
  CREATE INDEX notice_partner ON notice (partner, id);
  CREATE TABLE decision (
    seq INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, collection TEXT, item TEXT, record INTEGER, partner TEXT, detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decision_item ON decision (item);
  CREATE INDEX decision_collection ON decision (collection, seq);
  CREATE TABLE erasure (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL, record INTEGER, ground TEXT NOT NULL, note TEXT, asked_by TEXT NOT NULL, asked TEXT NOT NULL,
    confirmed_by TEXT, confirmed TEXT
  ) STRICT;
  `,
];
