#!/usr/bin/env bash
# Measures the service beside its peers, on this machine, in one run, and prints one Markdown table.
# See bench/README.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat >&2 << 'TEXT'
./bench.sh [--quick] [--only PART] [--rounds N] [--seconds N]

  --quick        one short round and a tenth of the entries, to see that everything works
  --only PART    posts, dashboard, push, crowd, memory, start, cluster, or page, which takes ten
                 minutes and is only done if asked for; may be given several times
  --rounds N     how often each post is measured (3)
  --seconds N    for how long (5)

BENCH_SCRATCH names the folder for the databases; it must be on a real disk. Default: TMPDIR or /tmp.
TEXT
  exit 2
}

rounds=3 seconds=5 warmup=12 probes=200 crowd_dashboards=2000 page_seconds=600 memory_entries=10000000 start_entries=1000000
parts=()
while (($#)); do
  case $1 in
    --quick) rounds=1 seconds=2 warmup=2 probes=40 crowd_dashboards=200 page_seconds=60 memory_entries=1000000 start_entries=100000 ;;
    --only) parts+=("${2:?}") && shift ;;
    --rounds) rounds=${2:?} && shift ;;
    --seconds) seconds=${2:?} && shift ;;
    *) usage ;;
  esac
  shift
done
((${#parts[@]})) || parts=(posts dashboard push crowd memory start cluster)

scratch=$(mktemp -d "${BENCH_SCRATCH:-${TMPDIR:-/tmp}}/workshop-bench.XXXXXX")
chmod 711 "$scratch"
results=$scratch/results.tsv
others=$scratch/others
: > "$results"
source "$root/bench/run/servers.sh"
source "$root/bench/run/build.sh"
source "$root/bench/run/measure.sh"
source "$root/bench/run/cluster.sh"
source "$root/bench/run/table.sh"
trap clean_up EXIT
trap 'exit 130' INT TERM

POSTGRES_BIN=$(find_postgres)
targets=(null workshop)
build_all

note_others
for part in "${parts[@]}"; do
  case $part in
    posts) measure_posts ;;
    dashboard)
      measure_dashboard workshop 1000 100000 1000000
      [[ " ${targets[*]} " != *' node '* ]] || measure_dashboard node 1000 100000
      ;;
    push) measure_push ;;
    crowd) measure_crowd "$crowd_dashboards" ;;
    page) measure_page "$page_seconds" ;;
    memory) measure_memory "$memory_entries" ;;
    start) measure_start "$start_entries" ;;
    cluster) measure_cluster ;;
    *) usage ;;
  esac
done
note_others

print_machine
print_table
print_cluster_table
