#!/usr/bin/env bash
# Post once. If there is no response, check whether the post exists before you retry.
#
# Needs: curl, jq; a user token in X_USER_TOKEN, the ID of that user in X_USER_ID; the text as argument.
set -euo pipefail

text=$1
most_tries=3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Sends a request; sets status.
send() {
  status=$(curl --silent --show-error --max-time 30 --header "Authorization: Bearer $X_USER_TOKEN" \
    --output "$work/body" --write-out '%{http_code}' "$@")
}

fail() {
  echo "HTTP $status: $(cat "$work/body")" >&2
  exit 1
}

# Exits with the ID of the user's latest post with this text, if there is one. Links cannot match, because X replaces them
# with t.co URLs.
end_if_found() {
  send "https://api.x.com/2/users/$X_USER_ID/tweets?max_results=10"
  if [[ $status != 200 ]]; then fail; fi
  id=$(jq --raw-output --arg text "$text" '
    def unescaped: gsub("&lt;"; "<") | gsub("&gt;"; ">") | gsub("&amp;"; "&");
    [.data[]? | select((.text | unescaped) == $text).id][0] // ""
  ' "$work/body")
  if [[ -n $id ]]; then
    echo "$id"
    exit
  fi
}

for ((tried = 0; tried < most_tries; tried++)); do
  send --header "Content-Type: application/json" --data "$(jq --null-input --arg text "$text" '{text: $text}')" \
    "https://api.x.com/2/tweets" || status=none
  if [[ $status == 403 ]] && grep --quiet "duplicate content" "$work/body"; then
    end_if_found
    echo "The same text was posted earlier. Change it instead of retrying." >&2
    exit 1
  elif [[ $status == 2?? ]]; then
    jq --raw-output .data.id "$work/body"
    exit
  elif [[ $status != none && $status != 5?? ]]; then
    fail
  fi
  # No response, or a 5xx: the post may have been saved. X documents no waits for posts; these are the waits for streams.
  wait=$((5 * 2 ** (tried < 6 ? tried : 6)))
  sleep "$wait.$((RANDOM % 10))"
  end_if_found
done
echo "No response in $most_tries attempts, and the post does not exist." >&2
exit 1
