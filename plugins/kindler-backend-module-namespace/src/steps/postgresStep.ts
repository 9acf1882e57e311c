import { word } from '@kindler/backstage-plugin-kindler-common';
import { ConflictError } from '@backstage/errors';
import type { V1Pod } from '@kubernetes/client-node';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import { waitUntil } from '@kindler/backstage-plugin-kindler-node/clusters';
import type { Manifest } from '../manifests/Manifest';
import {
  PGO,
  POSTGRES,
  type PostgresCluster,
} from '../manifests/postgresManifest';
import type { NamespaceWork } from '../NamespaceWork';

/** Whether PGO itself starts and ends a pod, with care for the data. */
export const isOfPostgres = ({ metadata }: V1Pod): boolean =>
  metadata?.labels?.[`${PGO}/instance`] !== undefined;

/** Why the database does not take connections yet; undefined when it does. */
export function postgresTrouble(
  { metadata, status }: PostgresCluster,
  replicas: number,
): string | undefined {
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 1)) {
    return 'PGO has not looked at the PostgresCluster yet';
  }
  const ready =
    status?.instances?.find(({ name }) => name === POSTGRES.instances)
      ?.readyReplicas ?? 0;
  return ready < replicas
    ? `${ready} of ${replicas} instances of PostgreSQL are ready`
    : undefined;
}

/** Makes and starts the database, or stops it. */
export function postgresStep(
  work: NamespaceWork,
  wanted: Manifest,
  isStopped: boolean,
): ProviderStep {
  const trouble = (signal: AbortSignal) =>
    isStopped ? runningPods(work, signal) : startTrouble(work, wanted, signal);
  return {
    id: 'postgres',
    name: word(isStopped ? 'step-postgres-stop' : 'step-postgres-start', {}),
    timeoutMs: work.settings.readyTimeoutMs + 60_000,
    check: async ({ signal }) =>
      (await work.drift(wanted, signal)).length === 0 &&
      !(await trouble(signal)),
    do: async ({ signal, log }) => {
      await work.require(signal);
      await work.client.apply(wanted, signal);
      await waitUntil('PostgreSQL as it shall be', trouble, {
        signal,
        timeoutMs: work.settings.readyTimeoutMs,
        onReason: reason => log(reason),
      });
    },
    verify: async ({ signal }) => {
      const [difference] = await work.drift(wanted, signal);
      const reason = difference?.text ?? (await trouble(signal));
      if (reason) {
        throw new Error(`In namespace '${work.name}', ${reason}`);
      }
      return isStopped
        ? word('made-postgres-stopped', {})
        : word('made-postgres', {});
    },
  };
}

async function startTrouble(
  work: NamespaceWork,
  wanted: Manifest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const live = await work.client.read<PostgresCluster>(wanted, signal);
  if (!live) {
    throw new ConflictError(
      `The PostgresCluster of namespace '${work.name}' is gone; reconcile the environment`,
    );
  }
  return postgresTrouble(live, work.spec.postgres?.replicas ?? 1);
}

async function runningPods(
  work: NamespaceWork,
  signal: AbortSignal,
): Promise<string | undefined> {
  const pods = await work.client.list<V1Pod>(
    { apiVersion: 'v1', kind: 'Pod' },
    { namespace: work.name },
    signal,
  );
  const names = pods.filter(isOfPostgres).map(({ metadata }) => metadata?.name);
  return names.length > 0
    ? `PostgreSQL still has pods: ${names.join(', ')}`
    : undefined;
}
