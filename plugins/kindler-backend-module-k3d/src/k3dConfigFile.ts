import {
  markOf,
  type ClusterSpec,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { stringify } from 'yaml';

/** Label of the servers that says what they were made for. k3d shows none that begins otherwise, and takes none with `k3d.`. */
export const MARK_LABEL = 'k3d-kindler';

/** What k3d reads. It takes out of the kubeconfig of whoever runs the backend: that is left alone. */
export function k3dConfigFile(
  name: string,
  spec: ClusterSpec,
  timeoutSeconds: number,
): string {
  const { image, servers, agents, ports, subnet } = spec;
  const hostPorts = [
    [ports.http, 80],
    [ports.https, 443],
  ].filter(([port]) => port !== undefined);
  return stringify({
    apiVersion: 'k3d.io/v1alpha5',
    kind: 'Simple',
    metadata: { name },
    servers,
    agents,
    ...(image && { image }),
    ...(subnet && { subnet }),
    kubeAPI: {
      host: '127.0.0.1',
      hostIP: '127.0.0.1',
      ...(ports.api !== undefined && { hostPort: `${ports.api}` }),
    },
    ports: hostPorts.map(([from, to]) => ({
      port: `${from}:${to}`,
      nodeFilters: ['loadbalancer'],
    })),
    options: {
      k3d: { wait: true, timeout: `${timeoutSeconds}s` },
      kubeconfig: {
        updateDefaultKubeconfig: false,
        switchCurrentContext: false,
      },
      runtime: {
        labels: [
          {
            label: `${MARK_LABEL}=${markOf(name, spec)}`,
            nodeFilters: ['server:*'],
          },
        ],
      },
    },
  });
}
