"""Look up several posts with tweepy, and print the reason for each post that is missing from an HTTP 200.

Needs: pip install tweepy; an app-only token in X_BEARER_TOKEN; post IDs as arguments.

tweepy raises no exception here: `data` contains the posts that were found, and `errors` the rest.
"""

import os
import sys

import tweepy

wanted = sys.argv[1:]
answer = tweepy.Client(os.environ["X_BEARER_TOKEN"]).get_tweets(wanted)
found = {str(post.id): post for post in answer.data or []}
# Problems with another `parameter` are about an expansion. The post itself was found.
missing = {p["value"]: p["type"].rpartition("/")[2] for p in answer.errors if p.get("parameter") == "ids"}
for post_id in wanted:
    if post_id in found:
        print(post_id, "found:", found[post_id].text)
    else:
        print(post_id, "missing:", missing.get(post_id, "no reason given"))
