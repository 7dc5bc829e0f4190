// Wait until X has processed an uploaded file, and poll only as often as X asks.
//
// Needs: Node 18 or newer; a user token in X_USER_TOKEN; the media ID from FINALIZE as argument.

import { setTimeout as sleep } from "node:timers/promises";

const MOST_POLLS = 100;

async function waitFor(mediaId) {
  const params = new URLSearchParams({ command: "STATUS", media_id: mediaId });
  const headers = { Authorization: `Bearer ${process.env.X_USER_TOKEN}` };
  for (let n = 0; n < MOST_POLLS; n++) {
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(`https://api.x.com/2/media/upload?${params}`, { headers, signal });
    const body = await response.text();
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
    const answer = JSON.parse(body);
    const info = (answer.data ?? answer).processing_info; // v1.1 has no `data`; images have no processing_info
    if (!info || info.state === "succeeded") return;
    if ("error" in info || info.state === "failed") {
      throw new Error(`Processing failed. Convert the file and upload it again: ${JSON.stringify(info)}`);
    }
    await sleep((info.check_after_secs ?? 5) * 1000);
  }
  throw new Error(`Not ready after ${MOST_POLLS} polls.`);
}

await waitFor(process.argv[2]);
console.log("ready");
