/**
 * A sentence or a few words of the server, which can be said in another language.
 * @public
 */
export interface Wording {
  /** Stable kebab-case code. Translations key on it. */
  code: string;
  /** Values to build `text` in another language. */
  params: Record<string, string | number>;
  /** English. */
  text: string;
}
