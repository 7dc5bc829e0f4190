"""A webhook: responds to X's challenge (CRC), and accepts events with a valid signature.

Needs: the consumer secret of the app (API key secret) in X_CONSUMER_SECRET; HTTPS in front of it.
"""

import base64
import hashlib
import hmac
import json
import os
import queue
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SECRET = os.environ["X_CONSUMER_SECRET"].encode() or sys.exit("X_CONSUMER_SECRET is empty.")
events = queue.Queue()  # process events in another thread or process: X expects a response within seconds


def signature(message):
    digest = hmac.new(SECRET, message, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


class Webhook(BaseHTTPRequestHandler):
    def do_GET(self):
        token = parse_qs(urlsplit(self.path).query).get("crc_token", [""])[0]
        if token:
            self.answer(200, {"response_token": signature(token.encode())})
        else:
            self.answer(400, {"error": "crc_token is missing"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if hmac.compare_digest(self.headers.get("x-twitter-webhooks-signature", ""), signature(body)):
            events.put(json.loads(body))
            self.answer(200, {})
        else:
            self.answer(403, {"error": "the signature is wrong"})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Webhook).serve_forever()
