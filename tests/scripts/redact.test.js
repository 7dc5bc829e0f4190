import assert from "node:assert/strict";
import { test } from "node:test";

import { redact, SECRET_FORMATS } from "../../docs/assets/javascripts/redact.js";

const MIXED = "AbCdEf0123456789".repeat(3);

/** Format to samples: a text, and the part that must be masked. @type {Record<string, [string, string][]>} */
const SAMPLES = {
  "private key": [["-----BEGIN RSA PRIVATE KEY-----\nMIIB\nabc\n-----END RSA PRIVATE KEY-----", "MIIB"]],
  "cookie header": [
    ["Cookie: guest_id=v1%3A1; lang=en", "guest_id=v1%3A1;"],
    ["set-cookie: __cf_bm=abc; HttpOnly; Secure", "__cf_bm=abc;"],
  ],
  "authorization header": [
    ["Authorization: Bearer abcdefgh12", "abcdefgh12"],
    ["authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"],
  ],
  "field with a secret": [
    ['oauth_token="abc123def"', "abc123def"],
    ['"access_token_secret": "s3cretvalue"', "s3cretvalue"],
    ["ApiKey: 0a1b2c3d4e", "0a1b2c3d4e"],
    ["[consumer_key] => string(25) \"qwertyuiop\"", "qwertyuiop"],
    ["refresh_token=bGx0Z2&grant_type=refresh_token", "bGx0Z2"],
    ["ct0=0123456789ab; lang=en", "0123456789ab"],
  ],
  "authorization code": [["GET /callback?state=x&code=VGhpcyBpcyBhIGNvZGU", "VGhpcyBpcyBhIGNvZGU"]],
  "user and password in a URL": [
    ["https://john:hunter2@api.example/1", "john:hunter2"],
    ["proxy http://:only@10.0.0.1:8080", ":only"],
  ],
  "JSON Web Token": [["token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2huIn0.c2ln done", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2huIn0.c2ln"]],
  "app token": [["AAAAAAAAAAAAAAAAAAAAAFnz2w%2FAAAAbc%2Fdef%3Dghijklmnop", "AAAAAAAAAAAAAAAAAAAAAFnz2w%2FAAAAbc%2Fdef%3Dghijklmnop"]],
  "bot token": [["using xcbot_ab12cd for the call", "xcbot_ab12cd"]],
  "user access token": [["1234567890-abcdefghijABCDEFGHIJ0123", "1234567890-abcdefghijABCDEFGHIJ0123"]],
  "long mixed string": [[`key ${MIXED} end`, MIXED]],
  "long hexadecimal string": [[`session ${"0a1b2c3d4e".repeat(4)}`, "0a1b2c3d4e".repeat(4)]],
  "email address": [["mail john.doe+x@mail.example.com now", "john.doe+x@mail.example.com"]],
};

test("every format has a sample", () => {
  assert.deepEqual(Object.keys(SAMPLES), SECRET_FORMATS.map(({ name }) => name));
});

for (const [name, samples] of Object.entries(SAMPLES)) {
  for (const [text, secret] of samples) {
    test(`${name}: ${text.slice(0, 30)}`, () => {
      const clean = redact(text);
      assert.ok(!clean.includes(secret), clean);
      assert.equal(clean.length, text.length);
      assert.ok(clean.includes("•".repeat(secret.length)), clean);
      assert.equal(redact(clean), clean);
    });
  }
}

for (const text of [
  '{"errors":[{"code":187,"message":"Status is a duplicate."}]}',
  "FUNDING_INSTRUMENT_EXCEEDS_AVAILABLE_CREDIT_LIMIT",
  "https://api.twitter.com/2/problems/usage-capped",
  "x-rate-limit-reset: 1705420800",
  "Could not find tweet with id: [1234567890123456789].",
  "The Site Streams and User Streams endpoints have been turned off.",
  "tailored_audience_or_tailored_audience_expanded_not_found",
  "code: 89, message: Invalid or expired token.",
]) {
  test(`${text.slice(0, 40)} has no secret`, () => assert.equal(redact(text), text));
}
