import type { Entity } from '@backstage/catalog-model';

function resource(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'database', owner: 'group:default/platform' },
  };
}

/**
 * Entities whose cards show every state.
 */
export const entities: Entity[] = [
  resource('orders-db', {
    'kindler.dev/database': 'orders',
    'kindler.dev/route': 'orders-rw',
  }),
  resource('everything', {
    'kindler.dev/database': 'billing, search, audit, nowhere',
    'kindler.dev/gateway': 'edge',
    'kindler.dev/route': 'billing-rw',
    'kindler.dev/environment': 'preview-481, cluster-7',
  }),
];
