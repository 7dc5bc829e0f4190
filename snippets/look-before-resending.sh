#!/usr/bin/env bash
# Post once. When no answer comes, look whether the post exists before sending it again.
#
# Needs: curl, jq; a user token in X_USER_TOKEN, the id of that user in X_USER_ID; the text as argument.
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

# Ends with the id of the user's latest post with this text, if there is one. Links do not compare: X replaces them by
# t.co addresses.
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
    echo "An equal text was posted a while ago: change it, do not send it again." >&2
    exit 1
  elif [[ $status == 2?? ]]; then
    jq --raw-output .data.id "$work/body"
    exit
  elif [[ $status != none && $status != 5?? ]]; then
    fail
  fi
  # No answer, or a 5xx: it may have been saved all the same. X gives no figures; these are those of its streams.
  wait=$((5 * 2 ** (tried < 6 ? tried : 6)))
  sleep "$wait.$((RANDOM % 10))"
  end_if_found
done
echo "No answer in $most_tries tries, and no such post." >&2
exit 1
