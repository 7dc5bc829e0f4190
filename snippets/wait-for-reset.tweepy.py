"""Read with tweepy. If the window is used up, sleep until `x-rate-limit-reset`, and continue.

Needs: pip install tweepy; an app-only token in X_BEARER_TOKEN.

tweepy's own `wait_on_rate_limit` waits for the window after every 429, and retries immediately if the response
has no reset header. Leave it off, because a 429 can also mean a 24-hour limit or a usage cap.
"""

import os
import random
import sys
import time

import tweepy

MOST_WINDOWS = 3

client = tweepy.Client(os.environ["X_BEARER_TOKEN"])


def get_user(name):
    wait = 0
    for _ in range(MOST_WINDOWS):
        time.sleep(wait)
        try:
            return client.get_user(username=name)
        except tweepy.TooManyRequests as refusal:
            headers = refusal.response.headers
            reset = headers.get("x-rate-limit-reset")
            if headers.get("x-rate-limit-remaining") != "0" or reset is None:
                sys.exit(f"429, but the window has calls left, so another limit is reached: {refusal.response.text}")
            wait = max(int(reset) - time.time(), 0) + random.uniform(1, 10)
    sys.exit(f"429 in {MOST_WINDOWS} windows: another process uses the same app or user.")


print(get_user("XDevelopers").data)
