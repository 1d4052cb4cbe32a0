-- When errors and fixes happened, hour by hour: what incidents follow from. Written with daily_stats, by the same owner.
CREATE TABLE moment (
  team_id bigint  NOT NULL,
  hour    integer NOT NULL, -- since the Unix epoch
  day     date    NOT NULL,
  feature text    COLLATE "C" NOT NULL, -- empty: type is the name of an incident that a fix has named
  type    text    COLLATE "C" NOT NULL,
  times   bytea   NOT NULL,
  PRIMARY KEY (team_id, day, feature, type, hour)
) WITH (fillfactor = 50);

-- What people did to incidents. Only added to.
CREATE TABLE incident_action (
  id       uuid    PRIMARY KEY,
  incident text    NOT NULL, -- as it was named when they did it
  step     integer NOT NULL, -- 1 acknowledged, 2 resolved, 3 reopened
  at       bigint  NOT NULL,
  person   text    NOT NULL, -- the name of the API key
  note     text
);
