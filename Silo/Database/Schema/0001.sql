-- What a cluster keeps beside the workshop's own tables: who it is, and what Orleans needs. The ADO.NET providers of Orleans send
-- only what stands in OrleansQuery, by these keys; the names and types of parameters and columns are their contract
-- (https://learn.microsoft.com/dotnet/orleans/host/configuration-guide/adonet-configuration), the statements are this program's.

CREATE TABLE cluster (
  one          boolean PRIMARY KEY DEFAULT true CHECK (one),
  service_id   text    NOT NULL,
  cluster_id   text    NOT NULL,
  wire_version integer NOT NULL, -- of what its processes say to each other
  time_zone    text    NOT NULL  -- IANA id: all of them count the same days
);

-- The keys that sign session cookies: a browser may reach any front.
CREATE TABLE cookie_key (
  name text PRIMARY KEY,
  xml  text NOT NULL
);

-- Raised with every change of the silos' table, so that nobody changes it who has not seen it as it is.
CREATE TABLE membership (
  deployment_id text        PRIMARY KEY,
  version       integer     NOT NULL DEFAULT 0,
  changed_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE silo (
  deployment_id  text        NOT NULL,
  address        text        NOT NULL,
  port           integer     NOT NULL,
  generation     integer     NOT NULL,
  name           text        NOT NULL,
  host_name      text        NOT NULL,
  status         integer     NOT NULL, -- 3 is active, 6 is dead
  gateway_port   integer     NOT NULL,
  suspect_times  text,
  started_at     timestamptz NOT NULL,
  alive_at       timestamptz NOT NULL,
  PRIMARY KEY (deployment_id, address, port, generation)
);

CREATE TABLE reminder (
  service_id text        NOT NULL,
  grain_id   text        NOT NULL,
  name       text        NOT NULL,
  start_at   timestamptz NOT NULL,
  period     bigint      NOT NULL, -- milliseconds
  grain_hash integer     NOT NULL,
  version    integer     NOT NULL DEFAULT 0,
  PRIMARY KEY (service_id, grain_id, name)
);

CREATE TABLE grain_state (
  service_id  text    NOT NULL,
  grain_type  text    NOT NULL,
  key_low     bigint  NOT NULL,
  key_high    bigint  NOT NULL,
  key_text    text    NOT NULL, -- empty if the grain's key has none
  payload     bytea,
  version     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (service_id, grain_type, key_low, key_high, key_text)
);

CREATE TABLE OrleansQuery (
  QueryKey  text PRIMARY KEY,
  QueryText text NOT NULL
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

-- Membership

('InsertMembershipVersionKey', '
  WITH added AS (
    INSERT INTO membership (deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*) > 0 FROM added'),

('InsertMembershipKey', '
  WITH raised AS (
    UPDATE membership SET version = version + 1, changed_at = now()
    WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
      SELECT 1 FROM silo
      WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id),
  added AS (
    INSERT INTO silo (deployment_id, address, port, generation, name, host_name, status, gateway_port, started_at, alive_at)
    SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM raised
    RETURNING 1)
  SELECT count(*) > 0 FROM added'),

('UpdateMembershipKey', '
  WITH raised AS (
    UPDATE membership SET version = version + 1, changed_at = now()
    WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
      SELECT 1 FROM silo
      WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id),
  updated AS (
    UPDATE silo SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    FROM raised
    WHERE silo.deployment_id = raised.deployment_id AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING 1)
  SELECT count(*) > 0 FROM updated'),

('UpdateIAmAlivetimeKey', '
  UPDATE silo SET alive_at = @IAmAliveTime
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadRowKey', '
  SELECT address AS Address, port AS Port, generation AS Generation, name AS SiloName, host_name AS HostName, status AS Status,
    gateway_port AS ProxyPort, suspect_times AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime, version AS Version
  FROM membership LEFT JOIN silo
    ON silo.deployment_id = membership.deployment_id AND address = @Address AND port = @Port AND generation = @Generation
  WHERE membership.deployment_id = @DeploymentId'),

('MembershipReadAllKey', '
  SELECT address AS Address, port AS Port, generation AS Generation, name AS SiloName, host_name AS HostName, status AS Status,
    gateway_port AS ProxyPort, suspect_times AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime, version AS Version
  FROM membership LEFT JOIN silo ON silo.deployment_id = membership.deployment_id
  WHERE membership.deployment_id = @DeploymentId'),

('GatewaysQueryKey', '
  SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
  FROM silo
  WHERE deployment_id = @DeploymentId AND status = @Status AND gateway_port > 0'),

('DeleteMembershipTableEntriesKey', '
  WITH silos AS (DELETE FROM silo WHERE deployment_id = @DeploymentId)
  DELETE FROM membership WHERE deployment_id = @DeploymentId'),

('CleanupDefunctSiloEntriesKey', '
  DELETE FROM silo WHERE deployment_id = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime'),

-- Reminders

('UpsertReminderRowKey', '
  INSERT INTO reminder (service_id, grain_id, name, start_at, period, grain_hash)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
  ON CONFLICT (service_id, grain_id, name) DO UPDATE
    SET start_at = excluded.start_at, period = excluded.period, grain_hash = excluded.grain_hash, version = reminder.version + 1
  RETURNING version AS Version'),

('ReadReminderRowKey', '
  SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder
  WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName'),

('ReadReminderRowsKey', '
  SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder
  WHERE service_id = @ServiceId AND grain_id = @GrainId'),

-- A range of the ring of hashes: after the one, up to the other; and one that goes over the ring''s end.
('ReadRangeRows1Key', '
  SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder
  WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash'),

('ReadRangeRows2Key', '
  SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
  FROM reminder
  WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)'),

('DeleteReminderRowKey', '
  WITH deleted AS (
    DELETE FROM reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1)
  SELECT count(*) > 0 FROM deleted'),

('DeleteReminderRowsKey', '
  DELETE FROM reminder WHERE service_id = @ServiceId'),

-- Grain state: no row comes back if somebody else has changed it since

('ReadFromStorageKey', '
  SELECT payload AS PayloadBinary, version AS Version
  FROM grain_state
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND key_low = @GrainIdN0 AND key_high = @GrainIdN1
    AND key_text = coalesce(@GrainIdExtensionString, '''')'),

('WriteToStorageKey', '
  WITH updated AS (
    UPDATE grain_state SET payload = @PayloadBinary, version = version + 1
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND key_low = @GrainIdN0 AND key_high = @GrainIdN1
      AND key_text = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
    RETURNING version),
  added AS (
    INSERT INTO grain_state (service_id, grain_type, key_low, key_high, key_text, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary
    WHERE @GrainStateVersion::integer IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version)
  SELECT version AS NewGrainStateVersion FROM updated UNION ALL SELECT version FROM added'),

('ClearStorageKey', '
  UPDATE grain_state SET payload = NULL, version = version + 1
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND key_low = @GrainIdN0 AND key_high = @GrainIdN1
    AND key_text = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion'),

('DeleteStorageKey', '
  DELETE FROM grain_state
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND key_low = @GrainIdN0 AND key_high = @GrainIdN1
    AND key_text = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
  RETURNING version + 1 AS NewGrainStateVersion');
