import type { JsonObject } from '@backstage/types';
import { schemaText } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterLimits } from './ClusterTool';

export const MOST_AGENTS = 10;

const port = (field: `schema-${'api' | 'http' | 'https'}-port`) => ({
  type: 'integer',
  title: schemaText(field, {}),
  description: schemaText(`${field}-help`, {}),
  minimum: 1024,
  maximum: 65535,
});

/**
 * The fields of {@link ClusterSpec} as a JSON schema, for forms and requests.
 * @public
 */
export function clusterInputSchema(limits: ClusterLimits): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      image: {
        type: 'string',
        title: schemaText('schema-image', {}),
        description: schemaText('schema-image-help', {}),
        maxLength: 256,
      },
      servers: {
        type: 'integer',
        title: schemaText('schema-servers', {}),
        description: schemaText('schema-servers-help', {}),
        minimum: 1,
        maximum: limits.servers,
      },
      agents: {
        type: 'integer',
        title: schemaText('schema-agents', {}),
        description: schemaText('schema-agents-help', {}),
        minimum: 0,
        maximum: MOST_AGENTS,
      },
      apiPort: port('schema-api-port'),
      httpPort: port('schema-http-port'),
      httpsPort: port('schema-https-port'),
      ...(limits.subnet && {
        subnet: {
          type: 'string',
          title: schemaText('schema-subnet', {}),
          description: schemaText('schema-subnet-help', {}),
        },
      }),
    },
  };
}
