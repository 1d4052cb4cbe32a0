-- How far each team's entries are counted in a day's figures. Written with daily_stats, by the same owner: tells which days are to be closed.
CREATE TABLE day_count (
  team_id    bigint NOT NULL,
  counted    bigint NOT NULL, -- its entries of the day up to this number
  changes    bigint NOT NULL, -- rises with every writing
  changed_at bigint NOT NULL,
  day        date   NOT NULL,
  PRIMARY KEY (day, team_id)
) WITH (fillfactor = 50);

INSERT INTO day_count (day, team_id, counted, changes, changed_at)
SELECT DISTINCT s.day, t.team_id, t.counted, 1, (extract(epoch FROM now()) * 1000)::bigint FROM daily_stats s JOIN team t ON t.name = s.team;

-- Closed days, and what is known of their newest snapshots.
CREATE TABLE day_close (
  day       date    PRIMARY KEY,
  version   integer NOT NULL,
  changes   bigint  NOT NULL, -- sum of day_count.changes that is closed
  closed_at bigint  NOT NULL,
  figures   bytea   NOT NULL  -- SHA-256 of the cells in the newest snapshot
);

-- Every snapshot that was ever taken of a day. Only added to.
CREATE TABLE snapshot (
  day       date    NOT NULL,
  version   integer NOT NULL,
  closed_at bigint  NOT NULL,
  checksum  bytea   NOT NULL, -- SHA-256 of text
  text      text    NOT NULL, -- canonical JSON, see docs/api.md
  PRIMARY KEY (day, version)
);

-- Each day's last recount from the log.
CREATE TABLE day_proof (
  day       date    PRIMARY KEY,
  kind      integer NOT NULL, -- 1 equal, 2 repaired, 3 entries are gone from the log, 4 different and not repaired
  proven_at bigint  NOT NULL,
  entries   bigint  NOT NULL
);

-- What recounts found that was not equal. Only added to.
CREATE TABLE proof_finding (
  number   bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  found_at bigint  NOT NULL,
  day      date    NOT NULL,
  kind     integer NOT NULL, -- as in day_proof
  team     text    NOT NULL,
  detail   text    NOT NULL  -- JSON: the cells that differ
);
