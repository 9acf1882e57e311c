import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  ENVIRONMENT_PROVIDERS,
  environmentNameProblem,
  findUrlPassword,
  ownerProblem,
} from '@kindler/backstage-plugin-kindler-common';

const DEFAULT_TIMEOUT_SECONDS = 600;

/** Credentials of a user expire after this time. */
const MAX_TIMEOUT_SECONDS = 3_600;

/**
 * @throws InputError when the text cannot be the name of an environment
 */
export function checkedName(name: string): string {
  const problem = environmentNameProblem(name);
  if (problem) {
    throw new InputError(`name: "${name}" ${problem}`);
  }
  return name;
}

/**
 * @param listProviders - asked for a provider that only a module of the backend can bring
 * @throws InputError when Kindler has no such provider
 */
export async function checkedProvider(
  provider: string,
  listProviders: () => Promise<string[]>,
): Promise<string> {
  const known: string[] = [...ENVIRONMENT_PROVIDERS];
  if (!known.includes(provider)) {
    known.push(...(await listProviders().catch(() => [])));
  }
  if (!known.includes(provider)) {
    throw new InputError(
      `provider: "${provider}" is not one of ${known.join(', ')}`,
    );
  }
  return provider;
}

/**
 * @throws InputError when the text is no entity ref of a group or a user with its kind, such as `group:default/platform`
 */
export function checkedOwner(owner: string | undefined): string | undefined {
  if (owner === undefined) {
    return undefined;
  }
  try {
    parseEntityRef(owner);
  } catch {
    throw new InputError(
      `owner: "${owner}" is no entity ref such as group:default/platform`,
    );
  }
  const problem = ownerProblem(owner);
  if (problem) {
    throw new InputError(`owner: "${owner}" ${problem}`);
  }
  return owner;
}

/**
 * @throws InputError where what the backend is to be told holds a URL with a password; it names the place, not the value
 */
export function expectNoUrlPassword(input: {
  details?: unknown;
  registrations?: unknown;
}): void {
  for (const [key, value] of Object.entries(input)) {
    const place = findUrlPassword(value, key);
    if (place) {
      throw new InputError(
        `${place} is a URL with a password, which would be shown with the environment: leave it out, and keep it where the URL is used`,
      );
    }
  }
}

/** What is used of the number schema of Zod, which this package gets from the scaffolder only. */
interface NumberSchema<T> {
  int(): {
    min(least: number): { max(most: number): { optional(): T } };
  };
}

/**
 * The field `timeoutSeconds` of an action's input.
 *
 * @param number - `z.number()`
 */
export function timeoutField<T extends { describe(text: string): T }>(
  number: NumberSchema<T>,
): T {
  return number
    .int()
    .min(1)
    .max(MAX_TIMEOUT_SECONDS)
    .optional()
    .describe(`How long to wait. Defaults to ${DEFAULT_TIMEOUT_SECONDS}`);
}

/**
 * Milliseconds of the input `timeoutSeconds`.
 *
 * @throws InputError when it is not a whole number of seconds from 1 to 3600
 */
export function checkedTimeoutMs(
  timeoutSeconds: number = DEFAULT_TIMEOUT_SECONDS,
): number {
  if (
    !Number.isInteger(timeoutSeconds) ||
    timeoutSeconds < 1 ||
    timeoutSeconds > MAX_TIMEOUT_SECONDS
  ) {
    throw new InputError(
      `timeoutSeconds: ${timeoutSeconds} is not a whole number from 1 to ${MAX_TIMEOUT_SECONDS}`,
    );
  }
  return timeoutSeconds * 1_000;
}
