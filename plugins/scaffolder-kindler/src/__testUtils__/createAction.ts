import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { createCreateEnvironmentAction } from '../actions/createCreateEnvironmentAction';
import { TEST_PACE } from './mockContext';

/** Entity of an environment, under its own or another name. */
export function entityOf(environment: string, name = environment): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: { 'kindler.dev/environment': environment },
    },
    spec: { type: 'kindler-environment', owner: 'unknown' },
  };
}

/** The action over a fake Kindler and a catalog with these entities. */
export function createAction(
  kindler: KindlerService,
  entities = [entityOf('orders-dev')],
  pace = TEST_PACE,
) {
  const catalog = catalogServiceMock({ entities });
  return createCreateEnvironmentAction({ kindler, catalog, pace });
}

export const input = { name: 'orders-dev', provider: 'database' as const };
