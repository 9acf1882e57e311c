import {
  markOf,
  type ClusterSpec,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { stringify } from 'yaml';

/**
 * Where an empty file in each node says what it was made for. kind sets no labels of others, and what it mounts stands in
 * `docker inspect` from the first moment on, also when the node is stopped.
 */
export const MARK_FOLDER = '/etc/kindler/environments';

/** What kind reads. */
export function kindConfigFile(name: string, spec: ClusterSpec): string {
  const { image, agents, ports } = spec;
  const node = {
    ...(image && { image }),
    extraMounts: [
      {
        hostPath: '/dev/null',
        containerPath: `${MARK_FOLDER}/${markOf(name, spec)}`,
        readOnly: true,
      },
    ],
  };
  const hostPorts = [
    [ports.http, 80],
    [ports.https, 443],
  ].filter(([port]) => port !== undefined);
  return stringify(
    {
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      kind: 'Cluster',
      name,
      networking: {
        apiServerAddress: '127.0.0.1',
        ...(ports.api !== undefined && { apiServerPort: ports.api }),
      },
      nodes: [
        {
          role: 'control-plane',
          ...node,
          extraPortMappings: hostPorts.map(([hostPort, containerPort]) => ({
            containerPort,
            hostPort,
            protocol: 'TCP',
          })),
        },
        ...Array.from({ length: agents }, () => ({ role: 'worker', ...node })),
      ],
    },
    { aliasDuplicateObjects: false },
  );
}
