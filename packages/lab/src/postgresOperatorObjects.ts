import type { LabCluster } from './clustersOf';
import type { KubernetesObject } from './kubernetesApi';

/** Prefix of the labels that PGO, the PostgreSQL operator, gives its objects. */
export const PGO = 'postgres-operator.crunchydata.com';

/** One object and the collection that it is created in. */
export interface Creation {
  path: string;
  object: KubernetesObject;
}

/** The address that a member's Pod claims: loopback addresses are refused in Endpoints. */
export function podAddress(index: number): string {
  return `10.244.0.${11 + index}`;
}

/** The definition of PostgresCluster, open for any field. */
export function postgresClusterDefinition(): Creation {
  return {
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    object: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `postgresclusters.${PGO}` },
      spec: {
        group: PGO,
        scope: 'Namespaced',
        names: {
          kind: 'PostgresCluster',
          listKind: 'PostgresClusterList',
          plural: 'postgresclusters',
          singular: 'postgrescluster',
        },
        versions: [
          {
            name: 'v1beta1',
            served: true,
            storage: true,
            subresources: { status: {} },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        ],
      },
    },
  };
}

/** The objects that PGO would have made for a cluster, without what runs in them. */
export function postgresClusterObjects(
  namespace: string,
  { name: cluster, scope, members, follows }: LabCluster,
): Creation[] {
  const core = `/api/v1/namespaces/${namespace}`;
  const labels = { [`${PGO}/cluster`]: cluster };
  const service = (name: string, spec: Record<string, unknown>): Creation => ({
    path: `${core}/services`,
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels } as KubernetesObject['metadata'],
      spec: { ports: [{ name: 'postgres', port: 5432 }], ...spec },
    },
  });
  return [
    {
      path: `/apis/${PGO}/v1beta1/namespaces/${namespace}/postgresclusters`,
      object: {
        apiVersion: `${PGO}/v1beta1`,
        kind: 'PostgresCluster',
        metadata: { name: cluster },
        spec: {
          postgresVersion: 15,
          instances: [{ name: 'instance1', replicas: members.length }],
          patroni: { leaderLeaseDurationSeconds: 20, syncPeriodSeconds: 2 },
          ...(follows && { standby: { enabled: true } }),
        },
      },
    },
    // Patroni keeps the Endpoints of this Service: it has no selector.
    service(scope, {}),
    service(`${cluster}-pods`, {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: labels,
    }),
    service(`${cluster}-replicas`, {
      selector: { ...labels, [`${PGO}/role`]: 'replica' },
    }),
    ...members.map(({ name }) => ({
      path: `${core}/pods`,
      object: pod(cluster, scope, name),
    })),
  ];
}

function pod(cluster: string, scope: string, name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: {
        [`${PGO}/cluster`]: cluster,
        [`${PGO}/data`]: 'postgres',
        [`${PGO}/instance`]: name.replace(/-0$/, ''),
        [`${PGO}/instance-set`]: 'instance1',
        [`${PGO}/patroni`]: scope,
      },
    } as KubernetesObject['metadata'],
    spec: {
      hostname: name,
      subdomain: `${cluster}-pods`,
      automountServiceAccountToken: false,
      containers: [{ name: 'database', image: 'lab/none' }],
    },
  };
}

/** What the kubelet would report of a member's Pod. */
export function podStatus(index: number): KubernetesObject {
  return {
    status: {
      phase: 'Running',
      podIP: podAddress(index),
      podIPs: [{ ip: podAddress(index) }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}
