import type { KubeConfig } from '@kubernetes/client-node';
import { clientNode } from './clientNode';
import { inTime } from './inTime';

/** API group of Crunchy PGO. */
export const PGO = 'postgres-operator.crunchydata.com';

const PREFERRED_VERSION = 'v1beta1';

/**
 * Returns the version of PostgresCluster to use; undefined if PGO is not installed. Every release of PGO serves and
 * stores `v1beta1`. `v1` is served since 6.0 and forbids some fields.
 */
export async function findServedVersion(
  config: KubeConfig,
  ofGroup: string,
  timeoutMs: number,
): Promise<string | undefined> {
  const { groups } = await inTime(
    config.makeApiClient(clientNode().ApisApi).getAPIVersions(),
    timeoutMs,
  );
  const group = groups.find(({ name }) => name === ofGroup);
  const served = group?.versions.map(({ version }) => version) ?? [];
  return served.includes(PREFERRED_VERSION)
    ? PREFERRED_VERSION
    : group?.preferredVersion?.version ?? served[0];
}
