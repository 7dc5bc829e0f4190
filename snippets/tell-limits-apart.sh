#!/usr/bin/env bash
# Print which limit caused a 429 and when it ends: the window, a 24-hour limit, the usage cap, or stream connections.
#
# Needs: curl, jq; an app-only token in X_BEARER_TOKEN.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the value of a response header, ignoring its case.
header() { tr -d '\r' <"$work/headers" | awk -F': ' -v name="$1" 'tolower($1) == name { print $2 }'; }

status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_BEARER_TOKEN" \
  --dump-header "$work/headers" --output "$work/body" --write-out '%{http_code}' \
  --get --data-urlencode "query=from:XDevelopers" "https://api.x.com/2/tweets/search/recent")
if [[ $status != 429 ]]; then
  echo "No limit: HTTP $status"
  exit
fi

type=$(jq --raw-output '.type? // ""' "$work/body" 2>/dev/null || true) # some responses are plain text or HTML
ends=
# Only the last part of the type is compared, because the host has changed over the years.
case ${type##*/} in
  usage-capped)
    name="usage cap of the period" # see GET /2/usage/tweets and the plan
    ;;
  streaming-connection)
    name="connections of the stream" # close the other connection first
    ;;
  *)
    # The 24-hour limits come first: while one of them is at 0, waiting for the window does not help.
    if [[ $(header x-user-limit-24hour-remaining) == 0 ]]; then
      name="24 hours, user"
      ends=$(header x-user-limit-24hour-reset)
    elif [[ $(header x-app-limit-24hour-remaining) == 0 ]]; then
      name="24 hours, app"
      ends=$(header x-app-limit-24hour-reset)
    elif [[ $(header x-rate-limit-remaining) == 0 ]]; then
      name="window"
      ends=$(header x-rate-limit-reset)
    else
      name="unknown" # back off exponentially, with jitter
    fi
    ;;
esac
echo "Limit: $name. Ends: ${ends:-not stated}"
