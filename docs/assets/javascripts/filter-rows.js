// Decide which rows a filter shows. This module does not use the DOM, so that Node can test it.

/** @typedef {{ text: string, data: Readonly<Record<string, string | undefined>> }} Row a row's text, and its data attributes */
/** @typedef {{ name: string, value: string }} Control a control of the filter form */

/**
 * Whether a row matches every control. Each word of the control `text` must occur in the row's text. The value of any other
 * control must be a word in the row's data attribute of the same name.
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
