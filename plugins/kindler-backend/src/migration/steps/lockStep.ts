import { word } from '@kindler/backstage-plugin-kindler-common';
import type { MigrationStep } from './MigrationContext';

/**
 * Waits until nobody else works on the gateway, the poolers and the clusters. They are taken only from here to the
 * confirmation: a person may let the migration wait for days.
 */
export function lockStep(): MigrationStep {
  return {
    id: 'lock',
    name: word('step-migrate-lock', {}),
    do: ({ input, takeLocks }) => takeLocks(input.locks ?? []),
    verify: async () => word('migrate-locked', {}),
  };
}
