import type { V1ResourceAttributes } from '@kubernetes/client-node';
import { PGO } from '../manifests/postgresManifest';
import type { ClusterClient } from './ClusterClient';

/** A rule of a ClusterRole. */
export interface Right {
  group: string;
  resources: string[];
  verbs: string[];
}

/** What the provider does in a cluster, and so the least that its identity must be allowed; examples/rbac.yaml grants it. */
export const RIGHTS: readonly Right[] = [
  {
    group: '',
    resources: ['namespaces'],
    verbs: ['get', 'list', 'create', 'patch', 'delete'],
  },
  {
    group: '',
    resources: ['resourcequotas', 'limitranges', 'serviceaccounts'],
    verbs: ['get', 'create', 'patch'],
  },
  {
    group: 'networking.k8s.io',
    resources: ['networkpolicies'],
    verbs: ['get', 'create', 'patch'],
  },
  { group: '', resources: ['pods'], verbs: ['list', 'delete'] },
  {
    group: 'apps',
    resources: ['replicasets', 'statefulsets', 'daemonsets'],
    verbs: ['list', 'patch'],
  },
];

/** What a database of one's own needs besides. */
export const POSTGRES_RIGHTS: readonly Right[] = [
  {
    group: PGO,
    resources: ['postgresclusters'],
    verbs: ['get', 'create', 'patch'],
  },
];

/** Rights that the identity lacks, e.g. `create namespaces`; asks the cluster for each. */
export async function missingRights(
  client: ClusterClient,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<string[]> {
  const all = rights.flatMap(({ group, resources, verbs }) =>
    resources.flatMap(resource =>
      verbs.map((verb): V1ResourceAttributes => ({ group, resource, verb })),
    ),
  );
  const answers = await Promise.all(
    all.map(async attributes => ({
      attributes,
      allowed: await client.may(attributes, signal),
    })),
  );
  return answers
    .filter(({ allowed }) => !allowed)
    .map(
      ({ attributes: { verb, resource, group } }) =>
        `${verb} ${group ? `${resource}.${group}` : resource}`,
    );
}
