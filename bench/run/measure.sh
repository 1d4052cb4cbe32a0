# shellcheck shell=bash disable=SC2154,SC2034,SC2119,SC2120 # a part of bench.sh, whose variables it shares
# What is measured. Every figure is a line "row <tab> target <tab> value" in $results; a row that was measured several
# times is shown as its median.

record() { # row, target, value
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >> "$results"
}

load() { # verb, options…
  local verb=$1
  shift
  timeout 900 "$LOAD" "$verb" --url "$SERVER_URL" --key "$SERVER_KEY" "$@"
}

pick() { # key, line of key=value pairs
  sed -E "s/.*(^| )$1=([^ ]+).*/\2/" <<< "$2"
}

# How busy the machine is while nothing is measured here. More than a few percent spoils every figure.
note_others() {
  local before after
  read -r before < <(cpu_ticks)
  sleep 1
  read -r after < <(cpu_ticks)
  awk -v before="$before" -v after="$after" 'BEGIN {
    split(before, b, "/"); split(after, a, "/"); printf "%d\n", 100 - 100 * (a[1] - b[1]) / (a[2] - b[2])
  }' >> "$others"
}

cpu_ticks() { # idle/all
  awk '$1 == "cpu" { for (i = 2; i <= 9; i++) all += $i; print $5 + $6 "/" all }' /proc/stat
}

say() {
  printf '%s  %s\n' "$(date +%T)" "$*" >&2
}

# Entries per second of all targets. The targets take turns within a round, so that a slow minute of the machine
# does not fall on one of them alone, and each begins with an empty store.
measure_posts() {
  local round row target
  for ((round = 1; round <= rounds; round++)); do
    note_others
    for row in single hundred thousand ten_teams; do
      for target in "${targets[@]}"; do
        measure_post "$row" "$target"
      done
    done
  done
}

measure_post() { # row, target
  local options line
  case $1 in
    single) options=(--batch 1 --connections 64) ;;
    hundred) options=(--batch 100 --connections 4) ;;
    thousand) options=(--batch 1000 --connections 4) ;;
    ten_teams) options=(--batch 1000 --connections 4 --teams-per-batch 10) ;;
  esac
  [[ $2 != null ]] || options+=(--unchecked)
  "start_$2"
  line=$(load post "${options[@]}" --warmup "$warmup" --seconds "$seconds")
  stop_server
  say "$1 $2: $line"
  record "$1" "$2" "$(pick rate "$line")"
}

# How long the dashboard takes, with more and more entries stored.
measure_dashboard() { # target, numbers of entries stored…
  local target=$1 stored=0 size line options
  shift
  "start_$target"
  for size in "$@"; do
    load post --total $((size - stored)) --batch $((size - stored < 1000 ? size - stored : 1000)) > /dev/null
    stored=$size
    read -ra options < <(dashboard_requests "$target" "$size")
    line=$(load get --path /api/admin/dashboard "${options[@]}")
    say "dashboard $target $size: $line"
    record "dashboard_$size" "$target" "$(pick p50 "$line")"
    record "dashboard_${size}_p99" "$target" "$(pick p99 "$line")"
  done
  stop_server
}

# A peer that reads everything each time is asked less often.
dashboard_requests() { # target, entries stored
  if [[ $1 == workshop ]]; then
    echo '--warmup-requests 10000 --requests 3000'
  else
    echo "--warmup-requests 3 --requests $(($2 > 10000 ? 20 : 300))"
  fi
}

measure_push() {
  local line
  start_workshop
  line=$(load push --pace 50000 --probes "$probes")
  stop_server
  say "push: $line"
  record push workshop "$(pick p50 "$line")"
  record push_p99 workshop "$(pick p99 "$line")"
  record push_load workshop "$(pick load_rate "$line")"
}

# Many open dashboards while ten entries a second come in.
measure_crowd() { # dashboards
  local line
  start_workshop
  line=$(load crowd --dashboards "$1" --updates 10 --pid "$SERVER_PID")
  stop_server
  say "crowd: $line"
  record crowd workshop "$(pick p50 "$line")"
  record crowd_p99 workshop "$(pick p99 "$line")"
  record crowd_kib workshop "$(pick pushed_kib_each "$line")"
}

# The page in a browser: its first visit, and ten minutes of looking at it while 50 entries a second come in.
measure_page() { # seconds
  local line posting
  build bench/Page
  start_workshop
  load post --total 20000 --batch 1000 > /dev/null
  load post --batch 1 --connections 4 --pace 50 --warmup 0 --seconds $(($1 + 60)) > /dev/null 2>&1 &
  posting=$!
  while read -r line; do
    say "page: $line"
    case $line in
      first_visit*)
        record first_visit workshop "$(pick median "$line")"
        record script_kib workshop "$(awk -v bytes="$(pick script_bytes "$line")" 'BEGIN { print bytes / 1024 }')"
        ;;
      watching*)
        record page_heap workshop "$(pick heap_kib "$line")"
        record page_frames workshop "$(pick frames "$line")"
        record page_late workshop "$(pick late_frames "$line")"
        ;;
    esac
  done < <("$(program bench/Page Workshop.Bench.Page)" --url "$SERVER_URL" --key "$SERVER_KEY" --seconds "$1")
  kill "$posting" 2> /dev/null && wait "$posting" 2> /dev/null || true
  stop_server
}

# Resident set once many entries with distinct random ids were taken, at rest.
measure_memory() { # entries
  local line
  start_workshop
  line=$(load post --total "$1" --batch 1000)
  say "memory, filled: $line"
  sleep 3
  record memory workshop "$(resident_mib VmRSS)"
  record memory_peak workshop "$(resident_mib VmHWM)"
  stop_server
}

resident_mib() { # field of /proc/…/status
  awk -v field="$1:" '$1 == field { printf "%d", $2 / 1024 }' "/proc/$SERVER_PID/status"
}

# From the start of the process until it is ready: an empty store, one that was stopped in order, one that was killed
# in the middle of counting.
measure_start() { # entries
  local data
  data=$(fresh start)
  start_workshop "$data"
  record start_empty workshop "$(pick ready "$READY")"
  load post --total "$1" --batch 1000 > /dev/null
  stop_server KILL
  start_workshop "$data"
  record start_killed workshop "$(pick ready "$READY")"
  stop_server TERM
  start_workshop "$data"
  record start_stopped workshop "$(pick ready "$READY")"
  stop_server
}
