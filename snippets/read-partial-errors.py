"""Look up several posts, and print the reason for each post that is missing from an HTTP 200.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN; post IDs as arguments.
"""

import os
import sys

import requests


def look_up(ids):
    """Return found posts by ID, and the last part of the problem type by missing ID."""
    response = requests.get(
        "https://api.x.com/2/tweets",
        params={"ids": ",".join(ids)},
        headers={"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"},
        timeout=30,
    )
    response.raise_for_status()
    answer = response.json()
    found = {post["id"]: post for post in answer.get("data", [])}
    # Problems with another `parameter` are about an expansion. The post itself was found.
    missing = {
        problem["value"]: problem["type"].rpartition("/")[2] for problem in answer.get("errors", []) if problem.get("parameter") == "ids"
    }
    return found, missing


wanted = sys.argv[1:]
posts, reasons = look_up(wanted)
for post_id in wanted:
    if post_id in posts:
        print(post_id, "found:", posts[post_id]["text"])
    else:
        print(post_id, "missing:", reasons.get(post_id, "no reason given"))
