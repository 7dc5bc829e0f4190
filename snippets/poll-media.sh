#!/usr/bin/env bash
# Wait until X has processed an uploaded file, and poll only as often as X asks.
#
# Needs: curl, jq; a user token in X_USER_TOKEN; the media ID from FINALIZE as argument.
set -euo pipefail

most_polls=100
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for ((n = 0; n < most_polls; n++)); do
  status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_USER_TOKEN" \
    --output "$work/body" --write-out '%{http_code}' \
    --get --data command=STATUS --data-urlencode "media_id=$1" "https://api.x.com/2/media/upload")
  if [[ $status != 200 ]]; then
    echo "HTTP $status: $(cat "$work/body")" >&2
    exit 1
  fi
  info=$(jq --compact-output '(.data // .).processing_info' "$work/body") # v1.1 has no `data`
  state=$(jq --raw-output 'if .state == "succeeded" then .state elif .error then "failed" else .state end' <<<"$info")
  if [[ $info == null || $state == succeeded ]]; then # images have no processing_info
    echo "ready"
    exit
  elif [[ $state == failed ]]; then
    echo "Processing failed. Convert the file and upload it again: $info" >&2
    exit 1
  fi
  sleep "$(jq '.check_after_secs // 5' <<<"$info")"
done
echo "Not ready after $most_polls polls." >&2
exit 1
