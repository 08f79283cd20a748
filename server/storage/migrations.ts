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
];
