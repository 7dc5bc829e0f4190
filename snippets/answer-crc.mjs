// A webhook: responds to X's challenge (CRC), and accepts events with a valid signature.
//
// Needs: Node 18 or newer; the consumer secret of the app (API key secret) in X_CONSUMER_SECRET; HTTPS in front of it.

import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const SECRET = process.env.X_CONSUMER_SECRET;
if (!SECRET) throw new Error("X_CONSUMER_SECRET is not set."); // with an empty secret, anyone can sign
const events = []; // process events in another thread or process: X expects a response within seconds

function signature(message) {
  return "sha256=" + createHmac("sha256", SECRET).update(message).digest("base64");
}

function isEqual(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b); // it throws when the lengths differ
}

async function handle(request, response) {
  if (request.method === "GET") {
    const token = new URL(request.url, "http://localhost").searchParams.get("crc_token");
    if (token) {
      answer(response, 200, { response_token: signature(token) });
    } else {
      answer(response, 400, { error: "crc_token is missing" });
    }
  } else if (request.method === "POST") {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks); // the bytes as they came: parsed and written anew they have another signature
    if (isEqual(request.headers["x-twitter-webhooks-signature"] ?? "", signature(body))) {
      events.push(JSON.parse(body));
      answer(response, 200, {});
    } else {
      answer(response, 403, { error: "the signature is wrong" });
    }
  } else {
    answer(response, 501, { error: "only GET and POST" });
  }
}

function answer(response, status, value) {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(value));
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => { // one broken request must not end the server
    console.error(error);
    response.destroy();
  });
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
