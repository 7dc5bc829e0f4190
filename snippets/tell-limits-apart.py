"""Say which limit is behind a 429 and when it ends: the window, a 24-hour limit, the usage cap, or stream connections.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN.
"""

import os

import requests


def problem_type(response):
    """The last part of `type`: its host has changed over the years."""
    try:
        return str(response.json().get("type", "")).rpartition("/")[2]
    except ValueError:  # some answers are plain text or HTML
        return ""


def which_limit(response):
    """The name of the limit, and the time when it ends in seconds since 1970 where a header tells it."""
    kind = problem_type(response)
    if kind == "usage-capped":
        return "usage cap of the period", None  # see GET /2/usage/tweets and the plan
    if kind == "streaming-connection":
        return "connections of the stream", None  # close the other connection first
    # The 24-hour limits come first: while one is at 0, waiting for the window is not enough.
    limits = {"24 hours, user": "x-user-limit-24hour", "24 hours, app": "x-app-limit-24hour", "window": "x-rate-limit"}
    for name, header in limits.items():
        if response.headers.get(f"{header}-remaining") == "0":
            return name, response.headers.get(f"{header}-reset")
    return "unknown", None  # back off exponentially, with jitter


answer = requests.get(
    "https://api.x.com/2/tweets/search/recent",
    params={"query": "from:XDevelopers"},
    headers={"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"},
    timeout=30,
)
if answer.status_code == 429:
    name, ends = which_limit(answer)
    print(f"Limit: {name}. Ends: {ends or 'not told'}")
else:
    print(f"No limit: HTTP {answer.status_code}")
