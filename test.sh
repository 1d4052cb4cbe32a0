#!/usr/bin/env bash
# Builds everything and runs every test. Needs the .NET SDK and Node; installs Chromium and PostgreSQL where it may.
#   ./test.sh          all of it
#   ./test.sh --fast   without the crash and browser tests, and without PostgreSQL where there is none
# The cluster's projects and tests need the Microsoft.Orleans packages; where those cannot be had, they are skipped.
# The last line says: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "$0")"

# Build nodes that outlive the script would hold its output open.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=Release
results=$PWD/TestResults
fast=false
[[ ${1:-} == --fast ]] && fast=true

missing() {
  echo "$1" >&2
  exit 1
}

may_install() {
  [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null ||
    missing "The tests need $*: install it (Debian: apt-get install $*), or run ./test.sh --fast."
}

install() {
  may_install "$@"
  echo "Installing $*"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# The tests start servers of their own; the one that Debian would make and start besides is not wanted.
install_postgres() {
  may_install postgresql
  install postgresql-common
  sed -i 's/^#\? *create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  install postgresql
}

has_postgres() {
  command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || [[ -x /usr/local/pgsql/bin/initdb ]]
}

# A browser, curl for the command that the page offers, and a database server.
install_missing() {
  local program absent=()
  for program in chromium curl; do
    command -v "$program" >/dev/null || absent+=("$program")
  done
  [[ ${#absent[@]} -eq 0 ]] || install "${absent[@]}"
  has_postgres || install_postgres
}

check_tools() {
  command -v dotnet >/dev/null || missing "The .NET SDK is missing; global.json says which: $(tr -d '\n' <global.json)"
  command -v npm >/dev/null || missing "Node with npm is missing; the dashboard page is built with it."
  $fast || install_missing
}

test_projects() {
  dotnet sln Workshop.sln list | tr '\\' '/' | grep -E '^tests/.*\.csproj$' | grep -v '^tests/Support/' |
    if $fast; then grep -vE '/(Crash|Cluster|Browser)\.Tests/'; else cat; fi
}

# What only the configuration Cluster builds.
clustered='/(Grains|Cluster)\.Tests/'

# A run that ends badly without having counted a failure (a crash, a hang) counts as one itself.
aborted=0
run_project() {
  local name
  name=$(basename "$1" .csproj)
  echo
  echo "== $name"
  if ! dotnet test "$1" --no-build -c "$configuration" --results-directory "$results" \
      --logger "trx;LogFileName=$name.trx" --blame-hang-timeout 10m --blame-hang-dump-type none </dev/null && [[ $(sum failed "$results/$name.trx") -eq 0 ]]; then
    aborted=$((aborted + 1))
  fi
}

skippedCluster=0
run_cluster() {
  local project
  echo
  if ! dotnet restore Workshop.sln -p:Configuration=Cluster -v quiet >"$results/cluster-restore.log" 2>&1; then
    echo "== Cluster: skipped, its packages (Microsoft.Orleans.*) cannot be restored; TestResults/cluster-restore.log says why"
    skippedCluster=1
    return
  fi
  dotnet build Workshop.sln -c Cluster --no-restore -v quiet --nologo
  for project in $(test_projects | grep -E "$clustered"); do
    run_project "$project"
  done
}

run_page() {
  echo
  echo "== WebFront/ui"
  if ! npm --prefix WebFront/ui test -- --reporter=default --reporter=junit --outputFile.junit="$results/ui.xml" </dev/null &&
      [[ $(sum failures "$results/ui.xml") -eq 0 ]]; then
    aborted=$((aborted + 1))
  fi
}

# Adds up an attribute of the elements that sum a file up: Counters in trx, testsuites in JUnit's format.
sum() {
  local attribute=$1
  shift
  { grep -ohE '<(Counters|testsuites) [^>]*' "$@" 2>/dev/null || true; } |
    { grep -oE " $attribute=\"[0-9]+\"" || true; } | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}

# JUnit's testsuites element has no count of its own for skipped tests.
skipped_in_page() {
  { grep -oE '<skipped' "$results/ui.xml" 2>/dev/null || true; } | wc -l
}

close() {
  local passed failed skipped pageSkipped
  pageSkipped=$(skipped_in_page)
  passed=$(($(sum passed "$results"/*.trx) + $(sum tests "$results/ui.xml") - $(sum failures "$results/ui.xml") - $(sum errors "$results/ui.xml") - pageSkipped))
  failed=$(($(sum failed "$results"/*.trx) + $(sum failures "$results/ui.xml") + $(sum errors "$results/ui.xml") + aborted))
  skipped=$(($(sum total "$results"/*.trx) - $(sum executed "$results"/*.trx) + pageSkipped + skippedCluster))
  echo
  echo "$passed passed, $failed failed, $skipped skipped"
  [[ $failed -eq 0 && $passed -gt 0 ]]
}

check_tools
rm -rf "$results"
mkdir -p "$results"
dotnet build Workshop.sln -c "$configuration" -v quiet --nologo
run_page
for project in $(test_projects | grep -vE "$clustered"); do
  run_project "$project"
done
run_cluster
close
