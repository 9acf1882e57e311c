import {
  CHECK_NAMES,
  type CheckName,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * English: the server's own names of checks.
 */
export const checkNameMessages = Object.fromEntries(
  CHECK_NAMES.map(name => [name, name]),
) as { [N in CheckName]: N };
