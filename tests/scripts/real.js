// Search data of the real catalogue for tests, exported by Python without building the site.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { resolve } from "../../docs/assets/javascripts/lookup.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = existsSync(`${ROOT}.venv/bin/python`) ? `${ROOT}.venv/bin/python` : "python3";

const printed = execFileSync(PYTHON, ["-m", "tests.scripts.dump"], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });

/** @type {{ index: import("../../docs/assets/javascripts/search/index.js").SearchIndex, examples: [string, string][], excepted: string[] }} */
export const { index, examples, excepted } = JSON.parse(printed);

/** Return the results for a text. @param {string} text */
export const search = (text) => resolve(text, index);

/** Return the ID of the first result, or null. @param {string} text */
export const first = (text) => search(text)[0]?.id ?? null;
