const HIDDEN = '***';
/** Longer values are cut before they are searched, so that no value costs much. */
const MOST_SEARCHED = 2000;
const MOST_SHOWN = 300;

const SECRET =
  'passw|passphrase|pwd|secret|token|credential|signature|(?:access|account|api|private|shared)[_-]?key';
const SECRET_NAME = new RegExp(SECRET, 'i');
/** Named like a secret, and none. */
const OPEN_NAMES = ['password_encryption'];

const VALUE = `"(?:\\\\.|[^"\\\\])*"?|'(?:\\\\.|[^'\\\\])*'?|[^\\s,;&]+`;

/** What is hidden wherever it stands in a value, and what is left of it. */
const PATTERNS: Array<[RegExp, string]> = [
  // postgres://user:password@host; a password may hold slashes and at signs.
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s'"]*@/gi, `$1${HIDDEN}@`],
  // Authorization: Bearer x
  [/\b(Bearer|Basic)\s+[^\s'"]+/gi, `$1 ${HIDDEN}`],
  // password=x, "secret": "x", PGPASSWORD='x y', ldapbindpasswd="x"
  [
    new RegExp(`((?:${SECRET})[\\w.-]*["']?\\s*[=:]\\s*)(?:${VALUE})`, 'gi'),
    `$1${HIDDEN}`,
  ],
  // --secret-key x
  [
    new RegExp(`(--?[\\w-]*(?:${SECRET})[\\w-]*\\s+)(?:${VALUE})`, 'gi'),
    `$1${HIDDEN}`,
  ],
  // curl -u user:password
  [/((?:^|\s)(?:-u|--user)[\s=]*[^\s:]+:)\S+/g, `$1${HIDDEN}`],
  // ?sig=x of a signed address
  [/([?&](?:sig|se|sv|key)=)[^\s&'"]+/gi, `$1${HIDDEN}`],
  [/\bA[KS]IA[0-9A-Z]{12,}\b/g, HIDDEN],
];

/** Long words of digits and letters look like keys, and no path or option of a command does. */
const KEY_LIKE = /[A-Za-z0-9+_=]{32,}/g;

/** A setting as it may be shown: what looks like a secret is hidden, and what is long is cut. */
export function hideSecrets(name: string, value: unknown): string {
  const text = (
    typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value ?? '')
  ).slice(0, MOST_SEARCHED);
  if (text !== '' && SECRET_NAME.test(name) && !OPEN_NAMES.includes(name)) {
    return HIDDEN;
  }
  const open = PATTERNS.reduce(
    (left, [pattern, instead]) => left.replace(pattern, instead),
    text,
  ).replace(KEY_LIKE, word =>
    /\d/.test(word) && /[A-Za-z]/.test(word) ? HIDDEN : word,
  );
  return open.length > MOST_SHOWN ? `${open.slice(0, MOST_SHOWN)}…` : open;
}
