-- What people are to be told.
CREATE TABLE alert (
  number    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key       text    COLLATE "C" NOT NULL UNIQUE, -- names it, so that it is raised once
  kind      integer NOT NULL,
  raised_at bigint  NOT NULL,
  details   text    NOT NULL,                    -- a JSON object
  spread    boolean NOT NULL DEFAULT false       -- true: its rows in alert_delivery are there
);

CREATE INDEX alert_to_spread ON alert (number) WHERE NOT spread;

-- What is told on a channel at once, and how far that has come.
CREATE TABLE alert_message (
  number      bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id          uuid    NOT NULL UNIQUE, -- the receiver sees it
  channel     text    COLLATE "C" NOT NULL,
  planned_at  bigint  NOT NULL,
  test        boolean NOT NULL,
  state       text    NOT NULL,        -- Open, Sent or Failed
  attempts    integer NOT NULL DEFAULT 0,
  next_at     bigint  NOT NULL,
  owner       text,                    -- who sends it
  owned_until bigint  NOT NULL,
  error       text,                    -- the kind of the last error
  ended_at    bigint
);

CREATE INDEX alert_message_of_channel ON alert_message (channel, planned_at);
CREATE INDEX alert_message_open ON alert_message (channel) WHERE state = 'Open';

-- Which alert is told on which channel in which message.
CREATE TABLE alert_delivery (
  alert   bigint NOT NULL,
  channel text   COLLATE "C" NOT NULL,
  message bigint,                      -- the message's number; null: it waits for one
  PRIMARY KEY (alert, channel)
);

CREATE INDEX alert_delivery_waiting ON alert_delivery (channel, alert) WHERE message IS NULL;
CREATE INDEX alert_delivery_of_message ON alert_delivery (message) WHERE message IS NOT NULL;

-- Who looks for alerts and sends them.
CREATE TABLE alert_lease (
  name  text   COLLATE "C" PRIMARY KEY,
  owner text   NOT NULL,
  until bigint NOT NULL
);

-- What whoever looks for alerts has noted for the next one.
CREATE TABLE alert_note (
  name text COLLATE "C" PRIMARY KEY,
  text text NOT NULL
);
