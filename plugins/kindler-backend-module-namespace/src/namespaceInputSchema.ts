import type { JsonObject } from '@backstage/types';
import { schemaText } from '@kindler/backstage-plugin-kindler-common';
import type { NamespaceSettings } from './NamespaceSettings';

export const POSTGRES_VERSIONS = { min: 13, max: 18 };
export const MOST_REPLICAS = 5;

/** The fields of a NamespaceSpec as a JSON schema, for forms and requests. */
export function namespaceInputSchema({
  clusters,
  defaults,
  most,
}: NamespaceSettings): JsonObject {
  const quantity = (field: 'cpu' | 'memory' | 'storage') => ({
    type: 'string',
    title: schemaText(`schema-${field}`, {}),
    description: schemaText('schema-quantity-help', {
      most: most[field],
      value: defaults[field],
    }),
    maxLength: 20,
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      cluster: {
        type: 'string',
        title: schemaText('schema-cluster', {}),
        description: schemaText('schema-default', { value: clusters[0].name }),
        enum: clusters.map(({ name }) => name),
      },
      cpu: quantity('cpu'),
      memory: quantity('memory'),
      storage: quantity('storage'),
      pods: {
        type: 'integer',
        title: schemaText('schema-pods', {}),
        description: schemaText('schema-default', { value: defaults.pods }),
        minimum: 1,
        maximum: most.pods,
      },
      isolated: {
        type: 'boolean',
        title: schemaText('schema-isolated', {}),
        description: schemaText('schema-isolated-help', {}),
        default: true,
      },
      postgresVersion: {
        type: 'integer',
        title: schemaText('schema-postgres', {}),
        description: schemaText('schema-postgres-help', {}),
        minimum: POSTGRES_VERSIONS.min,
        maximum: POSTGRES_VERSIONS.max,
      },
      postgresStorage: {
        type: 'string',
        title: schemaText('schema-postgres-storage', {}),
        description: schemaText('schema-postgres-storage-help', {}),
        maxLength: 20,
      },
      postgresReplicas: {
        type: 'integer',
        title: schemaText('schema-postgres-replicas', {}),
        description: schemaText('schema-default', { value: 1 }),
        minimum: 1,
        maximum: MOST_REPLICAS,
      },
    },
  };
}
