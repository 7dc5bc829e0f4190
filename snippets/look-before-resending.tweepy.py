"""Post once with tweepy. If there is no response, check whether the post exists before you retry.

Needs: pip install tweepy; a user token in X_USER_TOKEN, the ID of that user in X_USER_ID; the text as argument.
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
    """Return the ID of the post, which this call or an earlier one created."""
    for tried in range(MOST_TRIES):
        try:
            return client.create_tweet(text=text, user_auth=False).data["id"]
        except tweepy.Forbidden as refusal:
            if "duplicate content" not in str(refusal):
                raise
            return found(text) or sys.exit("The same text was posted earlier. Change it instead of retrying.")
        except (tweepy.TwitterServerError, requests.RequestException):
            # The post may have been saved. X documents no waits for posts; these are the waits for streams.
            time.sleep(min(5 * 2**tried, 320) + random.uniform(0, 1))
        if earlier := found(text):
            return earlier
    sys.exit(f"No response in {MOST_TRIES} attempts, and the post does not exist.")


def found(text):
    """Return the ID of the user's latest post with this text. Links cannot match, because X replaces them with t.co URLs."""
    posts = client.get_users_tweets(os.environ["X_USER_ID"], max_results=10).data or []
    return next((post.id for post in posts if html.unescape(post.text) == text), None)


print(post(sys.argv[1]))
