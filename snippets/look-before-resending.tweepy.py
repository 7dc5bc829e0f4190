"""Post once with tweepy. When no answer comes, look whether the post exists before sending it again.

Needs: pip install tweepy; a user token in X_USER_TOKEN, the id of that user in X_USER_ID; the text as argument.
"""

import html
import os
import random
import sys
import time

import requests
import tweepy

MOST_TRIES = 3

client = tweepy.Client(os.environ["X_USER_TOKEN"])


def post(text):
    """The id of the post, whether this call or an earlier one made it."""
    for tried in range(MOST_TRIES):
        try:
            return client.create_tweet(text=text, user_auth=False).data["id"]
        except tweepy.Forbidden as refusal:
            if "duplicate content" not in str(refusal):
                raise
            return found(text) or sys.exit("An equal text was posted a while ago: change it, do not send it again.")
        except (tweepy.TwitterServerError, requests.RequestException):
            # It may have been saved all the same. X gives no figures; these are those of its streams.
            time.sleep(min(5 * 2**tried, 320) + random.uniform(0, 1))
        if earlier := found(text):
            return earlier
    sys.exit(f"No answer in {MOST_TRIES} tries, and no such post.")


def found(text):
    """The id of the user's latest post with this text. Links do not compare: X replaces them by t.co addresses."""
    posts = client.get_users_tweets(os.environ["X_USER_ID"], max_results=10).data or []
    return next((post.id for post in posts if html.unescape(post.text) == text), None)


print(post(sys.argv[1]))
