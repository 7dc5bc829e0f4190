// The English stemmer of the Snowball project, also known as Porter2: https://snowballstem.org/algorithms/english/stemmer.html
// R1 is the region after the first consonant that follows a vowel; R2 is the same region within R1. A consonant `y` is written Y.

const VOWEL = "[aeiouy]";
const HAS_VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;
const REGION = new RegExp(`${VOWEL}[^aeiouy]`);

const WHOLE = new Map(
  Object.entries({
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
    sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
  }),
);
const KEPT = new Set(["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);

/** @type {[string, string][]} the longest suffix first */
const STEP_2 = [
  ["ational", "ate"], ["ization", "ize"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"], ["tional", "tion"],
  ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"], ["alism", "al"], ["aliti", "al"],
  ["ousli", "ous"], ["iviti", "ive"], ["fulli", "ful"], ["enci", "ence"], ["anci", "ance"], ["abli", "able"],
  ["izer", "ize"], ["ator", "ate"], ["alli", "al"], ["bli", "ble"],
];
/** @type {[string, string][]} */
const STEP_3 = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const STEP_4 = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
];

/** @type {Map<string, string>} */
const stems = new Map();
const MAX_KEPT = 50_000; // limits the cache of a page that stays open for days

/**
 * Return the stem of a lower-case English word. Words in other alphabets and words with digits are returned unchanged.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 3 || !/^[a-z']+$/.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_KEPT) stems.clear();
  const found = WHOLE.get(word) ?? porter2(word);
  stems.set(word, found);
  return found;
}

/** @param {string} word */
function porter2(word) {
  let stemmed = word.replace(/^'/, "").replace(/^y|(?<=[aeiouy])y/g, "Y");
  const r1 = regionStart(stemmed);
  const r2 = after(stemmed, r1);
  stemmed = stemmed.replace(/'s'?$|'$/, "");
  stemmed = plural(stemmed);
  if (KEPT.has(stemmed)) return stemmed;
  stemmed = pastOrGerund(stemmed, r1);
  stemmed = stemmed.replace(/(?<=.[^aeiouy])[yY]$/, "i");
  stemmed = derivation(stemmed, r1, r2);
  return finalLetter(stemmed, r1, r2).replaceAll("Y", "y");
}

/** @param {string} word */
function regionStart(word) {
  const special = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word);
  return special ? special[0].length : after(word, 0);
}

/**
 * Return the start of the region after the first consonant that follows a vowel, from `start`.
 *
 * @param {string} word
 * @param {number} start
 */
function after(word, start) {
  const found = REGION.exec(word.slice(start));
  return found ? start + found.index + 2 : word.length;
}

/** @param {string} word */
function plural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word)) return word;
  return /[aeiouy].*.s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * @param {string} word
 * @param {number} r1
 */
function pastOrGerund(word, r1) {
  const agreed = /eed(?:ly)?$/.exec(word);
  if (agreed) return agreed.index >= r1 ? `${word.slice(0, agreed.index)}ee` : word;
  const ending = /(?:ed|ing)(?:ly)?$/.exec(word);
  if (!ending || !HAS_VOWEL.test(word.slice(0, ending.index))) return word;
  const rest = word.slice(0, ending.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length <= r1 && SHORT_SYLLABLE.test(rest) ? `${rest}e` : rest;
}

/**
 * Apply steps 2 to 4, which remove derivational suffixes.
 *
 * @param {string} word
 * @param {number} r1
 * @param {number} r2
 */
function derivation(word, r1, r2) {
  let stemmed = replaceSuffix(word, STEP_2, r1) ?? step2Rest(word, r1);
  if (stemmed.endsWith("ative") && stemmed.length - 5 >= r2) stemmed = stemmed.slice(0, -5);
  else stemmed = replaceSuffix(stemmed, STEP_3, r1) ?? stemmed;
  const suffix = STEP_4.find((ending) => stemmed.endsWith(ending));
  if (suffix) return stemmed.length - suffix.length >= r2 ? stemmed.slice(0, -suffix.length) : stemmed;
  return /[st]ion$/.test(stemmed) && stemmed.length - 3 >= r2 ? stemmed.slice(0, -3) : stemmed;
}

/**
 * @param {string} word
 * @param {[string, string][]} table
 * @param {number} region
 */
function replaceSuffix(word, table, region) {
  const found = table.find(([suffix]) => word.endsWith(suffix));
  if (!found) return undefined;
  const start = word.length - found[0].length;
  return start >= region ? word.slice(0, start) + found[1] : word;
}

/**
 * @param {string} word
 * @param {number} r1
 */
function step2Rest(word, r1) {
  if (/logi$/.test(word) && word.length - 3 >= r1) return word.slice(0, -1);
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1 ? word.slice(0, -2) : word;
}

/**
 * @param {string} word
 * @param {number} r1
 * @param {number} r2
 */
function finalLetter(word, r1, r2) {
  const start = word.length - 1;
  if (word.endsWith("e")) {
    const drop = start >= r2 || (start >= r1 && !SHORT_SYLLABLE.test(word.slice(0, -1)));
    return drop ? word.slice(0, -1) : word;
  }
  return word.endsWith("ll") && start >= r2 ? word.slice(0, -1) : word;
}
