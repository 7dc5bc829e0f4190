// Types for evidence, and the points of each kind of evidence.

/**
 * @typedef {{ id: string, rule: string, points: number, start: number, end: number, filler?: boolean }} Evidence
 *   `start` and `end` are offsets in the clean text; a filler is too weak to show a page unless others are shown
 * @typedef {{ clean: string, tokens: import("./tokenize.js").Token[], known: import("./index.js").Prepared, short: boolean }} Input
 *   a normalized text, its tokens, the index, and whether it is short enough to be typed
 */

/** Points for each kind of evidence. The name of a code outweighs a message, a message outweighs a status code, and a status
 * code outweighs words. */
export const POINTS = {
  id: 1000, // the whole text is an ID
  name: 400, // the whole text is a code, a number, or a name
  phrase: 300, // the whole text is a reason phrase
  exact: 150, // the whole text is a title or a message
  disconnect: 130,
  type: 120,
  constant: 100,
  code: 90, // a number that the text itself calls a code
  typeTitle: 60, // the title of a problem type, in a short text
  prefix: 60, // a name that starts with the text
  number: 55, // a number where codes usually are: (187), 187 -
  fragment: 34,
  class: 60, // an exception class of a library for one code
  statusLine: 45, // the first line of a response
  library: 30, // an exception class of a library, or a message that it writes itself
  limit: 26, // a header shows that a limit is used up
  status: 20,
  asked: 15, // a number alone, in a short question
  bare: 6, // three digits alone, in a log
};
