import { toText } from '../model/fields';
import { hideSecretsIn, isSecretName } from '../model/redact';

const HIDDEN = '***';
const MOST_SHOWN = 300;

/** Named like a secret, and none. */
const OPEN_NAMES = ['password_encryption'];

/** Long words of digits and letters look like keys, and no path or option of a command does. */
const KEY_LIKE = /[A-Za-z0-9+_=]{32,}/g;

/** A setting as it may be shown: what looks like a secret is hidden, and what is long is cut. */
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
