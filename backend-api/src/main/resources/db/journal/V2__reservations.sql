-- The budget counts by the order in which worst cases were reserved, since a clock can be set back.
ALTER TABLE jobs ADD COLUMN reservation INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET reservation = ranked.place
  FROM (SELECT id, row_number() OVER (ORDER BY reserved, id) AS place FROM jobs) AS ranked
  WHERE ranked.id = jobs.id;
DROP INDEX jobs_by_reserved;
ALTER TABLE jobs DROP COLUMN reserved;
CREATE INDEX jobs_by_reservation ON jobs (reservation);

-- For each run the last reservation before it began.
CREATE TABLE runs (
  scope       TEXT    PRIMARY KEY,
  begun_after INTEGER NOT NULL
);
INSERT INTO runs SELECT scope, min(reservation) - 1 FROM jobs WHERE scope <> '' GROUP BY scope;

PRAGMA user_version = 2;
