/**
 * A value within a wording. What is itself worded is said in the same language; a list stands for its parts in a row.
 * @public
 */
export type WordingValue = string | number | Wording | Wording[];

/**
 * A sentence or a few words of the server, which can be said in another language.
 * @public
 */
export interface Wording {
  /** Stable kebab-case code. Translations key on it. */
  code: string;
  /** Values to build `text` in another language. */
  params: Record<string, WordingValue>;
  /** English. */
  text: string;
}
