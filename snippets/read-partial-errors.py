"""Look several posts up and say, for each one that is missing from a 200, why.

Needs: pip install requests; an app-only token in X_BEARER_TOKEN; post ids as arguments.
"""

import os
import sys

import requests


def look_up(ids):
    """Found posts by id, and the last part of the problem type by missing id."""
    response = requests.get(
        "https://api.x.com/2/tweets",
        params={"ids": ",".join(ids)},
        headers={"Authorization": f"Bearer {os.environ['X_BEARER_TOKEN']}"},
        timeout=30,
    )
    response.raise_for_status()
    answer = response.json()
    found = {post["id"]: post for post in answer.get("data", [])}
    # Problems of another `parameter` are about an expansion: the post itself was found.
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
