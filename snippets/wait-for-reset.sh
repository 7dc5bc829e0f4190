#!/usr/bin/env bash
# Read from the X API. If the window is used up, sleep until `x-rate-limit-reset`, and continue.
#
# Needs: curl; an app-only token in X_BEARER_TOKEN.
set -euo pipefail

most_windows=3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the value of a response header, ignoring its case.
header() { tr -d '\r' <"$work/headers" | awk -F': ' -v name="$1" 'tolower($1) == name { print $2 }'; }

for ((window = 1; ; window++)); do
  status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_BEARER_TOKEN" \
    --dump-header "$work/headers" --output "$work/body" --write-out '%{http_code}' \
    "https://api.x.com/2/users/by/username/XDevelopers")
  if [[ $status == 200 ]]; then
    cat "$work/body"
    exit
  elif [[ $status != 429 ]]; then
    echo "HTTP $status: $(cat "$work/body")" >&2
    exit 1
  elif [[ $(header x-rate-limit-remaining) != 0 || -z $(header x-rate-limit-reset) ]]; then
    echo "429, but the window has calls left, so another limit is reached: $(cat "$work/body")" >&2
    exit 1
  elif ((window == most_windows)); then
    echo "429 in $window windows: another process uses the same app or user." >&2
    exit 1
  fi
  # The header has the end of the window as Unix time. Jitter keeps several programs from retrying at the same time.
  wait=$(($(header x-rate-limit-reset) - $(date +%s)))
  sleep $(((wait > 0 ? wait : 0) + 1 + RANDOM % 10))
done
