const HIDDEN = '***';
const MOST_READ = 4000;

const SECRET_NAME =
  'passw(?:or)?d|passphrase|secret|token|client-key-data|api[_-]?key';

/** Every repetition before a secret is bounded, so that matching stays linear in the length of the text. */
const PATTERNS: Array<[RegExp, string]> = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,50}-----|$)/g,
    HIDDEN,
  ],
  [/\b(Bearer|Basic)\s{1,9}[^\s'"]+/gi, `$1 ${HIDDEN}`],
  [
    new RegExp(
      `((?:${SECRET_NAME})["']?\\s{0,9}[=:]\\s{0,9}["']?)[^\\s"',;]+`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@'"]{1,200}@/gi, `$1${HIDDEN}@`],
  // Tokens of k3s: K10<hash>::server:<password>
  [/\bK10[0-9a-f]{16,}[^\s'"]*/g, HIDDEN],
];

/**
 * Cuts a text to a maximum length and masks everything in it that looks like a secret: tokens, passwords, keys, and the
 * part of a URL before the `@`.
 * @public
 */
export function hideSecrets(text: string): string {
  return PATTERNS.reduce(
    (left, [pattern, instead]) => left.replace(pattern, instead),
    text.slice(0, MOST_READ),
  );
}
