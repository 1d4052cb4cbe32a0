-- What is counted in each hour of a day, a row for each team and day. Written with daily_stats, by the same owner.
CREATE TABLE day_hours (
  team_id bigint NOT NULL,
  day     date   NOT NULL,
  hours   bytea  NOT NULL,
  PRIMARY KEY (day, team_id)
) WITH (fillfactor = 50);
