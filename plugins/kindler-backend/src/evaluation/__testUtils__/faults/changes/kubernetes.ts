import type { KubernetesObject } from '../../../../model/kubernetes/KubernetesObject';
import type { World } from '../World';

/** The pod of a member, where the cluster is in Kubernetes. */
export function podOf(
  world: World,
  name: string,
): KubernetesObject | undefined {
  return world.kubernetes?.pods.find(pod => pod.metadata?.name === name);
}

/** Patroni's record of a kind: of the lock, `config`, `sync`, `failover`. */
export function recordOf(
  { kubernetes }: World,
  kind: 'leader' | 'config' | 'sync' | 'failover',
): KubernetesObject | undefined {
  const { records = [], scope } = kubernetes ?? {};
  const named = (name: string) =>
    records.find(record => record.metadata?.name === name);
  return kind === 'leader'
    ? named(`${scope}-leader`) ?? named(scope ?? '')
    : named(`${scope}-${kind}`);
}

/** Changes annotations of a record; undefined takes one away. */
export function annotate(
  record: KubernetesObject | undefined,
  values: Record<string, string | undefined>,
): void {
  if (!record?.metadata) {
    return;
  }
  const all = { ...record.metadata.annotations, ...values };
  record.metadata.annotations = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}

/** What the member's Patroni writes into its pod. */
export function report(
  world: World,
  name: string,
  values: Record<string, unknown>,
  gone: string[] = [],
): void {
  const pod = podOf(world, name);
  const before = pod?.metadata?.annotations?.status;
  if (!pod || before === undefined) {
    return;
  }
  const status = { ...(JSON.parse(before) as object), ...values };
  gone.forEach(key => delete (status as Record<string, unknown>)[key]);
  annotate(pod, { status: JSON.stringify(status) });
}

/** Patroni's label of the member's role. */
export function relabel(
  world: World,
  name: string,
  role: 'leader' | 'replica',
): void {
  const { roleLabel, leaderLabel } = world.kubernetes ?? {};
  const pod = podOf(world, name);
  if (pod?.metadata && roleLabel && leaderLabel) {
    pod.metadata.labels = {
      ...pod.metadata.labels,
      [roleLabel]: role === 'leader' ? leaderLabel : 'replica',
    };
  }
}

/** Names the holder in the record of the lock, and leads its Endpoints there. */
export function recordLeader(world: World, name: string | undefined): void {
  const record = recordOf(world, 'leader');
  const before = record?.metadata?.annotations;
  if (!record || !before) {
    return;
  }
  const changes = Number(before.transitions ?? '0');
  const changed = name !== undefined && name !== before.leader;
  annotate(record, {
    leader: name,
    transitions: String(changed ? changes + 1 : changes),
  });
  if (record.subsets) {
    const pod = name === undefined ? undefined : podOf(world, name);
    record.subsets = pod
      ? [
          {
            ...record.subsets[0],
            addresses: [
              { ip: pod.status?.podIP ?? '10.244.0.99', targetRef: { name } },
            ],
          },
        ]
      : [];
  }
  const sync = recordOf(world, 'sync');
  if (sync?.metadata?.annotations?.leader && name) {
    annotate(sync, { leader: name });
  }
}
