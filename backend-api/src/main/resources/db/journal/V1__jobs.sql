-- Requests to providers that cost money or quota, with their answers.
CREATE TABLE jobs (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  scope         TEXT    NOT NULL,
  digest        TEXT    NOT NULL,
  attempt       INTEGER NOT NULL,
  request_id    TEXT    NOT NULL UNIQUE,
  backend       TEXT    NOT NULL,
  device        TEXT    NOT NULL,
  configuration TEXT    NOT NULL,
  state         TEXT    NOT NULL
    CHECK (state IN ('PREPARED', 'SUBMITTED', 'COMPLETED', 'FAILED', 'CANCELLED', 'REFUSED')),
  job_id        TEXT,
  -- The worst case. Money is a decimal number as text, null where the price is not known.
  reserved_tasks     INTEGER NOT NULL,
  reserved_shots     INTEGER NOT NULL,
  reserved_qpu_nanos INTEGER NOT NULL,
  reserved_usd       TEXT,
  -- All null until the provider has told.
  billed_tasks       INTEGER,
  billed_shots       INTEGER,
  billed_qpu_nanos   INTEGER,
  billed_usd         TEXT,
  owner         TEXT    NOT NULL,
  -- Milliseconds since 1970, UTC. The budget counts from when the worst case was reserved.
  created       INTEGER NOT NULL,
  reserved      INTEGER NOT NULL,
  updated       INTEGER NOT NULL,
  delivered     INTEGER NOT NULL DEFAULT 0,
  message       TEXT    NOT NULL DEFAULT '',
  -- Both compressed.
  request       BLOB    NOT NULL,
  answer        BLOB
);

CREATE INDEX jobs_by_digest ON jobs (digest, scope);
CREATE INDEX jobs_by_reserved ON jobs (reserved);
CREATE UNIQUE INDEX jobs_by_attempt ON jobs (scope, digest, backend, device, attempt)
  WHERE scope <> '';

PRAGMA user_version = 1;
