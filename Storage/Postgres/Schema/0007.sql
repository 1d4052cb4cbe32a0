-- When each team made something, and of what quality: what utilisation and OEE follow from. Written with daily_stats, by the same owner.
CREATE TABLE work (
  team_id bigint NOT NULL,
  day     date   NOT NULL,
  work    bytea  NOT NULL,
  PRIMARY KEY (team_id, day)
) WITH (fillfactor = 50);

CREATE INDEX work_of_day ON work USING brin (day); -- days come one after the other

-- The work calendar. The one with the highest version is in force; those before it are kept.
CREATE TABLE calendar (
  version  bigint PRIMARY KEY,
  document text   NOT NULL, -- JSON
  saved_at bigint NOT NULL,
  saved_by text   NOT NULL  -- the name of the API key
);
