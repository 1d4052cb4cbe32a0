-- When each team made something, and of what quality: what utilisation and OEE follow from. Written with daily_stats, by the same owner.
CREATE TABLE work (
  team_id INTEGER NOT NULL,
  day     TEXT NOT NULL,
  work    BLOB NOT NULL,
  PRIMARY KEY (team_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX work_of_day ON work (day);

-- The work calendar. The one with the highest version is in force; those before it are kept.
CREATE TABLE calendar (
  version  INTEGER PRIMARY KEY,
  document TEXT NOT NULL, -- JSON
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL  -- the name of the API key
) STRICT;
