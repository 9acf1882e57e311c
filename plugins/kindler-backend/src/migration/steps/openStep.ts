import { word } from '@kindler/backstage-plugin-kindler-common';
import type { MigrationStep } from './MigrationContext';

/** Notes, before the route moves, that the copies may hold what nothing else holds. It is saved with this step. */
export function openStep(): MigrationStep {
  return {
    id: 'open',
    name: word('step-migrate-open', {}),
    do: async ({ state }) => {
      state.opened = true;
    },
    verify: async () => word('migrate-opened', {}),
  };
}
