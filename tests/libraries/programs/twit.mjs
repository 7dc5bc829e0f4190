// twit: `post` with a callback. The host is `REST_ROOT` of one of its modules. twit asks each socket for a TLS certificate,
// which a plain socket does not have.

import { createRequire } from "node:module";
import { Socket } from "node:net";

import Twit from "twit";

const endpoints = createRequire(import.meta.url)("twit/lib/endpoints");
Socket.prototype.getPeerCertificate ??= () => null;

export function call(base, scope) {
  endpoints.REST_ROOT = `${base}/1.1/`;
  const client = new Twit({ consumer_key: "key", consumer_secret: "secret", access_token: "token", access_token_secret: "token secret" });
  return new Promise((resolve, reject) => {
    client.post("statuses/update", { status: "text" }, (e, data, resp) => {
      scope.resp = resp;
      if (e) reject(e);
      else resolve(data);
    });
  });
}
