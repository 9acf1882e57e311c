import type { JsonObject } from '@backstage/types';
import type { NamespaceSettings } from './NamespaceSettings';

export const POSTGRES_VERSIONS = { min: 13, max: 18 };
export const MOST_REPLICAS = 5;

/** The fields of a NamespaceSpec as a JSON schema, for forms and requests. */
export function namespaceInputSchema({
  clusters,
  defaults,
  most,
}: NamespaceSettings): JsonObject {
  const quantity = (title: string, preset: string, max: string) => ({
    type: 'string',
    title,
    description: `At most ${max}; ${preset} when it is left out`,
    maxLength: 20,
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      cluster: {
        type: 'string',
        title: 'Cluster',
        description: `${clusters[0].name} when it is left out`,
        enum: clusters.map(({ name }) => name),
      },
      cpu: quantity('CPU', defaults.cpu, most.cpu),
      memory: quantity('Memory', defaults.memory, most.memory),
      storage: quantity('Storage', defaults.storage, most.storage),
      pods: {
        type: 'integer',
        title: 'Pods',
        description: `${defaults.pods} when it is left out`,
        minimum: 1,
        maximum: most.pods,
      },
      isolated: {
        type: 'boolean',
        title: 'Isolated',
        description: 'Pods of other namespaces do not reach its pods',
        default: true,
      },
      postgresVersion: {
        type: 'integer',
        title: 'PostgreSQL',
        description:
          'Major version of a database of its own; none when left out',
        minimum: POSTGRES_VERSIONS.min,
        maximum: POSTGRES_VERSIONS.max,
      },
      postgresStorage: {
        type: 'string',
        title: 'Storage of PostgreSQL',
        description: 'Of each instance and of the backups; 1Gi when left out',
        maxLength: 20,
      },
      postgresReplicas: {
        type: 'integer',
        title: 'Instances of PostgreSQL',
        description: '1 when it is left out',
        minimum: 1,
        maximum: MOST_REPLICAS,
      },
    },
  };
}
