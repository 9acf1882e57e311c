import type { JsonObject, JsonValue } from '@backstage/types';
import { ownerProblem } from '@kindler/backstage-plugin-kindler-common';

/** A kind of configuration value. */
export interface ValueKind<T> {
  /** Its description, after "which is not". */
  what: string;
  /** An example of what to write. */
  example: string;
  /** Its values must not appear in messages. */
  isSecret?: boolean;
  /** Returns the value, or undefined if it is not of this kind. */
  parse(value: JsonValue): T | undefined;
}

export function text(example: string): ValueKind<string> {
  return { what: 'a text; put it in quotes', example, parse: toText };
}

export const SECRET: ValueKind<string> = {
  what: 'a text',
  example: '${A_VARIABLE}',
  isSecret: true,
  parse: toText,
};

/** A text in a format of its own. */
export function formed(
  what: string,
  example: string,
  fits: (value: string) => boolean,
): ValueKind<string> {
  return {
    what,
    example,
    parse(value) {
      const found = toText(value);
      return found !== undefined && fits(found) ? found : undefined;
    },
  };
}

/** Used in URLs and entity names. */
export function dnsLabel(example: string): ValueKind<string> {
  return formed(
    'a DNS label: 1 to 63 of a-z, 0-9 and - between them',
    example,
    value => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value),
  );
}

/** Follows HAProxy's own rule, because it becomes part of runtime commands. */
export function haproxyName(example: string): ValueKind<string> {
  return formed(
    'a name of HAProxy: A-Z, a-z, 0-9, -, _, . and :',
    example,
    value => /^[A-Za-z0-9_.:-]+$/.test(value),
  );
}

/** The entity ref of the person or group that is notified and shown as the owner. */
export const OWNER = formed(
  'the entity ref of a group or a user',
  'group:default/team-checkout',
  value => ownerProblem(value) === undefined,
);

export function url(example: string): ValueKind<string> {
  return formed(
    'a URL that begins with http:// or https://',
    example,
    value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  );
}

/** A socket of HAProxy. */
export function socket(example: string): ValueKind<string> {
  return formed(
    'the absolute path of a Unix socket, or host:port',
    example,
    value => value.startsWith('/') || toAddress(value) !== undefined,
  );
}

/** `host:port`, with IPv6 hosts in brackets. */
export const ADDRESS: ValueKind<{ host: string; port: number }> = {
  what: 'host:port; an IPv6 host stands in brackets',
  example: '10.0.0.21:5432',
  parse: value => (typeof value === 'string' ? toAddress(value) : undefined),
};

export function wholeNumber(range: {
  min: number;
  max?: number;
  example: number;
}): ValueKind<number> {
  const { min, max } = range;
  return {
    what: `a whole number of at least ${min}${
      max === undefined ? '' : ` and at most ${max}`
    }`,
    example: String(range.example),
    parse(value) {
      // Values from environment variables are texts.
      const number =
        typeof value === 'string' && value.trim() ? Number(value) : value;
      return typeof number === 'number' &&
        Number.isInteger(number) &&
        number >= min &&
        number <= (max ?? Infinity)
        ? number
        : undefined;
    },
  };
}

export const PORT = wholeNumber({ min: 1, max: 65535, example: 5000 });

export const FLAG: ValueKind<boolean> = {
  what: 'true or false',
  example: 'true',
  parse: value =>
    new Map<JsonValue, boolean>([
      [true, true],
      ['true', true],
      [false, false],
      ['false', false],
    ]).get(value),
};

export function oneOf<T extends string>(
  ...choices: readonly T[]
): ValueKind<T> {
  return {
    what: `one of ${choices.join(', ')}`,
    example: choices[0],
    parse: value => choices.find(choice => choice === value),
  };
}

/** A list of at least one value of a kind. */
export function listOf<T>(kind: ValueKind<T>): ValueKind<T[]> {
  return {
    what: `a list, each item of it ${kind.what}`,
    example: `['${kind.example}']`,
    parse(value) {
      const items = Array.isArray(value) ? value.map(kind.parse) : [];
      return items.length > 0 && !items.includes(undefined)
        ? (items as T[])
        : undefined;
    },
  };
}

/** Free keys with text values. */
export const LABELS: ValueKind<Record<string, string>> = {
  what: 'a section of texts; put them in quotes',
  example: "{ tier: 'db' }",
  parse(value) {
    const values = Object.values((value ?? {}) as JsonObject);
    return typeof value === 'object' &&
      !Array.isArray(value) &&
      values.every(each => typeof each === 'string')
      ? (value as Record<string, string>)
      : undefined;
  },
};

function toText(value: JsonValue): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function toAddress(value: string): { host: string; port: number } | undefined {
  const match = /^(?:\[([^\]]+)\]|([^:/]+)):(\d{1,5})$/.exec(value);
  const port = PORT.parse(match?.[3] ?? '');
  return match && port ? { host: match[1] ?? match[2], port } : undefined;
}
