// Loaded by Node before a snippet: a clock that does not wait, and requests to X that go to the server of the test.

import { readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

const clock = process.env.VIRTUAL_CLOCK;
const now = () => Number(readFileSync(clock, "utf8")) * 1000;
const real = globalThis.fetch;

Date.now = now;
timers.setTimeout = async (milliseconds) => writeFileSync(clock, String((now() + milliseconds) / 1000));
syncBuiltinESMExports();
globalThis.fetch = (address, options) => {
  if (!String(address).startsWith("https://api.x.com/")) throw new Error(`A snippet calls ${address}`);
  return real(String(address).replace("https://api.x.com/", process.env.VIRTUAL_X), options);
};
