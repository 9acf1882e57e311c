import type { KubeConfig } from '@kubernetes/client-node';
import { clientNode } from './clientNode';

/** Whose identity is used at which API. */
export interface KubernetesIdentity {
  /** Path of a kubeconfig; without it the service account of the pod. */
  kubeconfigFile?: string;
  context?: string;
}

/** Throws when the file cannot be read or has no such context. */
export function loadKubeConfig(identity: KubernetesIdentity): KubeConfig {
  const config = new (clientNode().KubeConfig)();
  if (identity.kubeconfigFile) {
    config.loadFromFile(identity.kubeconfigFile);
  } else {
    config.loadFromCluster();
  }
  if (identity.context) {
    config.setCurrentContext(identity.context);
  }
  return config;
}
