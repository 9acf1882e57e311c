import { readFixture } from '../../fixtures';
import type { KubernetesObject } from '../../../../model/kubernetes/KubernetesObject';
import type { World, WorldKubernetes, WorldMember } from '../World';
import { annotate } from '../changes/kubernetes';

export interface InKubernetes {
  name: string;
  /** E.g. `v4.1.4/01-healthy`. */
  sample: string;
  /** Whether the pods have addresses and are asked by SQL. */
  probed?: boolean;
  mode?: 'endpoints' | 'configmaps';
  /** Whether PGO's own object is read. */
  operator?: boolean;
}

interface List {
  items: KubernetesObject[];
}

interface Status {
  role: string;
  state: string;
  timeline?: number;
}

const ROLE = 'postgres-operator.crunchydata.com/role';
const SYSTEM = '7710910408750558355';

/** A cluster of PGO's shape, of which the Kubernetes API tells. */
export function kubernetesWorld(options: InKubernetes): World {
  const { name, sample, probed = false, operator = false } = options;
  const read = (file: string) =>
    (JSON.parse(readFixture(`kubernetes/${sample}/${file}.json`)) as List)
      .items;
  const pods = read('pods');
  const kubernetes: WorldKubernetes = {
    namespace: 'postgres-operator',
    scope: 'hippo-ha',
    records: read('endpoints'),
    pods,
    roleLabel: ROLE,
    leaderLabel: 'master',
    renewing: true,
    operator: operator ? postgresCluster(pods.length) : undefined,
  };
  pods.forEach((pod, index) => place(pod, `10.244.0.${11 + index}`));
  if (options.mode === 'configmaps') {
    kubernetes.records.forEach(asConfigMap);
  }
  const leader = kubernetes.records
    .map(({ metadata }) => metadata?.annotations?.leader)
    .find(text => text !== undefined)!;
  return {
    name,
    managedBy: 'pgo',
    probed,
    members: pods.map(pod => memberOf(pod, leader)),
    cluster: {},
    gateways: [],
    routes: [],
    kubernetes,
  };
}

/** Gives the pod an address, and Patroni's URLs the names that PGO makes. */
function place(pod: KubernetesObject, ip: string): void {
  pod.status = { ...pod.status, phase: 'Running', podIP: ip } as never;
  const host = `${pod.metadata!.name}.hippo-pods`;
  const status = pod.metadata!.annotations!.status;
  annotate(pod, {
    status: status
      .replace(/postgres:\/\/[^/]+/, `postgres://${host}:5432`)
      .replace(/https:\/\/[^/]+/, `https://${host}:8008`),
  });
}

/** ConfigMaps mode: the same annotations, and nothing leads clients but labels. */
function asConfigMap(record: KubernetesObject): void {
  delete record.subsets;
  if (record.metadata?.name === 'hippo-ha') {
    record.metadata.name = 'hippo-ha-leader';
  }
}

function memberOf(pod: KubernetesObject, leader: string): WorldMember {
  const name = pod.metadata!.name!;
  const status = JSON.parse(pod.metadata!.annotations!.status) as Status;
  const leads = name === leader;
  const common = {
    systemIdentifier: SYSTEM,
    timeline: status.timeline,
    serverVersion: 150018,
    connections: 7,
    maxConnections: 100,
    slots: [],
  };
  const at = { host: pod.status!.podIP!, port: 5432 };
  return {
    name,
    named: true,
    entry: {
      name,
      role: leads ? 'leader' : 'replica',
      state: leads ? 'running' : 'streaming',
      timeline: status.timeline,
    },
    sql: leads
      ? { ...common, inRecovery: false, lsn: '0/3000010' }
      : {
          ...common,
          inRecovery: true,
          receiveLsn: '0/3000010',
          replayLsn: '0/3000010',
        },
    postgres: 'up',
    at,
  };
}

function postgresCluster(replicas: number): KubernetesObject {
  return {
    metadata: {
      name: 'hippo',
      namespace: 'postgres-operator',
      generation: 3,
    },
    spec: { postgresVersion: 15, instances: [{ name: 'instance1', replicas }] },
    status: {
      observedGeneration: 3,
      instances: [
        {
          name: 'instance1',
          replicas,
          readyReplicas: replicas,
          updatedReplicas: replicas,
        },
      ],
      pgbackrest: {
        repoHost: { apiVersion: 'apps/v1', kind: 'StatefulSet', ready: true },
        repos: [
          {
            name: 'repo1',
            stanzaCreated: true,
            replicaCreateBackupComplete: true,
          },
        ],
        scheduledBackups: [
          {
            cronJobName: 'hippo-repo1-full',
            repo: 'repo1',
            type: 'full',
            succeeded: 1,
            startTime: '2026-11-22T01:00:00Z',
            completionTime: '2026-11-22T01:05:00Z',
          },
        ],
      },
      conditions: [],
    },
  } as KubernetesObject;
}
