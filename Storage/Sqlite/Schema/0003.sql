-- When errors and fixes happened, hour by hour: what incidents follow from. Written with daily_stats, by the same owner.
CREATE TABLE moment (
  team_id INTEGER NOT NULL,
  day     TEXT NOT NULL,
  feature TEXT NOT NULL,    -- empty: type is the name of an incident that a fix has named
  type    TEXT NOT NULL,
  hour    INTEGER NOT NULL, -- since the Unix epoch
  times   BLOB NOT NULL,
  PRIMARY KEY (team_id, day, feature, type, hour)
) STRICT;

-- What people did to incidents. Only added to.
CREATE TABLE incident_action (
  id       TEXT PRIMARY KEY,
  incident TEXT NOT NULL,    -- as it was named when they did it
  step     INTEGER NOT NULL, -- 1 acknowledged, 2 resolved, 3 reopened
  at       INTEGER NOT NULL,
  person   TEXT NOT NULL,    -- the name of the API key
  note     TEXT
) STRICT;
