// The scripts of the site run in browsers and are served unchanged. Tests and tools run in Node.

import js from "@eslint/js";
import globals from "globals";

const limits = {
  complexity: ["error", 15],
  "max-depth": ["error", 4],
  "max-lines": ["error", 300],
  "max-lines-per-function": ["error", 60],
  "max-params": ["error", 5],
};

const style = {
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "no-shadow": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
};

export default [
  { ignores: ["site/", "site.new/", "node_modules/", ".venv/", "snippets/", "docs/snippets/", "tests/snippets/"] },
  js.configs.recommended,
  { rules: { ...limits, ...style } },
  { files: ["docs/assets/javascripts/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    // Classic scripts: theme.js defines functions that tabs.js calls.
    files: ["docs/assets/javascripts/theme.js", "docs/assets/javascripts/tabs.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, readStored: "writable", writeStored: "writable" } },
    rules: { "no-var": "off", "no-unused-vars": ["error", { varsIgnorePattern: "^(read|write)Stored$" }], "no-redeclare": "off" },
  },
  { files: ["tests/scripts/**/*.js", "tests/libraries/**/*.mjs", "tools/**/*.mjs", "*.config.js"], languageOptions: { globals: globals.node } },
  { files: ["tests/scripts/**/*.js"], rules: { "max-lines-per-function": "off" } },
];
