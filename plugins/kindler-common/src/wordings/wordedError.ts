import type { Wording } from '../api';

/** @public */
export type WordedError = Error & { wording: Wording };

/**
 * Creates an error from a wording. The message is the English text, and portals show it in the reader's language.
 * @public
 */
export function wordedError(
  Type: new (message: string) => Error,
  wording: Wording,
): WordedError {
  return Object.assign(new Type(wording.text), { wording });
}

/**
 * Returns the wording of an error or a sentence. It has no code if only the plain text is known.
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
