"""One page of every kind, by its URL relative to the root of the site."""

from generator import pages

KINDS = {kind.name: kind.example for kind in pages.KINDS} | {
    "long code": "errors/v1/http-420/",
    "constant": "errors/ads/FUNDING_INSTRUMENT_EXCEEDS_AVAILABLE_CREDIT_LIMIT/",
    "lookup": "lookup/",
    "missing": "no-such-page/",
    "about": "about/",
    "programs": "about/programs/",
}
