import type { KubernetesConfig } from '../../config';
import { PGO } from '../../kubernetes';

/** A Kubernetes API whose Patroni clusters PGO made. */
export function pgoConfig(kubeconfigFile: string): KubernetesConfig {
  return {
    name: 'local',
    kubeconfigFile,
    mode: 'endpoints',
    scopeLabel: `${PGO}/patroni`,
    roleLabel: `${PGO}/role`,
    clusterLabel: `${PGO}/cluster`,
    operatorGroup: PGO,
  };
}
