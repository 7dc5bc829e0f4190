"""One page of every kind, by its address below the root of the site."""

KINDS = {
    "home": "",
    "code": "errors/v1.1/187/",
    "long code": "errors/v1/http-420/",
    "constant": "errors/ads/FUNDING_INSTRUMENT_EXCEEDS_AVAILABLE_CREDIT_LIMIT/",
    "number": "errors/429/",
    "api": "errors/v2/",
    "index": "errors/",
    "condition": "conditions/rate-limited/",
    "conditions": "conditions/",
    "matrix": "matrix/",
    "guide": "guides/rate-limited/",
    "guides": "guides/",
    "snippet": "snippets/wait-for-reset/",
    "snippets": "snippets/",
    "lookup": "lookup/",
    "retry": "retry-policy/",
    "missing": "no-such-page/",
    "about": "about/",
    "coverage": "about/coverage/",
    "programs": "about/programs/",
}
