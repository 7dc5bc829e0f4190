"""Print which limit caused a 429 and when it ends: the window, a 24-hour limit, the usage cap, or stream connections.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN.
"""

import os

import requests


def problem_type(response):
    """Return the last part of `type`, because the host has changed over the years."""
    try:
        return str(response.json().get("type", "")).rpartition("/")[2]
    except ValueError:  # some responses are plain text or HTML
        return ""


def which_limit(response):
    """Return the name of the limit, and its end as Unix time if a header states it."""
    kind = problem_type(response)
    if kind == "usage-capped":
        return "usage cap of the period", None  # see GET /2/usage/tweets and the plan
    if kind == "streaming-connection":
        return "connections of the stream", None  # close the other connection first
    # The 24-hour limits come first: while one of them is at 0, waiting for the window does not help.
    limits = {"24 hours, user": "x-user-limit-24hour", "24 hours, app": "x-app-limit-24hour", "window": "x-rate-limit"}
    for name, header in limits.items():
        if response.headers.get(f"{header}-remaining") == "0":
            return name, response.headers.get(f"{header}-reset")
    return "unknown", None  # back off exponentially, with jitter


response = requests.get(
    "https://api.x.com/2/tweets/search/recent",
    params={"query": "from:XDevelopers"},
    headers={"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"},
    timeout=30,
)
if response.status_code == 429:
    name, ends = which_limit(response)
    print(f"Limit: {name}. Ends: {ends or 'not stated'}")
else:
    print(f"No limit: HTTP {response.status_code}")
