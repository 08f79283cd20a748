/** `migrations[n]` takes the database from version n to n + 1 (`PRAGMA user_version`). Never edit one that has shipped. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    -- Changes when the documents start anew: a client's copy of another epoch must not be merged.
    epoch TEXT NOT NULL
  ) STRICT;

  -- What happened, one row an update, in the order it was accepted. doc is '<plan>/<document>'.
  CREATE TABLE journal (
    doc TEXT NOT NULL,
    seq INTEGER NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (doc, seq)
  ) STRICT, WITHOUT ROWID;

  -- All updates up to and with seq, as one.
  CREATE TABLE snapshot (
    doc TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL
  ) STRICT;

  CREATE TABLE probe (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
  `,
  `
  -- Whose each client id of Yjs' is, and up to which clock it has been stored.
  CREATE TABLE author (
    doc TEXT NOT NULL,
    client INTEGER NOT NULL,
    person TEXT NOT NULL,
    clock INTEGER NOT NULL,
    PRIMARY KEY (doc, client)
  ) STRICT, WITHOUT ROWID;

  -- Who did what: "from" and "to" are JSON, NULL where there was nothing. seq is that of the journal.
  CREATE TABLE change (
    doc TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT,
    key TEXT,
    "from" TEXT,
    "to" TEXT
  ) STRICT;
  CREATE INDEX change_by_seq ON change (doc, seq);
  CREATE INDEX change_by_field ON change (doc, entity, id, field);

  -- Updates that were not taken.
  CREATE TABLE quarantine (
    doc TEXT NOT NULL,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    code TEXT NOT NULL,
    path TEXT NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- What was answered to a command, stored together with what the command did: it is never run a second time.
  CREATE TABLE receipt (
    plan TEXT NOT NULL,
    person TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at INTEGER NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (plan, person, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX receipt_by_age ON receipt (at);
  `,
  `
  -- Which columns crc covers: 0 the data alone (rows of the first version), 1 all of them.
  ALTER TABLE journal ADD COLUMN form INTEGER NOT NULL DEFAULT 0;

  -- Up to where a document has been written: a last record that has gone is missed too.
  CREATE TABLE head (
    doc TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    -- How many bytes the rebuild had with which the document was last compared.
    looked INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  INSERT INTO head (doc, seq)
    SELECT doc, MAX(seq) FROM (SELECT doc, seq FROM journal UNION ALL SELECT doc, seq FROM snapshot) GROUP BY doc;

  -- The two newest snapshots of a document; the journal goes back to the older one. form 0: sha256 covers the data
  -- alone, 1: document and seq too.
  CREATE TABLE generation (
    doc TEXT NOT NULL,
    generation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    form INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (doc, generation)
  ) STRICT;
  INSERT INTO generation SELECT doc, 1, seq, 0, sha256, data FROM snapshot;
  DROP TABLE snapshot;
  ALTER TABLE generation RENAME TO snapshot;

  -- The last state of a document's former epoch, until the next compaction.
  CREATE TABLE former (
    doc TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;

  -- Who wrote in former epochs: a copy that holds something of theirs is an old one.
  CREATE TABLE retired (
    doc TEXT NOT NULL,
    client INTEGER NOT NULL,
    PRIMARY KEY (doc, client)
  ) STRICT, WITHOUT ROWID;

  -- Faults found at load. first to last: records that are not used; the journal goes on after them.
  CREATE TABLE damage (
    id INTEGER PRIMARY KEY,
    doc TEXT NOT NULL,
    found INTEGER NOT NULL,
    what TEXT NOT NULL,
    first INTEGER,
    last INTEGER,
    -- When an administrator took note.
    noted INTEGER
  ) STRICT;

  -- What was stored there, as it was found. A snapshot has no person and no time.
  CREATE TABLE aside (
    damage INTEGER NOT NULL REFERENCES damage (id),
    seq INTEGER NOT NULL,
    person TEXT,
    at INTEGER,
    form INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- The schema version of the document in the snapshot; 0: not known.
  ALTER TABLE snapshot ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  `,
];
