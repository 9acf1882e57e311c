import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { ValueKind } from './valueKinds';

const isSection = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SECTION: ValueKind<true> = {
  what: 'a section',
  example: '{ … }',
  parse: value => isSection(value) || undefined,
};

const LIST: ValueKind<true> = {
  what: 'a list of sections',
  example: '[{ name: … }]',
  parse: value => (Array.isArray(value) && value.every(isSection)) || undefined,
};

const MOST_SHOWN = 80;

/** Formats a value for a message, without the part of a URL before the `@`. */
function showValue(value: JsonValue): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  const shown = text.replace(/\/\/[^/\s]*@/g, '//***@');
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown;
}

/**
 * A part of the `kindler` configuration. Anything wrong in it throws an InputError that names the key and the value and
 * says what to write, because its readers have the file open, and this sentence, but not the code.
 */
export class Section {
  readonly #config: Config;
  readonly #at: string;
  readonly #asked = new Set<string>();
  readonly #parts: Section[] = [];

  constructor(config: Config, at: string) {
    this.#config = config;
    this.#at = at;
  }

  /** Returns the full key, with the name of the list item to which it belongs. */
  key(key: string): string {
    const name = this.#config.getOptional('name');
    const isItem =
      this.#at.endsWith(']') && key !== 'name' && typeof name === 'string';
    return `${this.#at}.${key}${isItem ? ` (of ${showValue(name)})` : ''}`;
  }

  has(key: string): boolean {
    return this.#read(key) !== undefined;
  }

  optional<T>(key: string, kind: ValueKind<T>): T | undefined {
    const value = this.#read(key);
    if (value === undefined) {
      return undefined;
    }
    const parsed = kind.parse(value);
    if (parsed === undefined) {
      throw this.#wrong(key, value, kind);
    }
    return parsed;
  }

  required<T>(key: string, kind: ValueKind<T>): T {
    const value = this.optional(key, kind);
    if (value === undefined) {
      const variable = kind.isSecret
        ? '. An environment variable that is not set counts as missing'
        : '';
      throw new InputError(
        `${this.key(key)} is missing. Write e.g. \`${key}: ${
          kind.example
        }\`${variable}`,
      );
    }
    return value;
  }

  /** Returns an optional part. */
  section(key: string): Section | undefined {
    return this.optional(key, SECTION) === undefined
      ? undefined
      : this.#part(this.#config.getConfig(key), `${this.#at}.${key}`);
  }

  requiredSection(key: string, example: string): Section {
    this.required(key, { ...SECTION, example });
    return this.#part(this.#config.getConfig(key), `${this.#at}.${key}`);
  }

  /** Returns the items of a list of sections; none if the list is missing. */
  list(key: string): Section[] {
    return this.optional(key, LIST) === undefined
      ? []
      : this.#config
          .getConfigArray(key)
          .map((item, index) =>
            this.#part(item, `${this.#at}.${key}[${index}]`),
          );
  }

  /** Returns what a key holds: one section, or a list of sections; none if it is missing. */
  sections(key: string): Section[] {
    if (Array.isArray(this.#read(key))) {
      return this.list(key);
    }
    const only = this.section(key);
    return only ? [only] : [];
  }

  /** Returns the keys that nobody has read so far, because other code reads and checks them. */
  leaveRest(): string[] {
    const rest = this.#config.keys().filter(key => !this.#asked.has(key));
    rest.forEach(key => this.#asked.add(key));
    return rest;
  }

  /**
   * Rejects keys that nobody has read, here and below. A misspelt key would otherwise be ignored silently, and whatever
   * it names would not be observed.
   */
  refuseUnknown(): void {
    const unknown = this.#config.keys().find(key => !this.#asked.has(key));
    if (unknown !== undefined) {
      throw new InputError(
        `${this.key(
          unknown,
        )} is not a key of Kindler. Correct or remove it; there can be: ${[
          ...this.#asked,
        ].join(', ')}`,
      );
    }
    this.#parts.forEach(part => part.refuseUnknown());
  }

  #part(config: Config, at: string): Section {
    const part = new Section(config, at);
    this.#parts.push(part);
    return part;
  }

  /** A key without a value counts as missing. */
  #read(key: string): JsonValue | undefined {
    this.#asked.add(key);
    return this.#config.getOptional<JsonValue>(key) ?? undefined;
  }

  #wrong(key: string, value: JsonValue, kind: ValueKind<unknown>): InputError {
    const problem = kind.isSecret
      ? `is not ${kind.what}`
      : `is ${showValue(value)}, which is not ${kind.what}`;
    return new InputError(
      `${this.key(key)} ${problem}. Write e.g. \`${key}: ${kind.example}\``,
    );
  }
}
