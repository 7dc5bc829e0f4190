// Read the filtered stream, and reconnect on the schedule that X documents for each kind of failure.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN; at least one rule.

import { setTimeout as sleep } from "node:timers/promises";

const SILENCE = 30_000; // X sends an empty line at least every 20 s: longer silence means that the connection is dead

async function printLines(body, heard) {
  const decoder = new TextDecoder();
  let rest = ""; // a chunk may end within a line, even within a character
  for await (const chunk of body) {
    heard();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop();
    for (const line of lines) {
      if (line) console.log(line); // a post, or an `errors` object with the reason why X disconnects
    }
  }
  if (rest) console.log(rest);
}

const headers = { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` };
let network = 0, http = 0, limit = 0; // faults in a row, by kind
while (true) {
  let status = 0, refusal = "", timer;
  const silence = new AbortController();
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE);
  };
  try {
    heard();
    const response = await fetch("https://api.x.com/2/tweets/search/stream", { headers, signal: silence.signal });
    heard();
    status = response.status;
    if (status === 200) {
      network = http = limit = 0;
      await printLines(response.body, heard);
    } else {
      refusal = await response.text();
    }
  } catch {
    // The connection failed. `status` shows whether there was a response.
  } finally {
    clearTimeout(timer);
  }
  let wait;
  if (status === 429) { // often an old connection that is still open: close it
    wait = 60 * 2 ** limit++;
  } else if (status >= 500) {
    wait = Math.min(5 * 2 ** http++, 320);
  } else if (status === 0 || status === 200) { // the connection broke or was closed
    wait = Math.min(0.25 * ++network, 16);
  } else { // outside of `try`, so that nothing takes it for a fault of the network
    throw new Error(`HTTP ${status}, and waiting does not help: ${refusal}`);
  }
  console.error(`Reconnecting in ${wait} s`);
  await sleep(wait * 1000);
}
