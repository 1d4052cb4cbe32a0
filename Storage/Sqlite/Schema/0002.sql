ALTER TABLE api_key ADD COLUMN requests_per_minute INTEGER; -- null: as many as any key
ALTER TABLE api_key ADD COLUMN replaces TEXT;               -- the key in whose place it came
ALTER TABLE api_key ADD COLUMN last_used_at INTEGER;        -- written in batches, so minutes old

-- What operators and admins did.
CREATE TABLE audit (
  number   INTEGER PRIMARY KEY AUTOINCREMENT, -- rises, and is never given twice
  uid      TEXT NOT NULL UNIQUE,
  at       INTEGER NOT NULL,
  key_id   TEXT,
  key_name TEXT,
  action   TEXT NOT NULL,
  target   TEXT,
  address  TEXT,
  outcome  TEXT NOT NULL, -- Done, Refused or Failed
  detail   TEXT
) STRICT;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only.');
END;

CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only.');
END;
