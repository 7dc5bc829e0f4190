"""Twython: `update_status`. The host is in the attribute `api_url`."""

from twython import Twython


def call(base, scope):
    twitter = scope["twitter"] = Twython("key", "secret", "token", "token secret")
    twitter.api_url = f"{base}/%s"
    twitter.update_status(status="text")
