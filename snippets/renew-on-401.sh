#!/usr/bin/env bash
# Call the API as a user with OAuth 2.0. On a 401, refresh the token once, save both new tokens, and retry once.
#
# Needs: curl, jq; X_CLIENT_ID; tokens.json with access_token and refresh_token of the user.
set -euo pipefail
umask 077 # tokens are for their owner alone

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Sends a request; sets status.
send() {
  status=$(curl --silent --show-error --max-time 30 --output "$work/body" --write-out '%{http_code}' "$@")
}

fail() {
  echo "$1: $(cat "$work/body")" >&2
  exit 1
}

# Sets token to a new one. A refresh token works only once, so only one process may use it: mkdir is the lock.
renew() {
  expired=$token
  for ((waited = 0; waited < 60; waited++)); do
    mkdir tokens.lock 2>/dev/null && break
    sleep 1
  done
  if ((waited == 60)); then
    echo "tokens.lock still exists. Remove it if no other process is refreshing the token." >&2
    exit 1
  fi
  trap 'rm -rf "$work" tokens.lock' EXIT
  token=$(jq --raw-output .access_token tokens.json)
  if [[ $token == "$expired" ]]; then # else another process was first
    # A confidential client also sends its ID and secret: --user "$X_CLIENT_ID:$X_CLIENT_SECRET".
    send --data grant_type=refresh_token --data-urlencode "client_id=$X_CLIENT_ID" \
      --data-urlencode "refresh_token=$(jq --raw-output .refresh_token tokens.json)" "https://api.x.com/2/oauth2/token"
    if [[ $status == 400 || $status == 401 ]]; then
      fail "The refresh token was rejected. Ask the user to authorize the app again"
    elif [[ $status != 200 ]]; then
      fail "HTTP $status"
    fi
    token=$(jq --exit-status --raw-output .access_token "$work/body") || fail "The response has no token"
    cp "$work/body" tokens.new
    mv tokens.new tokens.json # both tokens at once, or neither
  fi
  rmdir tokens.lock
  trap 'rm -rf "$work"' EXIT
}

token=$(jq --raw-output .access_token tokens.json)
send --header "Authorization: Bearer $token" "https://api.x.com/2/users/me"
if [[ $status == 401 ]]; then
  renew
  send --header "Authorization: Bearer $token" "https://api.x.com/2/users/me"
fi
if [[ $status == 401 ]]; then
  fail "401 with a new token, so the token is not the cause"
elif [[ $status != 200 ]]; then
  fail "HTTP $status"
fi
cat "$work/body"
