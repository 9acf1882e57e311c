const HIDDEN = '***';
/** More is never looked at: what is shown is far shorter, and a hostile source may send megabytes. */
const MOST_READ = 2000;
const MOST_SHOWN = 300;

const SECRET =
  'passw|passphrase|pwd|secret|token|credential|signature|(?:access|account|api|private|shared)[_-]?key';
const SECRET_NAME = new RegExp(SECRET, 'i');

const VALUE = `"(?:\\\\.|[^"\\\\])*"?|'(?:\\\\.|[^'\\\\])*'?|[^\\s,;&}]+`;

/**
 * What is hidden wherever it stands in a text, and what is left of it. Whatever may repeat before the secret is bounded,
 * so that no text takes longer than its length.
 */
const PATTERNS: Array<[RegExp, string]> = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,50}-----|$)/g,
    HIDDEN,
  ],
  // Authorization: Bearer x
  [/\b(Bearer|Basic)\s{1,9}[^\s'"]+/gi, `$1 ${HIDDEN}`],
  // password=x, "secret": "x", PGPASSWORD='x y', ldapbindpasswd="x"
  [
    new RegExp(
      `((?:${SECRET})[\\w.-]{0,40}\\\\?["']?\\s{0,9}[=:]\\s{0,9})(?:\\\\"[^"]*"?|${VALUE})`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
  // --secret-key x
  [
    new RegExp(
      `(--?[\\w-]{0,40}(?:${SECRET})[\\w-]{0,40}\\s{1,9})(?:${VALUE})`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
  // curl -u user:password
  [/((?:^|\s)(?:-u|--user)[\s=]{0,9}[^\s:=]{1,100}:)\S+/g, `$1${HIDDEN}`],
  // ?sig=x of a signed address
  [/([?&](?:sig|se|sv|key)=)[^\s&'"]+/gi, `$1${HIDDEN}`],
  [/\bA[KS]IA[0-9A-Z]{12,}\b/g, HIDDEN],
];

/** A whole address. A password in it may hold slashes and at signs. */
const URL_LIKE = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s'"]*)/gi;

/** Whether what has this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * A text of bounded length without what looks like a secret in it. Secrets are hidden before anything is cut off, so that
 * no half of one is left.
 */
export function hideSecretsIn(text: string): string {
  const isCut = text.length > MOST_READ;
  const read = isCut ? text.slice(0, MOST_READ) : text;
  return PATTERNS.reduce(
    (left, [pattern, instead]) => left.replace(pattern, instead),
    read.replace(
      URL_LIKE,
      (whole, scheme: string, rest: string, at: number) => {
        const end = rest.lastIndexOf('@');
        if (isCut && at + whole.length === read.length) {
          return `${scheme}${HIDDEN}`;
        }
        return end === -1 ? whole : `${scheme}${HIDDEN}${rest.slice(end)}`;
      },
    ),
  );
}

/** Takes secrets out of a text that is told to people, and makes one short line of it. */
export function redact(text: string): string {
  return hideSecretsIn(text).replace(/\s+/g, ' ').slice(0, MOST_SHOWN);
}
