-- What the peer keeps: a row per entry, and the same figures as daily_stats, upserted with each request.
create table if not exists entries (
    team text not null,
    day date not null,
    id text not null,
    feature text not null,
    type text not null,
    status text not null,
    error boolean not null,
    item text,
    count integer not null,
    timestamp timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (team, day, id)
);

create table if not exists daily_stats (
    day date not null,
    team text not null,
    feature text not null,
    type text not null,
    entries bigint not null,
    production bigint not null,
    items bigint not null,
    errors bigint not null,
    primary key (day, team, feature, type)
) with (fillfactor = 70);
