"""twarc: `Twarc2.get`, which takes any URL. The clock does not wait, and ends the program in the first wait after a 429."""

import logging
import time
from contextlib import suppress

import twarc.decorators2
from twarc.client2 import Twarc2

logging.disable()  # twarc logs each wait


class RepeatsError(Exception):
    """The library waits and repeats the request instead of raising an exception."""


class Clock:
    time = staticmethod(time.time)

    def __init__(self, base):
        self.repeats = "/429" in base

    def sleep(self, seconds):
        if self.repeats:
            raise RepeatsError


def call(base, scope):
    twarc.decorators2.time = Clock(base)
    with suppress(RepeatsError):
        Twarc2(bearer_token="token").get(f"{base}/2/tweets")
