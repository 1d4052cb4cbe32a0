#!/usr/bin/env bash
# What a backup costs those who post meanwhile, and how long a restore takes. One service on SQLite, 1 million entries in its log.
#   bench/run/backup.sh        builds nothing: ./bench.sh or dotnet build -c Release has
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
fresh() { mktemp -d "$scratch/$1.XXXX"; }
# shellcheck source=servers.sh
source "$root/bench/run/servers.sh"
trap 'kill "$SERVER_PID" 2> /dev/null; wait 2> /dev/null; rm -rf "$scratch"' EXIT

export Workshop__Backups__Automatic=false
start_workshop
load() { "$LOAD" post --url "$SERVER_URL" --key "$SERVER_KEY" "$@"; }
api() { curl -sS -f -H "X-TS-APIKEY: $SERVER_KEY" "$@"; }
resident() { awk '/VmRSS/ { print $2 }' "/proc/$SERVER_PID/status"; } # KiB
pace=(--pace 20000 --batch 100 --connections 16 --warmup 3)

echo "filling: $(load --total 1000000 --batch 1000 --teams 100)"
echo "without: $(load "${pace[@]}" --seconds 15)"

load "${pace[@]}" --seconds 15 > "$scratch/with" &
posting=$!
sleep 4
before=$(resident)
started=$(date +%s%3N)
api -X POST "$SERVER_URL/api/admin/backup/create" > "$scratch/made" &
making=$!
most=$before
while kill -0 "$making" 2> /dev/null; do
  now=$(resident)
  ((now > most)) && most=$now
  sleep 0.05
done
wait "$making"
echo "backup: $(($(date +%s%3N) - started)) ms, resident $((before / 1024)) MiB before, $((most / 1024)) MiB at most"
wait "$posting"
echo "with: $(cat "$scratch/with")"

id=$(sed 's/^{"id":"\([^"]*\)".*/\1/' "$scratch/made")
echo "made: $(cut -c1-300 "$scratch/made")"
started=$(date +%s%3N)
api -X POST "$SERVER_URL/api/admin/backup/restore?id=$id" > "$scratch/restored"
api "$SERVER_URL/api/v1/dashboard" > "$scratch/dashboard"
echo "restore and ready: $(($(date +%s%3N) - started)) ms"
grep -o '"errorStats":{"rate":[^,]*,"count":[0-9]*,"critical":[0-9]*,"total":[0-9]*' "$scratch/dashboard"
