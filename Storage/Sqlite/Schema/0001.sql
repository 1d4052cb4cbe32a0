-- Times are Unix milliseconds in UTC unless said; days are local days in the workshop's time zone, 'YYYY-MM-DD'.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
  team_id   INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  epoch     INTEGER NOT NULL, -- only its owner of this epoch may write
  counted   INTEGER NOT NULL, -- daily_stats has counted its entries up to this number
  compacted INTEGER NOT NULL  -- its segments below this number are as large as they will get
) STRICT;

-- The log: a row holds consecutive entries of one team and one day. The last segment of a team is never deleted.
CREATE TABLE segment (
  segment_id     INTEGER PRIMARY KEY,
  team_id        INTEGER NOT NULL,
  day            TEXT NOT NULL,
  first_seq      INTEGER NOT NULL,
  last_seq       INTEGER NOT NULL,
  first_time     INTEGER NOT NULL,
  last_time      INTEGER NOT NULL,
  first_received INTEGER NOT NULL,
  last_received  INTEGER NOT NULL,
  errors         INTEGER NOT NULL,
  unusual        INTEGER NOT NULL,
  features       INTEGER NOT NULL, -- Bloom filter
  hash           BLOB NOT NULL,    -- the team's hash chain after it
  frames         BLOB NOT NULL     -- last, so that the other columns are read without it
) STRICT;

CREATE UNIQUE INDEX segment_of_team ON segment (team_id, first_seq, day, last_seq);
CREATE INDEX segment_received ON segment (last_received, team_id, first_seq, first_received);

-- Small appends of a commit, of all teams; on their way into the log. Empty whenever somebody reads it.
CREATE TABLE journal (
  journal_id INTEGER PRIMARY KEY,
  records    BLOB NOT NULL
) STRICT;

CREATE TABLE daily_stats (
  day        TEXT NOT NULL,
  team       TEXT NOT NULL,
  feature    TEXT NOT NULL,
  type       TEXT NOT NULL,
  entries    INTEGER NOT NULL,
  production INTEGER NOT NULL, -- entries with an item
  items      INTEGER NOT NULL, -- sum of their counts
  errors     INTEGER NOT NULL,
  critical   INTEGER NOT NULL,
  fixes      INTEGER NOT NULL,
  wishes     INTEGER NOT NULL,
  elves      INTEGER NOT NULL,
  breaks     INTEGER NOT NULL,
  PRIMARY KEY (day, team, feature, type)
) STRICT, WITHOUT ROWID;

CREATE INDEX daily_stats_of_feature ON daily_stats (feature, day);
CREATE INDEX daily_stats_of_team ON daily_stats (team, day);

-- Entries per minute (since the Unix epoch) that they happened in; kept for three days.
CREATE TABLE activity (
  minute  INTEGER NOT NULL,
  team_id INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (minute, team_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  hash       BLOB NOT NULL UNIQUE, -- SHA-256 of the key
  scopes     INTEGER NOT NULL,
  team       TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
  kind   INTEGER NOT NULL, -- 1 team, 2 feature, 3 type
  name   TEXT NOT NULL,
  key_id TEXT NOT NULL,    -- the API key that introduced it
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
