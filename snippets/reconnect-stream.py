"""Read the filtered stream, and reconnect on the schedule that X documents for each kind of failure.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN; at least one rule.
"""

import os
import sys
import time

import requests

STREAM = "https://api.x.com/2/tweets/search/stream"
SILENCE = 30  # X sends an empty line at least every 20 s: longer silence means that the connection is dead

network = http = limit = 0  # faults in a row, by kind
while True:
    try:
        headers = {"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"}
        with requests.get(STREAM, headers=headers, stream=True, timeout=(10, SILENCE)) as response:
            status = response.status_code
            if status == 200:
                network = http = limit = 0
                for line in response.iter_lines():
                    if line:
                        print(line.decode(), flush=True)  # a post, or an `errors` object with the reason why X disconnects
            elif status != 429 and status < 500:
                sys.exit(f"HTTP {status}, and waiting does not help: {response.text}")
    except requests.RequestException:
        status = 0
    if status == 429:  # often an old connection that is still open: close it
        wait = 60 * 2**limit
        limit += 1
    elif status >= 500:
        wait = min(5 * 2**http, 320)
        http += 1
    else:  # the connection broke or was closed
        network += 1
        wait = min(0.25 * network, 16)
    print(f"Reconnecting in {wait} s", file=sys.stderr)
    time.sleep(wait)
