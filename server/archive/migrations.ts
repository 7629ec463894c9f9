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
  ALTER TABLE deposit ADD COLUMN reverts INTEGER;
  CREATE INDEX deposit_unfinished ON deposit (reverts) WHERE reverts IS NOT NULL AND finished IS NULL;
  ALTER TABLE record ADD COLUMN pending INTEGER;
  ALTER TABLE record ADD COLUMN erased TEXT;
  ALTER TABLE revision ADD COLUMN proposal INTEGER;
  ALTER TABLE revision ADD COLUMN published_at TEXT;
  ALTER TABLE revision ADD COLUMN log INTEGER;
  ALTER TABLE revision ADD COLUMN decided TEXT;
  ALTER TABLE revision ADD COLUMN restores INTEGER;
  UPDATE revision SET published_at = time WHERE state = 'published';
  CREATE INDEX revision_deposit ON revision (deposit);
  CREATE INDEX revision_proposal ON revision (proposal, state) WHERE proposal IS NOT NULL;
  DROP TABLE concept;
  CREATE TABLE concept_source (
    concept TEXT NOT NULL, record INTEGER NOT NULL, scheme TEXT NOT NULL, label TEXT NOT NULL, broader TEXT NOT NULL,
    PRIMARY KEY (concept, record)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE former_record (item TEXT NOT NULL, name TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (item, name)) STRICT, WITHOUT ROWID;
  CREATE INDEX former_record_record ON former_record (record);
  CREATE INDEX public_change_item ON public_change (item);
  CREATE INDEX image_record ON image (record);
  CREATE TABLE shared_identifier (value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (value, record)) STRICT, WITHOUT ROWID;
  CREATE INDEX shared_identifier_record ON shared_identifier (record);

  CREATE TABLE uploaded (
    record INTEGER NOT NULL, deposit INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (record, deposit)
  ) STRICT;

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
    confirmed_by TEXT, confirmed TEXT, files TEXT, last_revision INTEGER, finished TEXT
  ) STRICT;
  `,
  `
  CREATE TABLE vocabulary_version (
    version INTEGER PRIMARY KEY AUTOINCREMENT, scheme TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, fields TEXT NOT NULL,
    title TEXT NOT NULL, live INTEGER NOT NULL, started TEXT NOT NULL, loaded TEXT, concepts INTEGER NOT NULL DEFAULT 0,
    labels INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX vocabulary_version_live ON vocabulary_version (scheme) WHERE live = 1;
  CREATE TABLE vocabulary_concept (n INTEGER PRIMARY KEY, version INTEGER NOT NULL, id TEXT NOT NULL, notation TEXT) STRICT;
  CREATE UNIQUE INDEX vocabulary_concept_id ON vocabulary_concept (id, version);
  CREATE INDEX vocabulary_concept_version ON vocabulary_concept (version);
  CREATE TABLE vocabulary_label (
    concept INTEGER NOT NULL, language TEXT NOT NULL, preferred INTEGER NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (concept, language, preferred, text)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vocabulary_label_key ON vocabulary_label (key);
  CREATE TABLE vocabulary_broader (concept INTEGER NOT NULL, broader INTEGER NOT NULL, PRIMARY KEY (concept, broader)) STRICT, WITHOUT ROWID;
  CREATE INDEX vocabulary_broader_broader ON vocabulary_broader (broader);
  CREATE TABLE vocabulary_mapping (
    concept INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (concept, kind, target)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vocabulary_mapping_target ON vocabulary_mapping (target);
  CREATE TABLE vocabulary_note (
    concept INTEGER NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (concept, kind, language, text)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE vocabulary_choice (
    partner TEXT NOT NULL, field TEXT NOT NULL, key TEXT NOT NULL, concept TEXT, actor TEXT NOT NULL, time TEXT NOT NULL,
    PRIMARY KEY (partner, field, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE public_change ADD COLUMN revision INTEGER;
  ALTER TABLE public_change ADD COLUMN contested TEXT;
  CREATE TABLE hidden_version (seq INTEGER PRIMARY KEY, item TEXT NOT NULL, mark TEXT NOT NULL) STRICT;
  CREATE INDEX hidden_version_item ON hidden_version (item);
  CREATE TABLE recall (id INTEGER PRIMARY KEY AUTOINCREMENT, seq INTEGER NOT NULL, time TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE saved_mapping (
    partner TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT, actor TEXT NOT NULL, time TEXT NOT NULL,
    PRIMARY KEY (partner, name, revision)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE public_name (
    reference TEXT NOT NULL, partner TEXT NOT NULL, item TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (reference, partner, item, record)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE public_record ADD COLUMN names TEXT;
  CREATE TABLE authority_description (
    id INTEGER PRIMARY KEY, reference TEXT NOT NULL, partner TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL,
    actor TEXT NOT NULL, time TEXT NOT NULL, log INTEGER NOT NULL,
    UNIQUE (reference, partner, number)
  ) STRICT;
  CREATE TABLE authority_name (
    key TEXT NOT NULL, reference TEXT NOT NULL, partner TEXT NOT NULL, PRIMARY KEY (key, reference, partner)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX authority_name_reference ON authority_name (reference, partner);
  CREATE TABLE authority_within (
    place TEXT NOT NULL, reference TEXT NOT NULL, partner TEXT NOT NULL, PRIMARY KEY (place, reference, partner)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX authority_within_reference ON authority_within (reference, partner);
  CREATE TABLE authority_join (
    reference TEXT PRIMARY KEY, joined_to TEXT NOT NULL, partner TEXT NOT NULL, approvals TEXT NOT NULL, time TEXT NOT NULL, log INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX authority_join_to ON authority_join (joined_to);
  CREATE TABLE authority_change (seq INTEGER PRIMARY KEY AUTOINCREMENT, reference TEXT NOT NULL) STRICT;
  CREATE INDEX decision_authority ON decision (detail ->> '$.reference') WHERE kind >= 'authority.' AND kind < 'authority/';
  `,
  `
  ALTER TABLE deposit ADD COLUMN upload TEXT;
  CREATE INDEX deposit_upload ON deposit (upload) WHERE upload IS NOT NULL;
  CREATE TABLE title_key (key INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (key, record)) STRICT, WITHOUT ROWID;
  CREATE INDEX title_key_record ON title_key (record);
  INSERT OR IGNORE INTO title_key SELECT value, record.id FROM record JOIN revision ON revision.id = record.published, json_each(title_keys(content));
  `,
  `
  CREATE TABLE manifest_activity (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL
  ) STRICT;
  CREATE INDEX manifest_activity_item ON manifest_activity (item, seq);
  CREATE TABLE manifest_place (owner TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (owner, item)) STRICT, WITHOUT ROWID;
  CREATE INDEX manifest_place_item ON manifest_place (item);
  `,
  `
  ALTER TABLE public_record ADD COLUMN sets TEXT NOT NULL DEFAULT '';
  `,
];
