import { evaluate } from '../../evaluation/evaluate';
import { foundSnapshot } from '../../evaluation/__testUtils__/foundSnapshot';
import { NOW } from '../../evaluation/__testUtils__/snapshots';
import type { IndexedKind } from '../../kubernetes/clusters/Bucket';
import { ClusterIndex } from '../../kubernetes/clusters/ClusterIndex';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readPostgresCluster } from '../../kubernetes/clusters/readPostgresCluster';
import { toDatabase } from '../../evaluation/views/toDatabase';
import { many, type HostileCase } from './HostileCase';

type Objects = Partial<Record<IndexedKind, KubernetesObject[]>>;

const SELECTION = {
  scopeLabel: 'cluster-name',
  roleLabel: 'role',
  labels: { application: 'spilo' },
};
const ip = (index: number) =>
  `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
const TIME = new Date(NOW).toISOString();

function meta(
  name: string,
  more: NonNullable<KubernetesObject['metadata']> = {},
) {
  const { labels, ...rest } = more;
  return {
    name,
    namespace: 'ns',
    labels: { 'cluster-name': 'hippo', application: 'spilo', ...labels },
    ...rest,
  };
}

function leader(addresses: Array<{ ip: string; targetRef?: object }>) {
  return {
    metadata: meta('hippo', {
      annotations: { leader: 'm0', renewTime: TIME, ttl: '30', optime: '1' },
    }),
    subsets: [{ addresses }],
  };
}

function pod(
  index: number,
  more: Partial<KubernetesObject> = {},
): KubernetesObject {
  const status = {
    conn_url: `postgres://${ip(index)}:5432/postgres`,
    state: 'running',
    role: index === 0 ? 'primary' : 'replica',
    xlog_location: 1,
  };
  return {
    metadata: meta(`m${index}`, {
      labels: { role: index === 0 ? 'master' : 'replica' },
      annotations: { status: JSON.stringify(status) },
    }),
    status: {
      podIP: ip(index),
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...more,
  };
}

function service(
  index: number,
  spec: KubernetesObject['spec'],
): KubernetesObject {
  return { metadata: meta(`s${index}`), spec };
}

function slice(index: number, addresses: string[]): KubernetesObject {
  return {
    metadata: meta(`s${index}`, {
      labels: { 'kubernetes.io/service-name': `s${index}` },
    }),
    endpoints: addresses.map(address => ({ addresses: [address] })),
  };
}

const OBJECTS: Record<string, (size: number) => Objects> = {
  pods: n => ({ pods: many(n, index => pod(index)) }),
  'pods that Patroni did not write to': n => ({
    pods: many(n, index => pod(index, { metadata: meta(`m${index}`) })),
  }),
  'pods in trouble': n => ({
    pods: many(n, index => pod(index, { status: { phase: 'Failed' } })),
  }),
  'pods that are labelled leader': n => ({
    pods: many(n, index =>
      pod(index, {
        metadata: meta(`m${index}`, { labels: { role: 'master' } }),
      }),
    ),
  }),
  'pods at one address': n => ({
    pods: many(n, index => pod(index, { status: { podIP: ip(1) } })),
    endpoints: [leader(many(n, () => ({ ip: ip(1) })))],
  }),
  containers: n => ({
    pods: [
      pod(0, {
        spec: { containers: many(n, index => ({ name: `c${index}` })) },
        status: {
          containerStatuses: many(n, index => ({ name: `c${index}` })),
        },
      }),
    ],
  }),
  'addresses of the leader': n => ({
    pods: many(n, index => pod(index)),
    endpoints: [leader(many(n, index => ({ ip: ip(index + 1) })))],
  }),
  'other Endpoints': n => ({
    endpoints: many(n, index => ({ metadata: meta(`e${index}`) })),
  }),
  ConfigMaps: n => ({
    configmaps: many(n, index => ({ metadata: meta(`c${index}`) })),
  }),
  'Services by selector': n => ({
    pods: many(n, index => pod(index)),
    services: many(n, index =>
      service(index, { selector: { role: 'master', [`l${index}`]: 'x' } }),
    ),
  }),
  'Services by one selector': n => ({
    pods: many(n, index => pod(index)),
    services: many(n, index =>
      service(index, { selector: { role: 'master', application: 'none' } }),
    ),
  }),
  'Services that lead to each other': n => ({
    pods: [pod(0)],
    services: many(n, index =>
      service(index, {
        clusterIP: ip(index),
        selector:
          index % 2 ? { role: 'master', application: 'spilo' } : undefined,
      }),
    ),
    endpointslices: many(n, index => slice(index, [ip(index + 1)])),
  }),
  'Services of other names': n => ({
    services: many(n, index =>
      service(index, { externalName: `s${index + 1}.ns.svc` }),
    ),
  }),
  'addresses of a Service': n => ({
    pods: many(n, index => pod(index)),
    services: [
      service(0, { selector: { role: 'master', application: 'spilo' } }),
    ],
    endpointslices: [slice(0, many(n, ip))],
  }),
};

const FIRST: Objects = {
  endpoints: [leader([{ ip: ip(0), targetRef: { name: 'm0' } }])],
};

/** Takes all objects one after the other, as a watch tells them. */
function indexed(objects: Objects): ClusterIndex {
  const index = new ClusterIndex(SELECTION);
  for (const each of [FIRST, objects]) {
    for (const [kind, items] of Object.entries(each)) {
      for (const item of items) {
        index.set(kind as IndexedKind, item.metadata!.name!, item);
      }
    }
  }
  return index;
}

export const kubernetesCases: HostileCase[] = [
  ...Object.entries(OBJECTS).map(([name, objectsOf]) => ({
    name: `Kubernetes: ${name}`,
    size: 20,
    make: (n: number) => {
      const objects = objectsOf(n);
      return () => {
        const snapshot = foundSnapshot(indexed(objects).read('ns/hippo')!);
        return toDatabase(snapshot, evaluate(snapshot, undefined, NOW));
      };
    },
  })),
  {
    name: 'readPostgresCluster: sets, repositories, backups, conditions',
    size: 100,
    make: n => {
      const sets = many(n, index => ({ name: `i${index}`, replicas: 1 }));
      const object = {
        metadata: { name: 'hippo', namespace: 'ns' },
        spec: { instances: sets },
        status: {
          instances: sets,
          conditions: many(n, () => ({ type: 'x', status: 'True' })),
          pgbackrest: {
            repos: sets,
            scheduledBackups: many(n, () => ({ failed: 1, startTime: TIME })),
          },
        },
      };
      return () => readPostgresCluster(object);
    },
  },
];
