import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import type { ApiObjects } from './foundClusters';

type Labels = Record<string, string>;

/** A member's pod, as the kubelet and Patroni tell it. */
export interface PodOptions {
  name: string;
  role?: 'primary' | 'replica';
  ip?: string;
  labels?: Labels;
  /** What Patroni wrote, beside what a healthy member has; null where it wrote nothing. */
  patroni?: Record<string, unknown> | null;
  status?: KubernetesObject['status'];
  /** Whether it was deleted and still ends. */
  deleted?: boolean;
}

export interface ClusterOptions {
  /** What names of records begin with. */
  base: string;
  /** Labels that Patroni selects by. */
  labels: Labels;
  roleLabel: string;
  pods: PodOptions[];
  mode?: 'endpoints' | 'configmaps';
  namespace?: string;
  /** Annotations of records; null where there is no such record. */
  leader?: Labels | null;
  config?: Record<string, unknown> | null;
  sync?: Labels;
  /** Where the leader object's Endpoints lead. */
  subsets?: KubernetesObject['subsets'];
}

const LSN = 100663296;

/** The objects that a healthy Patroni cluster of the options has; the first pod leads unless it is said otherwise. */
export function patroniObjects(options: ClusterOptions): ApiObjects {
  const { base, labels, roleLabel, pods, mode = 'endpoints', sync } = options;
  const { namespace = 'db', leader, config } = options;
  const [first] = pods;
  const record = (name: string, annotations: Labels): KubernetesObject => ({
    metadata: { name, namespace, labels, annotations },
  });
  const records: KubernetesObject[] = [];
  if (leader !== null) {
    records.push({
      ...record(mode === 'endpoints' ? base : `${base}-leader`, {
        leader: first.name,
        renewTime: '2026-11-20T00:00:10+00:00',
        acquireTime: '2026-11-20T00:00:00+00:00',
        optime: String(LSN),
        transitions: '3',
        ttl: '30',
        ...leader,
      }),
      ...(mode === 'endpoints' && {
        subsets: options.subsets ?? [
          {
            addresses: [
              { ip: first.ip, targetRef: { kind: 'Pod', name: first.name } },
            ],
          },
        ],
      }),
    });
  }
  if (config !== null) {
    records.push(
      record(`${base}-config`, {
        initialize: '7000000000000000001',
        config: JSON.stringify({ ttl: 30, loop_wait: 10, ...config }),
      }),
    );
  }
  if (sync) {
    records.push(record(`${base}-sync`, sync));
  }
  return {
    [mode]: records,
    pods: pods.map((pod, index) =>
      podObject(
        { role: index === 0 ? 'primary' : 'replica', ...pod },
        { namespace, labels, roleLabel },
      ),
    ),
  };
}

function podObject(
  { name, role, ip, patroni = {}, status, ...pod }: PodOptions,
  context: { namespace: string; labels: Labels; roleLabel: string },
): KubernetesObject {
  const { namespace, labels, roleLabel } = context;
  const told = {
    conn_url: `postgres://${ip?.includes(':') ? `[${ip}]` : ip ?? 'x'}:5432/p`,
    state: 'running',
    role,
    xlog_location: LSN,
    timeline: 4,
    ...(role === 'replica' && { replication_state: 'streaming' }),
    ...patroni,
  };
  return {
    metadata: {
      name,
      namespace,
      labels: { ...labels, [roleLabel]: role!, ...pod.labels },
      annotations: patroni === null ? {} : { status: JSON.stringify(told) },
      ownerReferences: [{ kind: 'StatefulSet', controller: true }],
      deletionTimestamp: pod.deleted ? '2026-11-20T00:00:00Z' : undefined,
    },
    status: { podIP: ip, ...status },
  };
}

/** All objects of several answers together. */
export function together(...all: ApiObjects[]): ApiObjects {
  const kinds = [...new Set(all.flatMap(each => Object.keys(each)))];
  return Object.fromEntries(
    kinds.map(kind => [
      kind,
      all.flatMap(each => each[kind as keyof ApiObjects] ?? []),
    ]),
  );
}

/** A Service with the slices that the control plane made for it. */
export function serviceObjects(
  name: string,
  labels: Labels,
  options: {
    selector?: Labels;
    clusterIP?: string;
    externalName?: string;
    /** Address and pod of each endpoint; absent where there is no slice. */
    slice?: Array<[ip: string, target?: string, ready?: boolean]>;
    namespace?: string;
  },
): ApiObjects {
  const { selector, clusterIP, externalName, slice } = options;
  const { namespace = 'db' } = options;
  return {
    services: [
      {
        metadata: { name, namespace, labels },
        spec: { selector, clusterIP, externalName, type: 'ClusterIP' },
      },
    ],
    endpointslices: slice && [
      {
        metadata: {
          name: `${name}-x7k2p`,
          namespace,
          labels: { ...labels, 'kubernetes.io/service-name': name },
        },
        endpoints: slice.map(([ip, target, ready]) => ({
          addresses: [ip],
          conditions: { ready },
          targetRef: target === undefined ? undefined : { name: target },
        })),
        ports: [{ port: 5432 }],
      },
    ],
  };
}
