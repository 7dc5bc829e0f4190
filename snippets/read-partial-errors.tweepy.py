"""Look several posts up with tweepy and say, for each one that is missing from a 200, why.

Needs: pip install tweepy; an app-only token in X_BEARER_TOKEN; post ids as arguments.

tweepy raises nothing here: `data` holds what was found, `errors` the rest.
"""

import os
import sys

import tweepy

wanted = sys.argv[1:]
answer = tweepy.Client(os.environ["X_BEARER_TOKEN"]).get_tweets(wanted)
found = {str(post.id): post for post in answer.data or []}
# Problems of another `parameter` are about an expansion: the post itself was found.
missing = {p["value"]: p["type"].rpartition("/")[2] for p in answer.errors if p.get("parameter") == "ids"}
for post_id in wanted:
    if post_id in found:
        print(post_id, "found:", found[post_id].text)
    else:
        print(post_id, "missing:", missing.get(post_id, "no reason given"))
