// Rank documents for a typed query: first by BM25F over all fields, then, for the best documents, by features that depend on
// several terms. Scores are comparable between queries.

/**
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {import("./query.js").QueryTerm} QueryTerm
 * @typedef {Map<string, { place: number, weight: number }>} StemPlaces
 * @typedef {{ id: string, score: number, coverage: number, start: number, end: number }} TextResult
 */

/** Weights of the features, with a sum of 1. They come from cross-validation on typed queries: see tests/search/README.md. */
export const FEATURES = { bm25: 0.4, coverage: 0.2, neighbors: 0.22, title: 0.18 };
/** Bonus for kinds of pages that people look for when they type words without a code. */
export const KINDS = { code: 0, number: 0.1, condition: 0.09, guide: 0.09, snippet: 0, library: -0.1, api: -0.05, page: 0 };
const MAX_CANDIDATES = 60;
/** Weight of a search phrase relative to a title. */
const KEYWORD = 0.85;

/**
 * Return the best documents for a query, best first.
 *
 * @param {QueryTerm[]} terms
 * @param {Prepared} known
 * @returns {TextResult[]}
 */
export function searchText(terms, known) {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (!total) return [];
  const { scores, covered } = accumulate(terms, known);
  const candidates = [...scores.entries()].sort((a, b) => b[1] - a[1]).slice(0, MAX_CANDIDATES);
  const best = candidates.length ? candidates[0][1] : 0;
  const byTerm = stemsOf(terms, known);
  return candidates
    .map(([number, score]) => {
      const document = known.documents[number];
      const coverage = (covered.get(number) ?? 0) / total;
      const features = { bm25: score / best, coverage, neighbors: neighborShare(document, terms, byTerm), title: titleShare(document, byTerm, known) };
      const sum = Object.entries(FEATURES).reduce((all, [name, weight]) => all + weight * features[/** @type {keyof typeof features} */ (name)], 0);
      const { start, end } = terms[0];
      return { id: document.id, score: sum + KINDS[document.kind], coverage, start, end };
    })
    .sort((a, b) => b.score - a.score);
}

/**
 * Return, for each document, its BM25F score and the total weight of the query terms that it contains.
 *
 * @param {QueryTerm[]} terms
 * @param {Prepared} known
 */
function accumulate(terms, known) {
  const scores = /** @type {Map<number, number>} */ (new Map());
  const covered = /** @type {Map<number, number>} */ (new Map());
  for (const { weight, alternatives } of terms) {
    const own = /** @type {Map<number, [number, number]>} */ (new Map());
    for (const alternative of alternatives) {
      const list = known.postings.get(alternative.term);
      if (!list) continue;
      for (let i = 0; i < list.documents.length; i += 1) {
        const score = alternative.weight * list.weights[i];
        const before = own.get(list.documents[i]);
        if (!before) own.set(list.documents[i], [score, alternative.weight]);
        else if (score > before[0]) own.set(list.documents[i], [score, Math.max(alternative.weight, before[1])]);
        else before[1] = Math.max(before[1], alternative.weight);
      }
    }
    for (const [number, [score, share]] of own) {
      scores.set(number, (scores.get(number) ?? 0) + weight * score);
      covered.set(number, (covered.get(number) ?? 0) + weight * share);
    }
  }
  return { scores, covered };
}

/**
 * Map each stem that can replace a query term to the position of the term and the weight of the replacement.
 *
 * @param {QueryTerm[]} terms
 * @param {Prepared} known
 */
function stemsOf(terms, known) {
  const found = /** @type {StemPlaces} */ (new Map());
  for (const [place, { alternatives }] of terms.entries()) {
    for (const { term, weight } of alternatives) {
      for (const own of known.groupMembers.get(term) ?? [term]) if ((found.get(own)?.weight ?? 0) < weight) found.set(own, { place, weight });
    }
  }
  return found;
}

/**
 * Return the share of adjacent word pairs in the query that are also adjacent in a title, phrase, or message.
 *
 * @param {import("./index.js").Document} document
 * @param {QueryTerm[]} terms
 * @param {StemPlaces} byTerm
 */
function neighborShare({ sequences }, terms, byTerm) {
  if (terms.length < 2) return sequences.some((sequence) => sequence.some((term) => byTerm.has(term))) ? 1 : 0;
  const pairs = /** @type {number[]} */ ([]);
  for (const sequence of sequences) {
    for (let i = 1; i < sequence.length; i += 1) {
      const [before, after] = [byTerm.get(sequence[i - 1]), byTerm.get(sequence[i])];
      if (before && after?.place === before.place + 1) pairs[before.place] = Math.max(pairs[before.place] ?? 0, before.weight * after.weight);
    }
  }
  return pairs.reduce((sum, weight) => sum + weight, 0) / (terms.length - 1);
}

/**
 * Return the weighted share of the title or a search phrase that the query contains.
 *
 * @param {import("./index.js").Document} document
 * @param {StemPlaces} byTerm
 * @param {Prepared} known
 */
function titleShare({ titles }, byTerm, known) {
  const shares = titles.map((title, place) => (place ? KEYWORD : 1) * shareOf(title, byTerm, known));
  return Math.max(0, ...shares);
}

/**
 * @param {string[]} sequence
 * @param {StemPlaces} byTerm
 * @param {Prepared} known
 */
function shareOf(sequence, byTerm, known) {
  let [matched, all] = [0, 0];
  for (const term of sequence) {
    const idf = known.postings.get(term)?.idf ?? 0;
    all += idf;
    matched += idf * (byTerm.get(term)?.weight ?? 0);
  }
  return all ? matched / all : 0;
}
