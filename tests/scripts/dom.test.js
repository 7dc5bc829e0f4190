import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { readSetting, writeSetting } from "../../docs/assets/javascripts/dom.js";

const blocked = {
  configurable: true,
  get() {
    throw new Error("Storage is blocked.");
  },
};

afterEach(() => Reflect.deleteProperty(globalThis, "localStorage"));

test("settings are null if storage is blocked, and writing does not throw", () => {
  Object.defineProperty(globalThis, "localStorage", blocked);

  writeSetting("xr-guide", "all");
  assert.equal(readSetting("xr-guide"), null);
});

test("a setting is stored and removed", () => {
  const kept = new Map();
  const value = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value });

  writeSetting("xr-guide", "all");
  assert.equal(readSetting("xr-guide"), "all");
  writeSetting("xr-guide", null);
  assert.equal(readSetting("xr-guide"), null);
});
