"""Post once. If there is no response, check whether the post exists before you retry.

Needs: pip install requests; a user token in X_USER_TOKEN, the ID of that user in X_USER_ID; the text as argument.
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
    """Return the ID of the post, which this call or an earlier one created."""
    for tried in range(MOST_TRIES):
        response = send(text)
        if response is not None and response.status_code == 403 and "duplicate content" in response.text:
            return found(text) or sys.exit("The same text was posted earlier. Change it instead of retrying.")
        if response is not None and response.status_code < 500:
            response.raise_for_status()
            return response.json()["data"]["id"]
        # No response, or a 5xx: the post may have been saved. X documents no waits for posts; these are the waits for streams.
        time.sleep(min(5 * 2**tried, 320) + random.uniform(0, 1))
        if earlier := found(text):
            return earlier
    sys.exit(f"No response in {MOST_TRIES} attempts, and the post does not exist.")


def send(text):
    try:
        return requests.post(f"{API}/tweets", json={"text": text}, headers=HEADERS, timeout=30)
    except requests.RequestException:
        return None


def found(text):
    """Return the ID of the user's latest post with this text. Links cannot match, because X replaces them with t.co URLs."""
    url = f"{API}/users/{os.environ['X_USER_ID']}/tweets"
    response = requests.get(url, params={"max_results": 10}, headers=HEADERS, timeout=30)
    response.raise_for_status()
    return next((post["id"] for post in response.json().get("data", []) if html.unescape(post["text"]) == text), None)


print(post(sys.argv[1]))
