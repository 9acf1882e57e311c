import { existsSync } from 'node:fs';
import { ConflictError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import type { NamespaceCluster } from '../NamespaceSettings';
import { clientNode } from './clientNode';

const TOKEN_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** @throws ConflictError that names the cluster, never what is in the file */
export function loadKubeConfig({
  name,
  kubeconfigFile,
  context,
}: NamespaceCluster): KubeConfig {
  const fail = (problem: string): never => {
    throw new ConflictError(
      `Cluster '${name}' of kindler.providers.namespace.clusters ${problem}`,
    );
  };
  const config = new (clientNode().KubeConfig)();
  if (kubeconfigFile) {
    try {
      config.loadFromFile(kubeconfigFile);
    } catch (error) {
      const { code = 'it is no kubeconfig' } = error as NodeJS.ErrnoException;
      fail(`has a kubeconfigFile that cannot be read: ${code}`);
    }
  } else if (hasServiceAccount()) {
    config.loadFromCluster();
  } else {
    fail(
      'has no kubeconfigFile, and this backend has no service account of a pod; set kubeconfigFile',
    );
  }
  if (context) {
    config.setCurrentContext(context);
  }
  if (!config.getCurrentCluster()) {
    fail(
      `has a kubeconfig without ${
        context ? `context '${context}'` : 'a current context'
      }; set context`,
    );
  }
  return config;
}

/** The client itself would make a URL of what is not there. */
function hasServiceAccount(): boolean {
  return Boolean(process.env.KUBERNETES_SERVICE_HOST) && existsSync(TOKEN_FILE);
}
