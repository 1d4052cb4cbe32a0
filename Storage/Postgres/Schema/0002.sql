ALTER TABLE api_key
  ADD COLUMN requests_per_minute integer, -- null: as many as any key
  ADD COLUMN replaces            text,    -- the key in whose place it came
  ADD COLUMN last_used_at        bigint;  -- written in batches, so minutes old

-- What operators and admins did.
CREATE TABLE audit (
  number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uid      uuid   NOT NULL UNIQUE,
  at       bigint NOT NULL,
  key_id   text,
  key_name text,
  action   text   NOT NULL,
  target   text,
  address  text,
  outcome  text   NOT NULL, -- Done, Refused or Failed
  detail   text
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only.';
END;
$$;

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
