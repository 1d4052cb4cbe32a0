# shellcheck shell=bash disable=SC2154,SC2034,SC2119,SC2120 # a part of bench.sh, whose variables it shares
# Printing: the machine, and one Markdown table.

print_machine() {
  echo "- $(date -u +'%Y-%m-%d %H:%M UTC'), commit $(git -C "$root" rev-parse --short HEAD 2> /dev/null || echo '?')"
  echo "- $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB memory, $(uname -sr)," \
    "scratch on $(stat -f -c %T "$scratch"), $(pick rate "$("$LOAD" fsync --directory "$scratch")" | cut -d. -f1)" \
    'small fsyncs a second'
  echo "- .NET $(dotnet --version), Node $(node --version), $("$POSTGRES_BIN/postgres" --version 2> /dev/null || echo 'no PostgreSQL')"
  echo "- $rounds round(s) of $seconds s after $warmup s of warm-up, medians; generator and server share the machine"
  echo "- between measurements the machine was at most $(sort -n "$others" | tail -n 1) % busy with other things"
}

median() { # row, target
  awk -F'\t' -v row="$1" -v target="$2" '$1 == row && $2 == target { print $3 }' "$results" | sort -g |
    awk '{ value[NR] = $1 } END { if (NR) print value[int((NR + 1) / 2)] }'
}

thousands() { # number, below which it gets decimals
  [[ -n $1 ]] || { echo '–'; return; }
  awk -v number="$1" -v small="${2:-0}" 'BEGIN { printf (number < small ? "%.2f\n" : "%.0f\n"), number }' | sed -E ':again; s/^([0-9]+)([0-9]{3})/\1,\2/; t again'
}

# How many times better: the first rate, or the second duration, is ours.
ratio() { # dividend, divisor
  [[ -n $1 && -n $2 ]] || { echo '–'; return; }
  thousands "$(awk -v dividend="$1" -v divisor="$2" 'BEGIN { print dividend / divisor }')" 10
}

print_table() {
  echo
  echo '| | null POST | Workshop | Node + SQLite | PostgreSQL | × null | × Node | × PostgreSQL | aim |'
  echo '|---|--:|--:|--:|--:|--:|--:|--:|---|'
  post_row single 'entries/s, 1 per request, 64 connections' '≥ 0.5 × null'
  post_row hundred 'entries/s, 100 per request, 4 connections' ''
  post_row thousand 'entries/s, 1,000 per request, 4 connections' '≥ 10 × Node, ≥ 7 × PostgreSQL'
  post_row ten_teams 'entries/s, the same from ten teams' ''
  for size in 1000 100000 1000000; do
    dashboard_row "$size"
  done
  own_row 'post to socket, ms p50 / p99, '"$(thousands "$(median push_load workshop)")"' entries/s' \
    "$(pair push push_p99)" '< 120 / 300'
  own_row "post to $(thousands "$crowd_dashboards") sockets, ms p50 / p99, 10 entries/s" "$(pair crowd crowd_p99)" 'p99 < 1,000'
  own_row 'resident KiB for each of them' "$(thousands "$(median crowd_kib workshop)")" ''
  own_row 'first visit until figures are painted, ms; script, KiB' "$(thousands "$(median first_visit workshop)"); $(thousands "$(median script_kib workshop)")" '< 1,000; < 120'
  own_row "the page's heap, KiB, first and last half minute" "$(ends page_heap)" 'the same'
  own_row 'frames of the page, and how many came late' "$(total page_frames) / $(total page_late)" 'none late'
  own_row "resident MiB after $(thousands "$memory_entries") entries (peak)" \
    "$(median memory workshop) ($(median memory_peak workshop))" '< 700'
  own_row 'start until ready, ms, empty' "$(thousands "$(median start_empty workshop)")" ''
  own_row "start until ready, ms, $(thousands "$start_entries") entries, stopped" \
    "$(thousands "$(median start_stopped workshop)")" '< 3,000'
  own_row "start until ready, ms, $(thousands "$start_entries") entries, killed" \
    "$(thousands "$(median start_killed workshop)")" '< 3,000'
}

post_row() { # row, label, aim
  local null ours node postgres
  null=$(median "$1" null) ours=$(median "$1" workshop) node=$(median "$1" node) postgres=$(median "$1" postgres)
  [[ -n $null$ours$node$postgres ]] || return 0
  echo "| $2 | $(thousands "$null") | $(thousands "$ours") | $(thousands "$node") | $(thousands "$postgres")" \
    "| $(ratio "$ours" "$null") | $(ratio "$ours" "$node") | $(ratio "$ours" "$postgres") | $3 |"
}

dashboard_row() { # entries stored
  local ours node
  ours=$(median "dashboard_$1" workshop) node=$(median "dashboard_$1" node)
  [[ -n $ours$node ]] || return 0
  echo "| dashboard, ms p50 / p99, $(thousands "$1") stored | – | $(pair "dashboard_$1" "dashboard_${1}_p99") |" \
    "$(pair "dashboard_$1" "dashboard_${1}_p99" node) | – | – | $(ratio "$node" "$ours") | – | the same |"
}

own_row() { # label, value, aim
  [[ $2 =~ [0-9] ]] || return 0
  echo "| $1 | – | $2 | – | – | – | – | – | $3 |"
}

ends() { # row: its first and its last value
  awk -F'\t' -v row="$1" '$1 == row { if (first == "") first = $3; last = $3 } END { if (first != "") print first " / " last }' "$results"
}

total() { # row
  awk -F'\t' -v row="$1" '$1 == row { sum += $3; found = 1 } END { if (found) print sum }' "$results"
}

pair() { # row, row, target
  local first second
  first=$(median "$1" "${3:-workshop}") second=$(median "$2" "${3:-workshop}")
  [[ -n $first ]] && printf '%.2f / %.2f' "$first" "$second" || echo '–'
}
