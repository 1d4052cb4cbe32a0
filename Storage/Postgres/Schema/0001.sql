-- Times are Unix milliseconds in UTC unless said; days are local days in the workshop's time zone. Names compare byte by byte.

CREATE TABLE meta (
  key   text PRIMARY KEY,
  value text NOT NULL
);

-- Where rows change again and again, half of each page stays free for their next versions: as long as these find room beside the
-- old ones, no index has to be changed with them.

CREATE TABLE team (
  team_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name      text COLLATE "C" NOT NULL UNIQUE,
  epoch     bigint NOT NULL, -- only its owner of this epoch may write
  last_seq  bigint NOT NULL, -- the number of its last entry; 0 if it has none
  counted   bigint NOT NULL, -- daily_stats has counted its entries up to this number
  compacted bigint NOT NULL  -- its segments below this number are as large as they will get
) WITH (fillfactor = 50);

-- The log: a row holds consecutive entries of one team and one day.
CREATE TABLE segment (
  team_id        bigint  NOT NULL,
  first_seq      bigint  NOT NULL,
  last_seq       bigint  NOT NULL,
  first_time     bigint  NOT NULL,
  last_time      bigint  NOT NULL,
  first_received bigint  NOT NULL,
  last_received  bigint  NOT NULL,
  features       bigint  NOT NULL, -- Bloom filter
  day            date    NOT NULL,
  errors         integer NOT NULL,
  unusual        integer NOT NULL,
  hash           bytea   NOT NULL, -- the team's hash chain after it
  frames         bytea   NOT NULL,
  PRIMARY KEY (team_id, first_seq)
);

-- Compressing takes longer than writing what it saves.
ALTER TABLE segment ALTER COLUMN frames SET STORAGE EXTERNAL;

CREATE INDEX segment_received ON segment (last_received);

CREATE TABLE daily_stats (
  day        date   NOT NULL,
  team       text   COLLATE "C" NOT NULL,
  feature    text   COLLATE "C" NOT NULL,
  type       text   COLLATE "C" NOT NULL,
  entries    bigint NOT NULL,
  production bigint NOT NULL, -- entries with an item
  items      bigint NOT NULL, -- sum of their counts
  errors     bigint NOT NULL,
  critical   bigint NOT NULL,
  fixes      bigint NOT NULL,
  wishes     bigint NOT NULL,
  elves      bigint NOT NULL,
  breaks     bigint NOT NULL,
  PRIMARY KEY (team, day, feature, type)
) WITH (fillfactor = 50);

CREATE INDEX daily_stats_of_feature ON daily_stats (feature, day);
CREATE INDEX daily_stats_of_day ON daily_stats USING brin (day); -- days come one after the other

-- Entries per minute (since the Unix epoch) that they happened in; kept for three days.
CREATE TABLE activity (
  minute  integer NOT NULL,
  team_id bigint  NOT NULL,
  entries bigint  NOT NULL,
  PRIMARY KEY (minute, team_id)
) WITH (fillfactor = 50);

CREATE TABLE api_key (
  id         text    PRIMARY KEY,
  name       text    NOT NULL,
  hash       bytea   NOT NULL UNIQUE, -- SHA-256 of the key
  scopes     integer NOT NULL,
  team       text,
  created_at bigint  NOT NULL,
  expires_at bigint
);

CREATE TABLE name (
  kind   integer NOT NULL, -- 1 team, 2 feature, 3 type
  name   text COLLATE "C" NOT NULL,
  key_id text NOT NULL,    -- the API key that introduced it
  PRIMARY KEY (kind, name)
);
