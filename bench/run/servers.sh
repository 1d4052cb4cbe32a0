# shellcheck shell=bash disable=SC2154,SC2034,SC2119,SC2120 # a part of bench.sh, whose variables it shares
# Starting and stopping what is measured. One server runs at a time; each start_… sets SERVER_URL and SERVER_PID.
# Sourced by bench.sh, which sets root and scratch.

SERVER_PID=
SERVER_URL=
SERVER_KEY=bench-key-0123456789abcdef0123456789abcdef
POSTGRES_DATA=

program() { # project folder, assembly name
  echo "$root/$1/bin/Release/net10.0/$2"
}

LOAD=$(program bench/Load Workshop.Bench.Load)

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
  echo "$port"
}

# Starts a command in the background and waits until it is ready; prints nothing.
launch() { # name, command…
  local name=$1 started
  shift
  started=$(date +%s%3N)
  "$@" > "$scratch/$name.log" 2>&1 &
  SERVER_PID=$!
  READY=$(timeout 90 "$LOAD" ready --url "$SERVER_URL" --since "$started") || fail "$name did not start" "$name"
}

fail() { # message, name of a log
  echo "bench: $1" >&2
  tail -n 20 "$scratch/$2.log" >&2
  exit 1
}

start_null() {
  SERVER_URL=http://127.0.0.1:$(free_port)
  launch null "$(program bench/Null Workshop.Bench.Null)" --urls "$SERVER_URL"
}

# The rate limit is off: it would be what is measured.
start_workshop() { # data directory
  SERVER_URL=http://127.0.0.1:$(free_port)
  launch workshop env -C "$root/WebFront" \
    Workshop__DataDirectory="${1:-$(fresh workshop)}" \
    Workshop__BootstrapKey="$SERVER_KEY" \
    Workshop__RateLimit__Enabled=false \
    "$(program WebFront Workshop.WebFront)" --urls "$SERVER_URL"
}

start_node() {
  local port
  port=$(free_port)
  SERVER_URL=http://127.0.0.1:$port
  launch node env PORT="$port" API_KEY="$SERVER_KEY" DATABASE="$(fresh node)/entries.db" \
    node "$root/bench/peers/node-sqlite/server.js"
}

start_postgres() {
  start_postgres_cluster
  SERVER_URL=http://127.0.0.1:$(free_port)
  postgres_tool psql -q -h "$POSTGRES_DATA" -d postgres \
    -c 'set client_min_messages = warning' -c 'drop database if exists bench with (force)' -c 'create database bench' -c checkpoint > /dev/null
  launch postgres env ApiKey="$SERVER_KEY" \
    Database="Host=$POSTGRES_DATA;Username=postgres;Database=bench;Maximum Pool Size=64;No Reset On Close=true" \
    "$(program bench/peers/postgres Workshop.Bench.Postgres)" --urls "$SERVER_URL"
}

# A cluster of this run's own, reached through a socket in its folder and not over the network.
start_postgres_cluster() {
  [[ -z $POSTGRES_DATA ]] || return 0
  POSTGRES_DATA=$scratch/pg
  install -d -m 700 "$POSTGRES_DATA"
  [[ $(id -u) != 0 ]] || chown postgres "$POSTGRES_DATA"
  postgres_tool initdb -A trust -U postgres -E UTF8 --locale=C -D "$POSTGRES_DATA" > "$scratch/initdb.log" 2>&1 ||
    fail 'initdb failed' initdb
  cat "$root/bench/peers/postgres/server.conf" >> "$POSTGRES_DATA/postgresql.conf"
  postgres_tool pg_ctl -w -s -D "$POSTGRES_DATA" -l "$POSTGRES_DATA/server.log" \
    -o "-c unix_socket_directories=$POSTGRES_DATA" start
}

postgres_tool() { # tool, arguments…
  local tool=$POSTGRES_BIN/$1
  shift
  if [[ $(id -u) == 0 ]]; then
    runuser -u postgres -- "$tool" "$@"
  else
    "$tool" "$@"
  fi
}

# The newest PostgreSQL server on this machine, or nothing.
find_postgres() {
  local server
  for server in /usr/lib/postgresql/*/bin /usr/local/pgsql/bin; do
    [[ ! -x $server/initdb ]] || echo "$server"
  done | sort -V | tail -n 1
}

fresh() { # name
  rm -rf "${scratch:?}/$1"
  mkdir -p "$scratch/$1"
  echo "$scratch/$1"
}

stop_server() { # signal
  [[ -n $SERVER_PID ]] || return 0
  kill "-${1:-TERM}" "$SERVER_PID" 2> /dev/null || true
  wait "$SERVER_PID" 2> /dev/null || true
  SERVER_PID=
}

clean_up() {
  stop_server
  stop_silos
  [[ -z $POSTGRES_DATA ]] || postgres_tool pg_ctl -s -m immediate -D "$POSTGRES_DATA" stop || true
  rm -rf "$scratch"
}
