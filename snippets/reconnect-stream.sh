#!/usr/bin/env bash
# Read the filtered stream, and reconnect after the schedule that X documents for each kind of fault.
#
# Needs: curl; an app-only token in X_BEARER_TOKEN; at least one rule.
set -euo pipefail

# X sends an empty line at least every 20 s: longer silence means that the connection is dead. curl's own --speed-limit
# does not serve here, because it takes two bytes in 20 s for nothing at all.
silence=30
authorization="Authorization: Bearer $X_BEARER_TOKEN"
work=$(mktemp -d)
mkfifo "$work/answer"
curl=
hang_up() { { kill $curl && wait $curl; } 2>/dev/null || true; } # an old connection would keep the next one out
trap 'hang_up; rm -rf "$work"' EXIT

# Reads the headers and the body of an answer: sets status, prints the lines of a stream, keeps a refusal.
listen() {
  refusal=
  IFS=$' \r' read -r -t "$silence" _ status _ || { status=0; return; }
  while IFS= read -r -t "$silence" line && [[ $line != $'\r' ]]; do :; done
  if [[ $status == 200 ]]; then
    network=0 http=0 limit=0
    while line=; IFS= read -r -t "$silence" line; do
      line=${line%$'\r'}
      if [[ -n $line ]]; then printf '%s\n' "$line"; fi # a post, or an `errors` object that says why X closes
    done
    if [[ -n $line ]]; then echo "A line without end, probably cut off: $line" >&2; fi
  else
    IFS= read -r -t "$silence" -d '' refusal || true # to the end: there is no NUL in it
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
    echo "HTTP $status, which no waiting mends: $refusal" >&2
    exit 1
  fi
  seconds=$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))
  echo "Reconnecting in $seconds s" >&2
  sleep "$seconds"
done
