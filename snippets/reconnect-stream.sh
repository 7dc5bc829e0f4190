#!/usr/bin/env bash
# Read the filtered stream, and reconnect on the schedule that X documents for each kind of failure.
#
# Needs: curl; an app-only token in X_BEARER_TOKEN; at least one rule.
set -euo pipefail

# X sends an empty line at least every 20 s. A longer silence means that the connection is dead. curl's --speed-limit does
# not work here, because it treats two bytes in 20 s as no data.
silence=30
authorization="Authorization: Bearer $X_BEARER_TOKEN"
work=$(mktemp -d)
mkfifo "$work/answer"
curl=
hang_up() { { kill $curl && wait $curl; } 2>/dev/null || true; } # an old connection would block the next one
trap 'hang_up; rm -rf "$work"' EXIT

# Reads headers and body of a response: sets status, prints the lines of a stream, or stores the error in refusal.
listen() {
  refusal=
  IFS=$' \r' read -r -t "$silence" _ status _ || { status=0; return; }
  while IFS= read -r -t "$silence" line && [[ $line != $'\r' ]]; do :; done
  if [[ $status == 200 ]]; then
    network=0 http=0 limit=0
    while line=; IFS= read -r -t "$silence" line; do
      line=${line%$'\r'}
      if [[ -n $line ]]; then printf '%s\n' "$line"; fi # a post, or an `errors` object with the reason why X disconnects
    done
    if [[ -n $line ]]; then echo "Incomplete line, probably truncated: $line" >&2; fi
  else
    IFS= read -r -t "$silence" -d '' refusal || true # reads to the end, because the body has no NUL
  fi
}

network=0 http=0 limit=0 # faults in a row, by kind
while true; do
  curl --silent --show-error --no-buffer --include --suppress-connect-headers --connect-timeout 10 \
    --header "$authorization" "https://api.x.com/2/tweets/search/stream" >"$work/answer" &
  curl=$!
  listen <"$work/answer"
  hang_up
  curl=

  if [[ $status == 429 ]]; then # often an old connection that is still open: close it
    wait=$((60000 * 2 ** limit))
    limit=$((limit + 1))
  elif ((status >= 500)); then
    wait=$((5000 * 2 ** (http < 6 ? http : 6)))
    http=$((http + 1))
  elif ((status == 0 || status == 200)); then # the connection broke or was closed
    network=$((network + 1))
    wait=$((250 * (network < 64 ? network : 64)))
  else
    echo "HTTP $status, and waiting does not help: $refusal" >&2
    exit 1
  fi
  seconds=$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))
  echo "Reconnecting in $seconds s" >&2
  sleep "$seconds"
done
