import time

import requests

for _ in range(5):
    response = requests.get("https://api.x.com/2/users/by/username/XDevelopers", timeout=30)
    if response.status_code != 429:
        break
    time.sleep(1)
