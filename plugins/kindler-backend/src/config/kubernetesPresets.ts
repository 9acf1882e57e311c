import type { KubernetesLabels } from './types';

const PGO = 'postgres-operator.crunchydata.com';

const OF_PGO = {
  scopeLabel: `${PGO}/patroni`,
  roleLabel: `${PGO}/role`,
  clusterLabel: `${PGO}/cluster`,
} satisfies KubernetesLabels;

/** Labels of common operators and of Patroni's own manifests. */
export const KUBERNETES_PRESETS = {
  pgo: { ...OF_PGO, mode: 'endpoints', operatorGroup: PGO },
  /** A fork of PGO with the same labels but its own API group. */
  percona: {
    ...OF_PGO,
    mode: 'endpoints',
    operatorGroup: 'upstream.pgv2.percona.com',
  },
  /** `cluster_labels`, `cluster_name_label` and `pod_role_label` of the operator; also fits Spilo alone. */
  zalando: {
    scopeLabel: 'cluster-name',
    roleLabel: 'spilo-role',
    labels: { application: 'spilo' },
  },
  stackgres: {
    scopeLabel: 'stackgres.io/cluster-scope',
    roleLabel: 'role',
    labels: { app: 'StackGresCluster', 'stackgres.io/cluster': 'true' },
    mode: 'endpoints',
  },
  /** Patroni's own manifests. */
  patroni: {
    scopeLabel: 'cluster-name',
    roleLabel: 'role',
    labels: { application: 'patroni' },
  },
} satisfies Record<string, KubernetesLabels>;
