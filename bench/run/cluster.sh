# shellcheck shell=bash disable=SC2154,SC2034,SC2119,SC2120 # a part of bench.sh, whose variables it shares
# The cluster beside the embedded engine, both on the same PostgreSQL, and how long teams wait whose silo is lost.

SILO_PIDS=()
SILO_URLS=()

build_cluster() {
  [[ -n $POSTGRES_BIN ]] || { say 'WITHOUT the cluster: no PostgreSQL server is installed' && return 1; }
  say 'build Silo'
  dotnet build "$root/Silo" -c Release --nologo -v quiet > "$scratch/build.log" 2>&1 ||
    { say 'WITHOUT the cluster: Silo does not build here (are the Microsoft.Orleans packages to be had?)' && return 1; }
}

# An empty database of its own; sets DATABASE.
start_empty_database() {
  start_postgres_cluster
  postgres_tool psql -q -h "$POSTGRES_DATA" -d postgres \
    -c 'set client_min_messages = warning' -c 'drop database if exists cluster with (force)' -c 'create database cluster' -c checkpoint > /dev/null
  DATABASE="Host=$POSTGRES_DATA;Username=postgres;Database=cluster"
}

start_embedded() {
  start_empty_database
  SERVER_URL=http://127.0.0.1:$(free_port)
  launch embedded env -C "$root/WebFront" \
    Workshop__Storage="$DATABASE" \
    Workshop__DataDirectory="$(fresh embedded)" \
    Workshop__BootstrapKey="$SERVER_KEY" \
    Workshop__RateLimit__Enabled=false \
    "$(program WebFront Workshop.WebFront)" --urls "$SERVER_URL"
}

# Posts go to the first silo's front; the teams are on all of them.
start_silos() { # how many
  local instance
  start_empty_database
  SILO_PIDS=() SILO_URLS=()
  for ((instance = 0; instance < $1; instance++)); do
    SERVER_URL=http://127.0.0.1:$(free_port)
    launch "silo$instance" env -C "$root/Silo" \
      Workshop__Storage="$DATABASE" \
      Workshop__DataDirectory="$(fresh "silo$instance")" \
      Workshop__BootstrapKey="$SERVER_KEY" \
      Workshop__RateLimit__Enabled=false \
      Workshop__Cluster__Instance="$instance" \
      Workshop__Cluster__SiloPort="$(free_port)" \
      Workshop__Cluster__GatewayPort="$(free_port)" \
      "$(program Silo Workshop.Silo)" --urls "$SERVER_URL"
    SILO_PIDS+=("$SERVER_PID") SILO_URLS+=("$SERVER_URL")
  done
  SERVER_URL=${SILO_URLS[0]}
  SERVER_PID=
}

stop_silos() {
  local pid
  for pid in "${SILO_PIDS[@]}"; do
    kill -CONT "$pid" 2> /dev/null && kill -TERM "$pid" 2> /dev/null || true
  done
  for pid in "${SILO_PIDS[@]}"; do
    wait "$pid" 2> /dev/null || true
  done
  SILO_PIDS=()
}

measure_cluster() {
  local round
  build_cluster || return 0
  for ((round = 1; round <= rounds; round++)); do
    note_others
    start_embedded && measure_on embedded && stop_server
    for silos in 1 2 3; do
      start_silos "$silos" && measure_on "silos$silos" && stop_silos
    done
    measure_loss killed KILL
    measure_loss hung STOP
    measure_loss stopped TERM
  done
}

measure_on() { # target
  local line before
  load post --batch 1000 --connections 4 --warmup 0 --seconds "$warmup" > /dev/null
  before=$(postgres_microseconds)
  line=$(load post --batch 1000 --connections 4 --warmup 0 --seconds "$seconds")
  say "cluster thousand $1: $line"
  record cluster_database "$1" "$(((($(postgres_microseconds) - before) * 1000) / $(pick accepted "$line")))"
  record cluster_thousand "$1" "$(pick rate "$line")"
  line=$(load post --batch 1 --connections 64 --warmup "$warmup" --seconds "$seconds")
  say "cluster single $1: $line"
  record cluster_single "$1" "$(pick rate "$line")"
}

# Processor time of all processes of the database server.
postgres_microseconds() {
  local pid ticks=0
  for pid in $(pgrep -P "$(head -n 1 "$POSTGRES_DATA/postmaster.pid")"); do
    ticks=$((ticks + $(awk '{ print $14 + $15 }' "/proc/$pid/stat" 2> /dev/null || echo 0)))
  done
  echo $((ticks * 1000000 / $(getconf CLK_TCK)))
}

# The longest that any request waits while one of three silos is lost. Requests are sent when they are due, whatever became of
# those before, so that nobody's waiting is left out.
measure_loss() { # row, signal
  local line
  start_silos 3
  load post --batch 1 --connections 64 --total 5000 > /dev/null
  (sleep 5 && kill "-$2" "${SILO_PIDS[2]}") &
  line=$(load post --batch 1 --connections 256 --pace 150 --warmup 0 --seconds 25) || true
  say "cluster $1: $line"
  record "cluster_$1" silos3 "$(awk -v ms="$(pick max "$line")" 'BEGIN { printf "%.2f", ms / 1000 }')"
  record "cluster_$1_failed" silos3 "$(($(pick refused "$line") + $(pick failed "$line")))"
  stop_silos
}

print_cluster_table() {
  [[ -n $(median cluster_thousand embedded) ]] || return 0
  echo
  echo '| on one PostgreSQL, posts to one front | embedded | 1 silo | 2 silos | 3 silos | 1 silo × embedded | aim |'
  echo '|---|--:|--:|--:|--:|--:|---|'
  cluster_row thousand 'entries/s, 1,000 per request, 4 connections' '≥ 0.5'
  cluster_row single 'entries/s, 1 per request, 64 connections' ''
  echo
  echo "The database server took $(median cluster_database embedded) ns of processor time an entry for the embedded engine, $(median cluster_database silos1) for one silo (1,000 per request)."
  echo
  echo '| one of three silos | longest wait, s | requests that failed | aim |'
  echo '|---|--:|--:|---|'
  loss_row killed 'killed' '< 6 s'
  loss_row hung 'hung' '< 15 s'
  loss_row stopped 'stopped in order' '< 1 s, none fails'
  echo
  dotnet run --project "$root/bench/Scale" -c Release -- \
    --StoredEntry "$(awk -v ns="$(median cluster_database silos1)" 'BEGIN { print ns / 1000 }')"
}

cluster_row() { # row, label, aim
  local target cells=''
  for target in embedded silos1 silos2 silos3; do
    cells+=" $(thousands "$(median "cluster_$1" "$target")") |"
  done
  echo "| $2 |$cells $(ratio "$(median "cluster_$1" silos1)" "$(median "cluster_$1" embedded)") | $3 |"
}

loss_row() { # row, label, aim
  echo "| $2 | $(median "cluster_$1" silos3) | $(median "cluster_$1_failed" silos3) | $3 |"
}
