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
];
