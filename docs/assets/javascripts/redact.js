// Mask secrets and personal data in pasted text, character for character, so that offsets do not change.
// Each format in the table has a name, a pattern, and a test. The group `secret` is masked, or the whole match if there is no
// such group. The group `keep`, which precedes the secret, stays.

/** @typedef {{ name: string, pattern: RegExp }} SecretFormat */

const KEYS = [
  "oauth_(?:token|token_secret|consumer_key|consumer_secret|signature|nonce|verifier)",
  "(?:access|refresh|bearer|consumer|api|app|client|csrf|auth|guest|id|crc|response)[_-]?(?:token|key|secret)(?:[_-]?secret)?",
  "x-(?:csrf|guest)-token|apikey|api-key|password|passwd|pwd|secret|private_key|code_verifier|code_challenge|client_id",
  "auth_token|ct0|kdt|twid|guest_id(?:_\\w+)?|personalization_id|_twitter_sess|__cf_bm|att",
].join("|");

/** @type {SecretFormat[]} */
export const SECRET_FORMATS = [
  { name: "private key", pattern: /(?<keep>-----BEGIN [A-Z ]*PRIVATE KEY-----)(?<secret>[\s\S]+?)(?=-----END|$)/g },
  { name: "cookie header", pattern: /(?<keep>\b(?:set-)?cookie["']?\s*[:=]\s*["']?)(?<secret>[\w.%-]+=[^\n"']+)/gi },
  { name: "authorization header", pattern: /(?<keep>\b(?:Bearer|Basic)\s+)(?<secret>[A-Za-z0-9%+/=._~-]{8,})/gi },
  { name: "field with a secret", pattern: new RegExp(`(?<keep>\\b(?:${KEYS})["'\\]]*\\s*(?:=>|[:=])\\s*(?:string\\(\\d+\\)\\s*)?["']?)(?<secret>[^\\s"',;&}\\])]{6,})`, "gi") },
  { name: "authorization code", pattern: /(?<keep>[?&]code=)(?<secret>[A-Za-z0-9%_.~-]{16,})/g },
  { name: "user and password in a URL", pattern: /(?<keep>:\/\/)(?<secret>[^\s/:@"']*:[^\s/@"']+)(?=@)/g },
  { name: "JSON Web Token", pattern: /\beyJ[\w-]+(?:\.[\w-]*)+/g },
  { name: "app token", pattern: /\bA{10,}(?:[A-Za-z0-9+/=_-]|%[0-9A-Fa-f]{2}){20,}/g },
  { name: "bot token", pattern: /\bxcbot_[\w-]+/gi },
  { name: "user access token", pattern: /\b\d{6,}-[A-Za-z0-9]{20,}\b/g },
  { name: "long mixed string", pattern: /\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}\b/g },
  { name: "long hexadecimal string", pattern: /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{40,}\b/gi },
  { name: "email address", pattern: /[\w.+-]+@[\w-]+\.[\w.]+/g },
];

const MASK = "•";

/**
 * Mask everything in a text that looks like a secret.
 *
 * @param {string} text
 */
export function redact(text) {
  return SECRET_FORMATS.reduce((clean, { pattern }) => clean.replace(pattern, masked), text);
}

/**
 * @param {string} whole
 * @param {...unknown} rest
 */
function masked(whole, ...rest) {
  const groups = /** @type {Record<string, string> | undefined} */ (typeof rest.at(-1) === "object" ? rest.at(-1) : undefined);
  const keep = groups?.keep ?? "";
  const secret = groups?.secret ?? whole.slice(keep.length);
  return keep + secret.replace(/[^\s]/gu, (letter) => MASK.repeat(letter.length)) + whole.slice(keep.length + secret.length);
}
