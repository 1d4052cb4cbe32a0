-- What was misspelt: only added to. The cells keep the names that entries were sent with, and daily_stats shows what they count for.
CREATE TABLE correction (
  number integer PRIMARY KEY, -- 1, 2, 3 …
  id     uuid    NOT NULL UNIQUE,
  kind   integer NOT NULL,    -- 1 team, 2 feature
  name   text    COLLATE "C" NOT NULL, -- the misspelt one
  means  text    COLLATE "C", -- the name that it counts for; null: itself again
  at     bigint  NOT NULL,
  person text    NOT NULL,    -- the name of the API key
  note   text
);

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
SELECT c.day, coalesce(t.means, c.team) AS team, coalesce(f.means, c.feature) AS feature, c.type,
       sum(c.entries)::bigint AS entries, sum(c.production)::bigint AS production, sum(c.items)::bigint AS items,
       sum(c.errors)::bigint AS errors, sum(c.critical)::bigint AS critical, sum(c.fixes)::bigint AS fixes,
       sum(c.wishes)::bigint AS wishes, sum(c.elves)::bigint AS elves, sum(c.breaks)::bigint AS breaks
FROM cell c
LEFT JOIN alias t ON t.kind = 1 AND t.name = c.team
LEFT JOIN alias f ON f.kind = 2 AND f.name = c.feature
GROUP BY 1, 2, 3, 4;
