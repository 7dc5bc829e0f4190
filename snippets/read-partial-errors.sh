#!/usr/bin/env bash
# Look up several posts, and print the reason for each post that is missing from an HTTP 200.
#
# Needs: curl, jq; an app-only token in X_BEARER_TOKEN; post IDs as arguments.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ids=$(IFS=,; echo "$*")
status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_BEARER_TOKEN" \
  --output "$work/body" --write-out '%{http_code}' --get --data-urlencode "ids=$ids" "https://api.x.com/2/tweets")
if [[ $status != 200 ]]; then
  echo "HTTP $status: $(cat "$work/body")" >&2
  exit 1
fi

# Problems with another `parameter` are about an expansion. The post itself was found.
jq --raw-output --arg ids "$ids" '
  (.data // [] | map({key: .id, value: .text}) | from_entries) as $found
  | (.errors // [] | map(select(.parameter == "ids") | {key: .value, value: (.type | split("/") | last)})
    | from_entries) as $missing
  | $ids | split(",")[]
  | if $found[.] then "\(.) found: \($found[.])" else "\(.) missing: \($missing[.] // "no reason given")" end
' "$work/body"
