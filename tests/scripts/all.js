// Runs all tests of the scripts in one process: `node --test` starts one for each file, and each would export the search data.

import { readdirSync } from "node:fs";

const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.js")).sort();
for (const name of files) await import(`./${name}`);
