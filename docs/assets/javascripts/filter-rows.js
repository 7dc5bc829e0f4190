// Decides which rows a filter shows. No document is needed, so that Node can test it.

/** @typedef {{ text: string, data: Readonly<Record<string, string | undefined>> }} Row a row's text, and its data attributes */
/** @typedef {{ name: string, value: string }} Control a control of the filter form */

/**
 * Whether a row passes every control. `text` is searched in what the row says, word by word. Any other control is
 * compared with the row's data attribute of its name, which has one or more words.
 *
 * @param {Row} row
 * @param {Control[]} controls
 */
export function passes(row, controls) {
  return controls.every(({ name, value }) => {
    const wanted = value.trim().toLowerCase();
    if (!wanted) return true;
    if (name === "text") return wanted.split(/\s+/).every((word) => row.text.toLowerCase().includes(word));
    return (row.data[name] ?? "").toLowerCase().split(" ").includes(wanted);
  });
}
