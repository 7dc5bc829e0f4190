"""Call the API as a user with OAuth 2.0. On a 401, refresh the token once, save both new tokens, and retry once.

Needs: pip install requests; X_CLIENT_ID; tokens.json with access_token and refresh_token of the user.
"""

import json
import os
import sys
import threading
from pathlib import Path

import requests

TOKENS = Path("tokens.json")
LOCK = threading.Lock()  # for threads; several processes need a lock that they share


def get(path):
    expired = json.loads(TOKENS.read_text())["access_token"]
    response = send(path, expired)
    if response.status_code == 401:
        response = send(path, renewed(expired))
    if response.status_code == 401:
        sys.exit(f"401 with a new token, so the token is not the cause: {response.text}")
    response.raise_for_status()
    return response.json()


def send(path, token):
    return requests.get(f"https://api.x.com/2/{path}", headers={"Authorization": f"Bearer {token}"}, timeout=30)


def renewed(expired):
    """Return a new access token. A refresh token works only once, so only one thread may use it."""
    with LOCK:
        tokens = json.loads(TOKENS.read_text())
        if tokens["access_token"] != expired:
            return tokens["access_token"]  # another thread was first
        form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"], "client_id": os.environ["X_CLIENT_ID"]}
        # A confidential client also sends its ID and secret: auth=(client_id, client_secret).
        response = requests.post("https://api.x.com/2/oauth2/token", data=form, timeout=30)
        if response.status_code in (400, 401):
            sys.exit(f"The refresh token was rejected. Ask the user to authorize the app again: {response.text}")
        response.raise_for_status()
        tokens = response.json()
        draft = TOKENS.with_suffix(".new")
        draft.touch(mode=0o600)  # tokens are for their owner alone
        draft.write_text(json.dumps(tokens))
        draft.replace(TOKENS)  # both tokens at once, or neither
        return tokens["access_token"]


print(get("users/me"))
