#!/usr/bin/env bash
# Look up posts one by one. On a 402, stop and print what is left: every call fails until someone adds credits.
#
# Needs: curl, jq; an app-only token in X_BEARER_TOKEN; post IDs as arguments.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

while (($# > 0)); do
  status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_BEARER_TOKEN" \
    --output "$work/body" --write-out '%{http_code}' "https://api.x.com/2/tweets/$1")
  if [[ $status == 402 ]]; then
    echo "Stopped, add credits first: $(cat "$work/body")" >&2
    echo "Still to do: $*" >&2
    exit 1
  elif [[ $status != 200 ]]; then
    echo "HTTP $status: $(cat "$work/body")" >&2
    exit 1
  fi
  jq --raw-output --arg id "$1" '$id + " " + (.data.text // "is missing")' "$work/body"
  shift
done
