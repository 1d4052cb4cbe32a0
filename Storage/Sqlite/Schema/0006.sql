-- What people are to be told.
CREATE TABLE alert (
  number    INTEGER PRIMARY KEY AUTOINCREMENT, -- rises, and is never given twice
  key       TEXT NOT NULL UNIQUE,              -- names it, so that it is raised once
  kind      INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  details   TEXT NOT NULL,                     -- a JSON object
  spread    INTEGER NOT NULL DEFAULT 0         -- 1: its rows in alert_delivery are there
) STRICT;

CREATE INDEX alert_to_spread ON alert (number) WHERE spread = 0;

-- What is told on a channel at once, and how far that has come.
CREATE TABLE alert_message (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE, -- the receiver sees it
  channel     TEXT NOT NULL,
  planned_at  INTEGER NOT NULL,
  test        INTEGER NOT NULL,
  state       TEXT NOT NULL,        -- Open, Sent or Failed
  attempts    INTEGER NOT NULL DEFAULT 0,
  next_at     INTEGER NOT NULL,
  owner       TEXT,                 -- who sends it
  owned_until INTEGER NOT NULL,
  error       TEXT,                 -- the kind of the last error
  ended_at    INTEGER
) STRICT;

CREATE INDEX alert_message_of_channel ON alert_message (channel, planned_at);
CREATE INDEX alert_message_open ON alert_message (channel) WHERE state = 'Open';

-- Which alert is told on which channel in which message.
CREATE TABLE alert_delivery (
  alert   INTEGER NOT NULL,
  channel TEXT NOT NULL,
  message INTEGER,          -- the message's number; null: it waits for one
  PRIMARY KEY (alert, channel)
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_delivery_waiting ON alert_delivery (channel, alert) WHERE message IS NULL;
CREATE INDEX alert_delivery_of_message ON alert_delivery (message) WHERE message IS NOT NULL;

-- Who looks for alerts and sends them.
CREATE TABLE alert_lease (
  name  TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;

-- What whoever looks for alerts has noted for the next one.
CREATE TABLE alert_note (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
