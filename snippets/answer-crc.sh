#!/usr/bin/env bash
# Check a webhook as X does: send a challenge (CRC), and expect the correct response within 3 seconds.
#
# Needs: curl, jq, openssl; the consumer secret of the app (API key secret) in X_CONSUMER_SECRET; the URL of the
# webhook (https://...) as argument.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

token=$(openssl rand -hex 16)
key=$(printf %s "${X_CONSUMER_SECRET:?is empty}" | od -An -v -tx1 | tr -d ' \n') # hex needs no escaping
digest=$(printf %s "$token" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
expected="sha256=$digest"

status=$(curl --silent --show-error --max-time 3 --output "$work/body" --write-out '%{http_code}' \
  --get --data "crc_token=$token" "$1") || {
  echo "No response within 3 seconds." >&2
  exit 1
}
if [[ $status != 200 ]]; then
  echo "HTTP $status, not 200: $(cat "$work/body")" >&2
  exit 1
elif [[ $(jq --raw-output '.response_token?' "$work/body" 2>/dev/null) != "$expected" ]]; then
  echo "The response_token is not $expected. Check that the webhook uses the secret of the same app. Response: $(cat "$work/body")" >&2
  exit 1
fi
echo "The response is valid."
