import type { Wording } from '../api';

/** @public */
export type WordedError = Error & { wording: Wording };

/**
 * An error that says a wording: its message is the text, and portals say it in the reader's language.
 * @public
 */
export function wordedError(
  Type: new (message: string) => Error,
  wording: Wording,
): WordedError {
  return Object.assign(new Type(wording.text), { wording });
}

/**
 * What an error, or a sentence, says; without a code where it is known in its own words only.
 * @public
 */
export function wordingOf(said: unknown): Wording {
  if (isWording(said)) {
    return said;
  }
  const { wording, message } = (said ?? {}) as Partial<WordedError>;
  if (isWording(wording) && wording.text === message) {
    return wording;
  }
  return { code: '', params: {}, text: message ?? String(said) };
}

function isWording(value: unknown): value is Wording {
  const { code, params, text } = (value ?? {}) as Partial<Wording>;
  return (
    typeof code === 'string' &&
    typeof text === 'string' &&
    typeof params === 'object'
  );
}
