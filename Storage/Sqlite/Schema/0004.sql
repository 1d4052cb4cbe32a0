-- What is counted in each hour of a day, a row for each team and day. Written with daily_stats, by the same owner.
CREATE TABLE day_hours (
  day     TEXT NOT NULL,
  team_id INTEGER NOT NULL,
  hours   BLOB NOT NULL,
  PRIMARY KEY (day, team_id)
) STRICT;
