import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from './fault';

/** A JSON object whose fields are not validated yet. */
export type Fields = Record<string, unknown>;

/**
 * Parses JSON from outside. Integers that a JavaScript number cannot hold exactly stay text, because system identifiers
 * have 19 digits.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepLargeIntegers);
  } catch {
    throw new SourceError(
      'parse',
      /^\s*</.test(text) ? word('fault-html', {}) : word('fault-not-json', {}),
    );
  }
}

function keepLargeIntegers(
  _key: string,
  value: unknown,
  context?: { source?: string },
): unknown {
  return typeof value === 'number' &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value)
    ? context?.source ?? String(value)
    : value;
}

/** Returns the value if it is an object, otherwise undefined. */
export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** Returns the objects in a list and drops everything else. */
export function asObjects(value: unknown): Fields[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.map(asFields).filter(fields => fields !== undefined);
}

/** Returns a non-empty text. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns a safe integer, which may be written as text. */
export function asInteger(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? value : undefined;
  }
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) {
    return Number(value);
  }
  return undefined;
}

/** Returns digits of up to 64 bits as text, from a number or a text. */
export function asDigits(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return /^\d{1,20}$/.test(value) ? value : undefined;
  }
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** Returns a port number. */
export function asPort(value: unknown): number | undefined {
  const port = asInteger(value);
  return port !== undefined && port > 0 && port < 65536 ? port : undefined;
}

/** Converts any value to text. An object from outside may have a field that JavaScript takes for its conversion method. */
export function toText(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : String(value ?? '');
}
