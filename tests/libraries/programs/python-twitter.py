"""python-twitter: `Api.GetHomeTimeline`. The host is the argument `base_url`."""

import twitter


def call(base, scope):
    api = scope["api"] = twitter.Api("key", "secret", "token", "token secret", base_url=base)
    scope["url"] = f"{base}/statuses/home_timeline.json"
    api.GetHomeTimeline()
