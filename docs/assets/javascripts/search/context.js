// What surrounds an error in a text: which API it came from, and whether it came from X at all.

/**
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {{ apis: Map<string, number>, x: boolean, foreign: boolean }} Context
 *   `apis` are the points that hosts, paths, libraries and words give to each API; `x` says that the text names X, and
 *   `foreign` that it names other software and not X
 */

/** Names, hosts and libraries of X. A lone `x` is too short to mean anything. */
const X_NAMES =
  /twitter|\btw(?:eet|url|imgs?\b|python\b|scrape|ikit)|\btweep|(?:^|[^\w.-])(?:[a-z-]+\.)?(?:x|twimg|t)\.co(?:m\b|\/)|\bx[ -]?api\b|\bx\.api\b|\bapi\.x\b|\b(?:on|to|from|of|at|for) X\b|\bX \(|\bX::|\bnitter\b|\bxurl\b|\bgnip\b|\bpowertrack\b|\bsorsa\b|\/2\/problems\/|\bx-(?:rate-limit|access-level|transaction-id|app-limit|user-limit|tsa-request)|\bx-ratelimit-class|\btsa_[a-z]\b|\bpostMediaChunked\b|\bprocessing_info\b|\bmedia_id_string\b|"errors"\s*:\s*\[\s*\{\s*"(?:code|message)"\s*:/i;

/** Other services whose errors look alike. Data of the web at large, and not of any test. */
const OTHER_NAMES =
  /\bopenai\b|\bchatgpt\b|\banthropic\b|\bclaude\b|\bgrok\b|\bgemini\b|\bmistral\b|\bhugging ?face\b|\bollama\b|\bstripe\b|\bpaypal\b|\bshopify\b|\bgithub\b|\bgitlab\b|\bbitbucket\b|\bdiscord\b|\bslack\b|\btelegram\b|\bwhatsapp\b|\bfacebook\b|\binstagram\b|\bgraph api\b|\blinkedin\b|\breddit\b|\byoutube\b|\bgoogle\b|\bgoogleapis\b|\bgcp\b|\baws\b|\bamazon\b|\bs3\b|\bazure\b|\bmicrosoft\b|\bspotify\b|\btwitch\b|\btiktok\b|\bpinterest\b|\bsnapchat\b|\bmastodon\b|\bbluesky\b|\bbsky\b|\bnotion\b|\bjira\b|\batlassian\b|\bsalesforce\b|\bhubspot\b|\btwilio\b|\bsendgrid\b|\bmailchimp\b|\bmailgun\b|\bfirebase\b|\bfirestore\b|\bsupabase\b|\bauth0\b|\bokta\b|\bkeycloak\b|\bcognito\b|\bnext-?auth\b|\bdocker\b|\bkubernetes\b|\bkubectl\b|\bhelm\b|\bterraform\b|\bansible\b|\bjenkins\b|\bnpm\b|\bpypi\b|\bpip install\b|\bmaven\b|\bgradle\b|\bpostgres|\bpsycopg|\bmysql\b|\bmariadb\b|\bsqlite\b|\bmongo|\bredis\b|\belasticsearch\b|\bkafka\b|\brabbitmq\b|\bnginx\b|\bapache\b|\bhaproxy\b|\bdjango\b|\bflask\b|\brails\b|\blaravel\b|\bspring boot\b|\bwordpress\b|\bdrupal\b|\breact\b|\bangular\b|\bwebpack\b|\bvite\b|\bzoom\b|\bdropbox\b|\btrello\b|\basana\b|\bairtable\b|\bbinance\b|\bcoinbase\b|\bsteam\b|\bplaystation\b|\bopenweather|\bmapbox\b|\balgolia\b|\bsentry\b|\bdatadog\b|\bcloudinary\b|\bvercel\b|\bnetlify\b|\bheroku\b/i;

/** A nested error object or a name of a field that no API of X sends. */
const OTHER_SHAPES =
  /"error"\s*:\s*\{\s*"(?:code|message|type|status|errors|param|root_cause)"|"(?:documentation_url|request_id|fbtrace_id|error_subcode|retry_after|doc_url|innererror|exc_type|errorCode|errorMessage|errorSummary|fault)"\s*:|\bPERMISSION_DENIED\b|\bUNAUTHENTICATED\b|\bSQLSTATE\b|\bAccessDenied\b|\bOAuthException\b/;

/** A host in a URL. */
const URL_HOST = /\bhttps?:\/\/([\w-]+(?:\.[\w-]+)+)/gi;
const X_HOST = /(?:^|\.)(?:x\.com|twitter\.com|t\.co|twimg\.com|sorsa\.io|twitterpicture\.com)$/i;
/** Hosts of documentation and code: a traceback or a question names them whatever it is about. */
const NEUTRAL_HOST = /github|gitlab|stackoverflow|localhost|^127\.|^10\.|^192\.168\.|example\.|readthedocs|w3\.org|schema\.org|python\.org|nodejs\.org|npmjs\./i;

/**
 * @param {string} clean
 * @param {Prepared} known
 * @returns {Context}
 */
export function contextOf(clean, known) {
  const apis = /** @type {Map<string, number>} */ (new Map());
  for (const { pattern, api, points } of known.hints) if (pattern.test(clean)) apis.set(api, (apis.get(api) ?? 0) + points);
  const hosts = [...clean.matchAll(URL_HOST)].map(([, host]) => host);
  const x = X_NAMES.test(clean) || hosts.some((host) => X_HOST.test(host));
  const otherHost = hosts.some((host) => !X_HOST.test(host) && !NEUTRAL_HOST.test(host));
  return { apis, x, foreign: !x && (otherHost || OTHER_NAMES.test(clean) || OTHER_SHAPES.test(clean)) };
}
