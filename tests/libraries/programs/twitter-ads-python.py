"""twitter-ads: load an account. The host is an attribute of the class `Request`."""

from twitter_ads.client import Client
from twitter_ads.http import Request


def call(base, scope):
    Request._DEFAULT_DOMAIN = base
    Client("key", "secret", "token", "token secret").accounts("abc")
