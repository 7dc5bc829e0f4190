// Call a JavaScript library once for each base URL, and print what its error gives: the same as run.py.
//
//     node run.mjs PROGRAM < '{"bases": ["http://127.0.0.1:8000/403-187"], "expressions": {"status": "e.code"}}'

import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** @param {string} expression @param {Record<string, unknown>} scope */
function value(expression, scope) {
  try {
    const found = new Function(...Object.keys(scope), `return ${expression}`)(...Object.values(scope)) ?? null;
    return found instanceof Headers ? Object.fromEntries(found) : found;
  } catch (failure) {
    return String(failure);
  }
}

const { call } = await import(pathToFileURL(process.argv[2]).href);
const { bases, expressions } = JSON.parse(await text(process.stdin));
for (const base of bases) {
  const scope = /** @type {Record<string, unknown>} */ ({});
  const outcome = { exception: /** @type {string | null} */ (null), text: "", values: {} };
  try {
    await call(base, scope);
  } catch (e) {
    const error = /** @type {Error} */ (e);
    outcome.exception = error.constructor.name;
    outcome.text = error.message ?? "";
    outcome.values = Object.fromEntries(Object.entries(expressions).map(([name, expression]) => [name, value(expression, { ...scope, e: error })]));
  }
  console.log(JSON.stringify(outcome));
}
