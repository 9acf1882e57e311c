const HIDDEN = '***';
/** Nothing beyond this is looked at, because shown texts are far shorter and a hostile source may send megabytes. */
const MOST_READ = 2000;
const MOST_SHOWN = 300;

const SECRET =
  'passw|passphrase|pwd|secret|token|credential|signature|(?:access|account|api|private|shared)[_-]?key';
const SECRET_NAME = new RegExp(SECRET, 'i');

const VALUE = `"(?:\\\\.|[^"\\\\])*"?|'(?:\\\\.|[^'\\\\])*'?|[^\\s,;&}]+`;

/**
 * Patterns of secrets and what remains of each. Every repetition before a secret is bounded, so that matching stays
 * linear in the length of the text.
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
  // ?sig=x of a signed URL
  [/([?&](?:sig|se|sv|key)=)[^\s&'"]+/gi, `$1${HIDDEN}`],
  [/\bA[KS]IA[0-9A-Z]{12,}\b/g, HIDDEN],
];

/** A whole URL. Its password may contain slashes and at signs. */
const URL_LIKE = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s'"]*)/gi;

/** Whether a value of this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * Bounds a text and masks everything in it that looks like a secret. Secrets are masked before anything is cut off, so
 * that no half of one remains.
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

/** Masks secrets in a text for people, and turns it into one short line. */
export function redact(text: string): string {
  return hideSecretsIn(text).replace(/\s+/g, ' ').slice(0, MOST_SHOWN);
}
