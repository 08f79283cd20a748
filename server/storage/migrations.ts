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
  `
  -- Everybody whom documents name by an id. What is erased here is erased everywhere.
  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    -- account: signs in; guest: came by a link; script: acts with a token.
    kind TEXT NOT NULL CHECK (kind IN ('account', 'guest', 'script')),
    name TEXT NOT NULL,
    -- What they do, as the others see it: "Regionkoordinator".
    title TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    email TEXT COLLATE NOCASE UNIQUE,
    -- argon2id in PHC form; NULL: signs in by mail or elsewhere only.
    password TEXT,
    -- 1: set this server up, and may make plans.
    founder INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Accounts elsewhere, by what never changes there. Never by e-mail.
  CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;

  -- Who is signed in. hash: of the secret in the cookie. Times in ms.
  CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_by_person ON session (person);
  CREATE INDEX session_by_end ON session (expires);

  -- Links that sign in one person once. set-up: the first coordinator, or whoever has been invited by mail.
  CREATE TABLE sign_in_link (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('set-up', 'sign-in')),
    expires INTEGER NOT NULL,
    used INTEGER
  ) STRICT, WITHOUT ROWID;

  -- What people are in a plan.
  CREATE TABLE member (
    plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'editor', 'contributor', 'viewer')),
    -- Of an editor who writes in one theme's column only.
    theme TEXT,
    -- For whom they are here: the organisation in the plan's register, or its name as they wrote it.
    org TEXT,
    organisation TEXT,
    -- The link they came by.
    invitation TEXT,
    created INTEGER NOT NULL,
    seen INTEGER,
    -- When the membership ends by itself; when somebody ended it.
    expires INTEGER,
    removed INTEGER,
    PRIMARY KEY (plan, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX member_by_person ON member (person);
  CREATE INDEX member_by_end ON member (expires) WHERE expires IS NOT NULL;

  -- Links by which guests come in.
  CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('editor', 'contributor', 'viewer')),
    theme TEXT,
    -- Fixed by who invites; else the guest chooses.
    org TEXT,
    organisation TEXT,
    person TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    revoked INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invitation_by_plan ON invitation (plan);

  -- What scripts sign in with. person: the script's own, a member of the plan.
  CREATE TABLE token (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    seen INTEGER,
    revoked INTEGER
  ) STRICT, WITHOUT ROWID;

  -- When a plan was put away; NULL: it is in use.
  ALTER TABLE plan ADD COLUMN archived INTEGER;
  `,
  `
  -- 1: opened by a one-time link. For a while its holder may choose a new password without the old one.
  ALTER TABLE session ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Who has gone elsewhere to sign in and is not back yet. state, browser: hashes of what the address and the cookie
  -- hold. session: of who adds an account elsewhere to their own.
  CREATE TABLE login (
    state TEXT PRIMARY KEY,
    browser TEXT NOT NULL,
    provider TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    "to" TEXT NOT NULL,
    session TEXT,
    expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX login_by_end ON login (expires);
  CREATE INDEX identity_by_person ON identity (person);
  `,
  `
  -- Of a member whom a link has raised for its time: what they are when it is over. NULL: has not been raised.
  ALTER TABLE member ADD COLUMN lasting TEXT CHECK (lasting IN ('coordinator', 'editor', 'contributor', 'viewer'));
  ALTER TABLE member ADD COLUMN "lastingTheme" TEXT;
  CREATE INDEX member_by_invitation ON member (invitation) WHERE invitation IS NOT NULL;
  CREATE INDEX change_by_person ON change (doc, person);
  `,
  `
  -- When somebody was erased: nothing of who they were is left here, and nothing is put here again.
  ALTER TABLE person ADD COLUMN erased INTEGER;
  `,
  `
  -- The e-mail address somebody wants for their account. It is theirs when they have opened the link that was sent to it.
  CREATE TABLE new_address (
    person TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    hash TEXT NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Links by which an organisation is asked about its part in an action.
  CREATE TABLE question (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    hash TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL,
    org TEXT NOT NULL,
    message TEXT NOT NULL DEFAULT '',
    -- Who asks.
    person TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX question_by_action ON question (plan, action);
  CREATE INDEX question_by_end ON question (expires);

  -- Who has answered by such a link, and when last.
  CREATE TABLE answerer (
    question TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (question, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answerer_by_person ON answerer (person);
  `,
  `
  -- When each action was last touched is read from this alone.
  CREATE INDEX change_of_action ON change (doc, id, field, at) WHERE entity = 'action';
  `,
  `
  -- Links by which calendars fetch the dates of one organisation in a plan, without signing in.
  CREATE TABLE calendar (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    hash TEXT NOT NULL UNIQUE,
    org TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Who made it.
    person TEXT NOT NULL,
    created INTEGER NOT NULL,
    revoked INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calendar_by_plan ON calendar (plan);
  `,
  `
  -- The state vector of the document in the snapshot, so that it need not be worked out for who comes first.
  ALTER TABLE snapshot ADD COLUMN vector BLOB;
  `,
];
