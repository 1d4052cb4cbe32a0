-- What was misspelt: only added to. The cells keep the names that entries were sent with, and daily_stats shows what they count for.
CREATE TABLE correction (
  number  INTEGER PRIMARY KEY, -- 1, 2, 3 …
  id      TEXT NOT NULL UNIQUE,
  kind    INTEGER NOT NULL,    -- 1 team, 2 feature
  name    TEXT NOT NULL,       -- the misspelt one
  means   TEXT,                -- the name that it counts for; null: itself again
  at      INTEGER NOT NULL,
  person  TEXT NOT NULL,       -- the name of the API key
  note    TEXT
) STRICT;

-- What each corrected name counts for, at the end of every chain; there are no circles.
CREATE VIEW alias AS
WITH RECURSIVE held AS (
  SELECT kind, name, means FROM correction c
  WHERE means IS NOT NULL AND number = (SELECT max(number) FROM correction WHERE kind = c.kind AND name = c.name)
), chain (kind, name, means) AS (
  SELECT kind, name, means FROM held
  UNION
  SELECT c.kind, c.name, h.means FROM chain c JOIN held h ON h.kind = c.kind AND h.name = c.means
)
SELECT kind, name, means FROM chain c WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.kind = c.kind AND h.name = c.means);

ALTER TABLE daily_stats RENAME TO cell;

CREATE VIEW daily_stats AS
SELECT c.day AS day, ifnull(t.means, c.team) AS team, ifnull(f.means, c.feature) AS feature, c.type AS type,
       sum(c.entries) AS entries, sum(c.production) AS production, sum(c.items) AS items, sum(c.errors) AS errors,
       sum(c.critical) AS critical, sum(c.fixes) AS fixes, sum(c.wishes) AS wishes, sum(c.elves) AS elves, sum(c.breaks) AS breaks
FROM cell c
LEFT JOIN alias t ON t.kind = 1 AND t.name = c.team
LEFT JOIN alias f ON f.kind = 2 AND f.name = c.feature
GROUP BY c.day, ifnull(t.means, c.team), ifnull(f.means, c.feature), c.type;
