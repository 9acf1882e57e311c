import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { judgeObjects, type ApiObjects } from './foundClusters';
import type { ClusterOptions, PodOptions } from './patroniObjects';

export const PGO = 'postgres-operator.crunchydata.com';

export const twoPods = (name: string): PodOptions[] => [
  { name: `${name}-0`, ip: '10.0.0.10' },
  { name: `${name}-1`, ip: '10.0.0.11' },
];

export const spilo = (more: Partial<ClusterOptions> = {}): ClusterOptions => ({
  base: 'demo',
  labels: { application: 'spilo', 'cluster-name': 'demo' },
  roleLabel: 'spilo-role',
  pods: twoPods('demo'),
  ...more,
});

export const percona = (
  more: Partial<ClusterOptions> = {},
): ClusterOptions => ({
  base: 'cluster1-ha',
  labels: { [`${PGO}/patroni`]: 'cluster1-ha', [`${PGO}/cluster`]: 'cluster1' },
  roleLabel: `${PGO}/role`,
  pods: twoPods('cluster1'),
  ...more,
});

export const stackgres = (): ClusterOptions => ({
  base: 'sg',
  labels: {
    app: 'StackGresCluster',
    'stackgres.io/cluster': 'true',
    'stackgres.io/cluster-scope': 'sg',
  },
  roleLabel: 'role',
  pods: twoPods('sg'),
});

export const citusGroup = (
  group: number,
  more: Partial<ClusterOptions> = {},
): ClusterOptions => ({
  base: `citus-${group}`,
  labels: {
    application: 'patroni',
    'cluster-name': 'citus',
    'citus-group': String(group),
  },
  roleLabel: 'role',
  pods: twoPods(`citus-${group}`),
  ...more,
});

export const pod = (
  name: string,
  labels: Record<string, string>,
  more: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject => ({
  metadata: { name, namespace: 'db', labels, ...more },
  status: { podIP: '10.0.0.99' },
});

/** Verdict, leader, members and findings of each cluster that is found. */
export function said(objects: ApiObjects, kubernetes = {}) {
  return Object.fromEntries(
    Object.entries(judgeObjects(objects, kubernetes)).map(
      ([name, { evaluation }]) => {
        const { facts, findings, verdict } = evaluation;
        const members = facts.members.map(each => each.name);
        const codes = findings.map(({ code }) => code);
        const leader = facts.holder?.name ?? 'nobody';
        return [name, [verdict, leader, members.join(), codes.join()]];
      },
    ),
  );
}

export const WELL = (name: string) => [
  'ok',
  `${name}-0`,
  `${name}-0,${name}-1`,
  '',
];
