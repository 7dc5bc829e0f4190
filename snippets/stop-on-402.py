"""Look up posts one by one. On a 402, stop and print what is left: every call fails until someone adds credits.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN; post IDs as arguments.
"""

import os
import sys

import requests


def main(ids):
    headers = {"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"}
    for done, post_id in enumerate(ids):
        response = requests.get(f"https://api.x.com/2/tweets/{post_id}", headers=headers, timeout=30)
        if response.status_code == 402:
            sys.exit(f"Stopped, add credits first: {response.text}\nStill to do: {' '.join(ids[done:])}")
        response.raise_for_status()
        print(post_id, response.json().get("data", {}).get("text", "is missing"))


main(sys.argv[1:])
