// Shared helpers: elements, copying, Markdown escapes, and settings, whose functions also work if storage is blocked.

/**
 * Create an element with properties, and append children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}

/**
 * Return the first element that matches a selector, and check its class.
 *
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @param {ParentNode} [within]
 * @returns {Kind}
 * @throws {Error} if no such element exists
 */
export function required(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Return the URL of this page as the reader opened it, without query and section. */
export const pageUrl = () => location.href.replace(/[?#].*/, "");

/**
 * Copy with `write`, and report the result in `status`. If the browser blocks copying, select `fallback` so that the reader can
 * copy it.
 *
 * @param {() => Promise<void>} write
 * @param {HTMLElement} status
 * @param {HTMLElement} fallback
 */
export async function copy(write, status, fallback) {
  try {
    await write();
    status.textContent = "Copied.";
  } catch {
    fallback.hidden = false;
    getSelection()?.selectAllChildren(fallback);
    status.textContent = "Your browser blocked copying. The text is selected: copy it yourself.";
  }
}

/**
 * Escape `text` for Markdown. An underscore inside a word is not markup and stays.
 *
 * @param {string} text
 */
export function escapeMarkdown(text) {
  return text
    .replace(/[\\`*[\]#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replace(/[<>|~]|&(?=#?\w+;)/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/**
 * Return a setting, or null if it is not set or the browser blocks storage.
 *
 * @param {string} key
 * @returns {string | null}
 */
export function readSetting(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Store a setting, or remove it if `value` is null. If the browser blocks storage, the setting is lost with the page.
 *
 * @param {string} key
 * @param {string | null} value
 */
export function writeSetting(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full.
  }
}

/** Key of the setting that turns off the shortcuts / and s. theme.js reads it too. */
export const SHORTCUTS_OFF = "xr-shortcuts-off";
