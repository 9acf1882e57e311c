import type { JsonObject } from '@backstage/types';
import type { ClusterLimits } from './ClusterTool';

export const MOST_AGENTS = 10;

const port = (title: string, description: string) => ({
  type: 'integer',
  title,
  description,
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
        title: 'Image of the nodes',
        description: 'Says the version of Kubernetes',
        maxLength: 256,
      },
      servers: {
        type: 'integer',
        title: 'Servers',
        description: 'Nodes of the control plane; an odd number',
        minimum: 1,
        maximum: limits.servers,
      },
      agents: {
        type: 'integer',
        title: 'Agents',
        description: 'Nodes besides the control plane',
        minimum: 0,
        maximum: MOST_AGENTS,
      },
      apiPort: port('API port', 'Of the host; a free one when it is left out'),
      httpPort: port(
        'HTTP port',
        'Of the host; leads to port 80; a free one when it is left out',
      ),
      httpsPort: port(
        'HTTPS port',
        'Of the host; leads to port 443; a free one when it is left out',
      ),
      ...(limits.subnet && {
        subnet: {
          type: 'string',
          title: 'Subnet of the nodes',
          description:
            'In CIDR notation, e.g. 10.101.0.0/16; a free one when it is left out',
        },
      }),
    },
  };
}
