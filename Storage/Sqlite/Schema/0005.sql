-- How far each team's entries are counted in a day's figures. Written with daily_stats, by the same owner: tells which days are to be closed.
CREATE TABLE day_count (
  day        TEXT NOT NULL,
  team_id    INTEGER NOT NULL,
  counted    INTEGER NOT NULL, -- its entries of the day up to this number
  changes    INTEGER NOT NULL, -- rises with every writing
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (day, team_id)
) STRICT, WITHOUT ROWID;

INSERT INTO day_count (day, team_id, counted, changes, changed_at)
SELECT DISTINCT s.day, t.team_id, t.counted, 1, unixepoch() * 1000 FROM daily_stats s JOIN team t ON t.name = s.team;

-- Closed days, and what is known of their newest snapshots.
CREATE TABLE day_close (
  day       TEXT PRIMARY KEY,
  version   INTEGER NOT NULL,
  changes   INTEGER NOT NULL, -- sum of day_count.changes that is closed
  figures   BLOB NOT NULL,    -- SHA-256 of the cells in the newest snapshot
  closed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every snapshot that was ever taken of a day. Only added to.
CREATE TABLE snapshot (
  day       TEXT NOT NULL,
  version   INTEGER NOT NULL,
  closed_at INTEGER NOT NULL,
  checksum  BLOB NOT NULL, -- SHA-256 of text
  text      TEXT NOT NULL, -- canonical JSON, see docs/api.md
  PRIMARY KEY (day, version)
) STRICT;

-- Each day's last recount from the log.
CREATE TABLE day_proof (
  day       TEXT PRIMARY KEY,
  proven_at INTEGER NOT NULL,
  kind      INTEGER NOT NULL, -- 1 equal, 2 repaired, 3 entries are gone from the log, 4 different and not repaired
  entries   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What recounts found that was not equal. Only added to.
CREATE TABLE proof_finding (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  day      TEXT NOT NULL,
  team     TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  kind     INTEGER NOT NULL, -- as in day_proof
  detail   TEXT NOT NULL     -- JSON: the cells that differ
) STRICT;
