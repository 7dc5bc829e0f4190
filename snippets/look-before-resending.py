"""Post once. When no answer comes, look whether the post exists before sending it again.

Needs: pip install requests; a user token in X_USER_TOKEN, the id of that user in X_USER_ID; the text as argument.
"""

import html
import os
import random
import sys
import time

import requests

API = "https://api.x.com/2"
HEADERS = {"Authorization": f"Bearer {os.environ['X_USER_TOKEN']}"}
MOST_TRIES = 3


def post(text):
    """The id of the post, whether this call or an earlier one made it."""
    for tried in range(MOST_TRIES):
        response = send(text)
        if response is not None and response.status_code == 403 and "duplicate content" in response.text:
            return found(text) or sys.exit("An equal text was posted a while ago: change it, do not send it again.")
        if response is not None and response.status_code < 500:
            response.raise_for_status()
            return response.json()["data"]["id"]
        # No answer, or a 5xx: it may have been saved all the same. X gives no figures; these are those of its streams.
        time.sleep(min(5 * 2**tried, 320) + random.uniform(0, 1))
        if earlier := found(text):
            return earlier
    sys.exit(f"No answer in {MOST_TRIES} tries, and no such post.")


def send(text):
    try:
        return requests.post(f"{API}/tweets", json={"text": text}, headers=HEADERS, timeout=30)
    except requests.RequestException:
        return None


def found(text):
    """The id of the user's latest post with this text. Links do not compare: X replaces them by t.co addresses."""
    url = f"{API}/users/{os.environ['X_USER_ID']}/tweets"
    response = requests.get(url, params={"max_results": 10}, headers=HEADERS, timeout=30)
    response.raise_for_status()
    return next((post["id"] for post in response.json().get("data", []) if html.unescape(post["text"]) == text), None)


print(post(sys.argv[1]))
