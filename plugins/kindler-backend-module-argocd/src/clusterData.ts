import type { EnvironmentAccess } from '@kindler/backstage-plugin-kindler-node';
import { clientNode } from './clientNode';

/** A name that API servers of k3s and kubeadm have in their certificates, whatever they are reached by. */
const ANY_API_SERVER = 'kubernetes';

/** What Argo CD is told of a cluster: its credentials, and where it reaches it. */
export function clusterData(
  name: string,
  { kubeconfig, internalUrl }: EnvironmentAccess,
  wantedServer: string | undefined,
): Record<'name' | 'server' | 'config', string> {
  const { KubeConfig } = clientNode();
  const parsed = new KubeConfig();
  parsed.loadFromString(kubeconfig);
  const cluster = parsed.getCurrentCluster();
  const user = parsed.getCurrentUser();
  if (!cluster || !user) {
    throw new Error(`The kubeconfig of '${name}' names no cluster or no user`);
  }
  const { token, username, password, certData, keyData } = user;
  if (!token && !password && !(certData && keyData)) {
    throw new Error(
      `The kubeconfig of '${name}' holds no token, password or certificate that Argo CD could use`,
    );
  }
  const server = wantedServer ?? internalUrl ?? cluster.server;
  const config = {
    ...(token && { bearerToken: token }),
    ...(password && { username, password }),
    tlsClientConfig: {
      // client-go refuses both together.
      ...(cluster.skipTLSVerify
        ? { insecure: true }
        : {
            insecure: false,
            caData: cluster.caData,
            ...(server !== cluster.server && { serverName: ANY_API_SERVER }),
          }),
      ...(certData && keyData && { certData, keyData }),
    },
  };
  return { name, server, config: JSON.stringify(config) };
}
