"""XDK Python: `posts.get_by_ids`. The host is the argument `base_url`."""

from xdk import Client


def call(base, scope):
    Client(base_url=base, bearer_token="token").posts.get_by_ids(["1", "2"])
