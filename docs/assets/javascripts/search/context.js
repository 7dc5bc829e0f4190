// Detect the context of an error in a text: its API, and whether X or other software sent it.

/**
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {"service" | "platform" | null} Foreign
 *   other software that a text names if it does not name X: an API with its own errors, or a platform
 * @typedef {{ apis: Map<string, number>, x: boolean, foreign: Foreign }} Context
 *   `apis` are points for each API from hosts, paths, libraries, and words; `x` means that the text names X
 */

/** Names, hosts, libraries, headers, and bodies that identify X. The letter `x` alone is too ambiguous. */
const X_NAMES = new RegExp(
  [
    /twitter|tweep|(?:\b|_)tweet|\btw(?:url|img|ython|scrape|ikit|arc)|\bnitter\b|\brettiwt\b|\bcawbird\b|\bandstatus\b|\bxurl\b|\bgnip|\bpowertrack\b|\bsorsa\b|\bpostMediaChunked\b/,
    /(?:^|[^\w.-])(?:[a-z-]+\.)?(?:x|twimg|t)\.com?(?:\b|\/)|\bx[ -]?api\b|\bapi\.x\b|\b(?:on|to|from|of|at|for|with|via|by) X\b|\bX \(|\bX::/,
    /\/2\/(?:problems|tweets|users)\b|(?:\/|^|\s)1\.1\/[a-z]+|\bx-(?:rate-limit|access-level|transaction-id|app-limit|user-limit|tsa-request|csrf-token)|\bx-ratelimit-class|\btsa_[a-z]\b/,
    /\bprocessing_info\b|\bmedia_id_string\b|["']errors["']\s*:\s*\[\s*\{\s*u?["'](?:code|message)["']\s*:(?!\s*["'][A-Z])|<error code=|\[errors\] =>/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

/** Well-known services with similar errors, and platforms. The names come from general knowledge, not from test data. */
const SERVICES = words(
  "openai|chatgpt|anthropic|claude|grok|gemini|mistral|hugging ?face|ollama|openrouter|stripe|paypal|shopify|github api|gitlab|bitbucket|discord|slack|telegram|" +
    "whatsapp|facebook|instagram|graph api|linkedin|reddit|youtube|googleapis?|google api|spotify|twitch|tiktok|pinterest|snapchat|mastodon|bluesky|bsky|notion|" +
    "jira|atlassian|salesforce|hubspot|twilio|sendgrid|mailchimp|mailgun|firebase|firestore|supabase|auth0|okta|keycloak|cognito|next-?auth|zoom|dropbox|trello|" +
    "asana|airtable|binance|coinbase|plaid|adyen|zendesk|intercom|quickbooks|figma|canva|vimeo|tumblr|viber|wechat|gmail|google (?:maps|drive|sheets|ads)|steam|openweather\\w*|mapbox|algolia|cloudinary|AADSTS\\d+|xAI",
);
const PLATFORMS = words(
  "aws|amazon|boto\\w*|s3|azure|gcp|google cloud|docker|kubernetes|kubectl|helm|terraform|ansible|jenkins|npm ERR|pypi|pip install|maven|gradle|postgres\\w*|" +
    "psycopg\\w*|mysql|mariadb|sqlite|mongo\\w*|redis|elasticsearch|kafka|rabbitmq|nginx|apache|haproxy|cloudflare|cors policy|django|wordpress|drupal|react|" +
    "angular|webpack|vite|sentry|datadog|vercel|netlify|heroku|git push|daemon|ssh|github actions|windows update|ubuntu|vue|laravel|spring boot|pandas|numpy|tensorflow|pytorch",
);
/** Fields, names, and error formats that no X API sends. */
const OTHER_SHAPES =
  /["']error["']\s*:\s*\{\s*["'](?:code|message|type|status|errors|param|root_cause)["']|["'](?:documentation_url|fbtrace_id|error_subcode|global|doc_url|innererror|errorSummary|fault|serviceErrorCode)["']\s*:|\bPERMISSION_DENIED\b|\bUNAUTHENTICATED\b|\bSQLSTATE\b|\bAccessDenied\b|\bOAuthException\b/;

/**
 * Clients and paths of a single API, in addition to the hints in the catalogue.
 *
 * @type {{ pattern: RegExp, api: string, points: number }[]}
 */
const CLIENT_HINTS = [
  { pattern: /\b(?:x|twitter)\.com\/i\/api\//i, api: "v1.1", points: 18 }, // the private API of the website returns errors of v1.1
  { pattern: /\b(?:gallery-dl|nitter|rettiwt|rsshub|snscrape|twikit|twitter-(?:api-client|scraper)|twscrape)\b/i, api: "v1.1", points: 10 }, // clients of the private API
  { pattern: /\b(?:UserByScreenName|UserByRestId|UserTweets|TweetDetail|TweetResultByRestId|SearchTimeline)\b/, api: "v1.1", points: 10 }, // operations of the private API
  { pattern: /\bTwitter error response: status code =|\bTweepError\b/, api: "v1.1", points: 6 },
  { pattern: /(?:^|\s)1\.1\/[a-z_]+\//m, api: "v1.1", points: 16 }, // a path without a host, in a log line
  { pattern: /\bOAuth::(?:Unauthorized|Error)\b|\bget_request_token\b/, api: "v1.1", points: 10 }, // OAuth 1.0a clients of Ruby and Python
  { pattern: /\bon_error[\s:(]+\d{3}\b/, api: "streaming", points: 12 },
  { pattern: /\bTwitterAdsSDK\b|\btwitter[ -](?:[a-z]+-)?ads\b/i, api: "ads", points: 24 },
];

const URL_HOST = /\bhttps?:\/\/([\w-]+(?:\.[\w-]+)+)/gi;
const X_HOST = /(?:^|\.)(?:x\.com|twitter\.com|t\.co|twimg\.com|sorsa\.io)$/i;
/** Hosts of code, documentation, and examples. They appear in tracebacks and questions about any software. */
const NEUTRAL_HOST = /github|gitlab|stackoverflow|localhost|^127\.|^10\.|^192\.168\.|example\.|readthedocs|w3\.org|schema\.org|python\.org|nodejs\.org|npmjs\./i;

/** @param {string} names */
function words(names) {
  return new RegExp(`\\b(?:${names})\\b`, "i");
}

/**
 * @param {string} clean
 * @param {Prepared} known
 * @returns {Context}
 */
export function contextOf(clean, known) {
  const apis = /** @type {Map<string, number>} */ (new Map());
  for (const { pattern, api, points } of [...known.hints, ...CLIENT_HINTS]) if (pattern.test(clean)) apis.set(api, (apis.get(api) ?? 0) + points);
  const hosts = [...clean.matchAll(URL_HOST)].map(([, host]) => host);
  const onX = hosts.some((host) => X_HOST.test(host));
  if (SERVICES.test(clean) && !onX && !/twitter|\btweet/i.test(clean)) return { apis, x: false, foreign: "service" };
  if (onX || X_NAMES.test(clean)) return { apis, x: true, foreign: null };
  if (OTHER_SHAPES.test(clean)) return { apis, x: false, foreign: "service" };
  const otherHost = hosts.some((host) => !X_HOST.test(host) && !NEUTRAL_HOST.test(host));
  return { apis, x: false, foreign: otherHost || PLATFORMS.test(clean) ? "platform" : null };
}
