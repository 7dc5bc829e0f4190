// Escapes text for Markdown. No document is needed, so that Node can test it.

/**
 * Return `text` so that Markdown shows it as it is. An underscore inside a word is no markup and stays.
 *
 * @param {string} text
 */
export function escapeMarkdown(text) {
  return text
    .replace(/[\\`*[\]#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replace(/[<>|~]|&(?=#?\w+;)/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
