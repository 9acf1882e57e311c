import type { KubernetesConfig } from '../../config';
import { PGO } from '../../kubernetes';

/** Configuration of a Kubernetes API with Patroni clusters of PGO. */
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
