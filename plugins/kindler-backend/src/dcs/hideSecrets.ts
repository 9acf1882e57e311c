import { toText } from '../model/fields';
import { hideSecretsIn, isSecretName } from '../model/redact';

const HIDDEN = '***';
const MOST_SHOWN = 300;

/** Names that look like a secret's but are not. */
const OPEN_NAMES = ['password_encryption'];

/** Long words of digits and letters look like keys. Paths and command options do not. */
const KEY_LIKE = /[A-Za-z0-9+_=]{32,}/g;

/** Formats a setting for display: masks what looks like a secret and shortens long values. */
export function hideSecrets(name: string, value: unknown): string {
  const text = toText(value);
  if (text !== '' && isSecretName(name) && !OPEN_NAMES.includes(name)) {
    return HIDDEN;
  }
  const open = hideSecretsIn(text).replace(KEY_LIKE, word =>
    /\d/.test(word) && /[A-Za-z]/.test(word) ? HIDDEN : word,
  );
  return open.length > MOST_SHOWN ? `${open.slice(0, MOST_SHOWN)}…` : open;
}
