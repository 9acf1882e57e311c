import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { fieldProblemsOf } from '@kindler/backstage-plugin-kindler-common';

/**
 * What a provider says of an environment. Where it refuses with a text that begins with one of its details, as their
 * contract has it, the error names that field.
 */
export async function namingDetails<T>(
  { inputSchema }: { inputSchema?: JsonObject },
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isError(error) && fieldProblemsOf(error).length === 0) {
      const [, field, message] = /^(\w+):? (.+)$/s.exec(error.message) ?? [];
      const properties = (inputSchema?.properties ?? {}) as JsonObject;
      if (field && Object.hasOwn(properties, field)) {
        const fields = [{ field: `details.${field}`, message }];
        throw Object.assign(error, { fields });
      }
    }
    throw error;
  }
}
