"""Read from the X API. If the window is used up, sleep until `x-rate-limit-reset`, and continue.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN.
"""

import os
import random
import sys
import time

import requests

MOST_WINDOWS = 3


def get(path, **params):
    headers = {"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"}
    wait = 0
    for _ in range(MOST_WINDOWS):
        time.sleep(wait)
        response = requests.get(f"https://api.x.com/2/{path}", params=params, headers=headers, timeout=30)
        if response.status_code != 429:
            response.raise_for_status()
            return response.json()
        reset = response.headers.get("x-rate-limit-reset")
        if response.headers.get("x-rate-limit-remaining") != "0" or reset is None:
            sys.exit(f"429, but the window has calls left, so another limit is reached: {response.text}")
        # The header has the end of the window as Unix time. Jitter keeps several programs from retrying at the same time.
        wait = max(int(reset) - time.time(), 0) + random.uniform(1, 10)
    sys.exit(f"429 in {MOST_WINDOWS} windows: another process uses the same app or user.")


print(get("users/by/username/XDevelopers"))
