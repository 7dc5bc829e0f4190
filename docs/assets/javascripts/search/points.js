// What evidence is, and what each kind of it is worth.

/**
 * @typedef {{ id: string, rule: string, points: number, start: number, end: number, filler?: boolean }} Evidence
 *   `start` and `end` are offsets in the clean text; a filler is too little to show a page for, unless others are shown
 * @typedef {{ clean: string, tokens: import("./tokenize.js").Token[], known: import("./index.js").Prepared, short: boolean }} Input
 *   a text without escapes, its words, the index, and whether it is as short as what people type
 */

/** Points of each kind of evidence: what names a code outweighs a message, a message a status, a status words. */
export const POINTS = {
  id: 1000, // the whole text is an id
  name: 400, // the whole text is a code, a number or a name
  phrase: 300, // the whole text is a reason phrase: the page of its status
  exact: 150, // the whole text is a title or a message
  disconnect: 130,
  type: 120,
  constant: 100,
  code: 90, // a number that the text itself calls a code
  typeTitle: 60, // the title of a problem type, in a short text
  prefix: 60, // a name that starts with what was typed
  number: 55, // a number in a place where codes are: (187), 187 -
  fragment: 34,
  statusLine: 45, // the first line of a response
  limit: 26, // a header says that a limit is used up
  status: 20,
  asked: 15, // a number alone, in a short question
  bare: 6, // three digits alone, in a log
};
