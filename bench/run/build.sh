# shellcheck shell=bash disable=SC2154,SC2034,SC2119,SC2120 # a part of bench.sh, whose variables it shares
# Building what is measured, and finding out which peers this machine can run.

build_all() {
  build WebFront
  build bench/Null
  build bench/Load
  build_node
  build_postgres
}

build() { # project folder
  say "build $1"
  dotnet build "$root/$1" -c Release --nologo -v quiet > "$scratch/build.log" 2>&1 || fail "$1 does not build" build
}

# better-sqlite3 is compiled here: against the headers that came with Node, if they did.
build_node() {
  local peer=$root/bench/peers/node-sqlite headers
  headers=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  [[ ! -e $headers/include/node/node.h ]] || export npm_config_nodedir=$headers
  [[ -e $peer/node_modules/better-sqlite3/build/Release/better_sqlite3.node ]] ||
    (say 'npm ci' && cd "$peer" && npm ci) > "$scratch/npm.log" 2>&1 ||
    { skip_peer 'Node + SQLite' 'npm ci failed' && return; }
  targets+=(node)
}

build_postgres() {
  [[ -n $POSTGRES_BIN ]] || { skip_peer PostgreSQL 'no server is installed' && return; }
  build bench/peers/postgres
  targets+=(postgres)
}

skip_peer() { # name, reason
  say "WITHOUT $1: $2; its column stays empty."
}
