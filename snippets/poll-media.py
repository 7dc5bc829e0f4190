"""Wait until X has processed an uploaded file, and poll only as often as X asks.

Needs: pip install requests; a user token in X_USER_TOKEN; the media ID from FINALIZE as argument.
"""

import os
import sys
import time

import requests

MOST_POLLS = 100


def wait_for(media_id):
    headers = {"Authorization": f"Bearer {os.environ['X_USER_TOKEN']}"}
    for _ in range(MOST_POLLS):
        params = {"command": "STATUS", "media_id": media_id}
        response = requests.get("https://api.x.com/2/media/upload", params=params, headers=headers, timeout=30)
        response.raise_for_status()
        answer = response.json()
        info = answer.get("data", answer).get("processing_info")  # v1.1 has no `data`; images have no processing_info
        if info is None or info["state"] == "succeeded":
            return
        if "error" in info or info["state"] == "failed":
            sys.exit(f"Processing failed. Convert the file and upload it again: {info}")
        time.sleep(info.get("check_after_secs", 5))
    sys.exit(f"Not ready after {MOST_POLLS} polls.")


wait_for(sys.argv[1])
print("ready")
