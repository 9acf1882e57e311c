import {
  asFields,
  asInteger,
  asObjects,
  asText,
  type Fields,
} from '../../model/fields';
import { readBackups } from './readBackups';
import type { PostgresClusterView } from '../../model/kubernetes/PostgresClusterView';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

const SWITCHOVER = 'postgres-operator.crunchydata.com/trigger-switchover';

/** Reads a PostgresCluster object of any served version. Missing fields stay unknown. */
export function readPostgresCluster(
  object: Pick<KubernetesObject, 'metadata'>,
): PostgresClusterView | undefined {
  const { metadata } = object;
  if (!metadata?.name || !metadata.namespace) {
    return undefined;
  }
  const fields = object as Fields;
  const spec = asFields(fields.spec) ?? {};
  const status = asFields(fields.status) ?? {};
  const generation = asInteger((metadata as Fields).generation);
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    upToDate:
      generation === undefined
        ? 'unknown'
        : asInteger(status.observedGeneration) === generation,
    postgresVersion: asInteger(spec.postgresVersion),
    paused: asFlag(spec.paused),
    shutdown: asFlag(spec.shutdown),
    instanceSets: readInstances(spec, status),
    pgBouncer: readPgBouncer(status),
    ...readBackups(asFields(status.pgbackrest) ?? {}),
    switchover: readSwitchover(object, spec, status),
    conditions: asObjects(status.conditions).flatMap(readCondition),
  };
}

/** Sets are named in the specification. A set that was not created yet has no status. */
function readInstances(
  spec: Fields,
  status: Fields,
): PostgresClusterView['instanceSets'] {
  const told = new Map(
    asObjects(status.instances).map(set => [asText(set.name) ?? '', set]),
  );
  const wanted = new Map(
    asObjects(spec.instances).map((set, index) => [
      asText(set.name) ?? String(index).padStart(2, '0'),
      asInteger(set.replicas) ?? 1,
    ]),
  );
  return [...new Set([...wanted.keys(), ...told.keys()])].map(name => {
    const set = told.get(name);
    // PGO omits a number if it is 0.
    const count = (key: string) => set && (asInteger(set[key]) ?? 0);
    return {
      name,
      wanted: wanted.get(name),
      replicas: count('replicas'),
      readyReplicas: count('readyReplicas'),
      updatedReplicas: count('updatedReplicas'),
    };
  });
}

function readPgBouncer(status: Fields): PostgresClusterView['pgBouncer'] {
  const pooler = asFields(asFields(status.proxy)?.pgBouncer);
  const replicas = asInteger(pooler?.replicas);
  return replicas === undefined
    ? undefined
    : { replicas, readyReplicas: asInteger(pooler?.readyReplicas) };
}

/**
 * The operator looks at the annotation only while switchovers are enabled. A switchover is done once the status repeats
 * the annotation.
 */
function readSwitchover(
  { metadata }: Pick<KubernetesObject, 'metadata'>,
  spec: Fields,
  status: Fields,
): PostgresClusterView['switchover'] {
  const requested = asText(metadata?.annotations?.[SWITCHOVER]);
  const done = asText(asFields(status.patroni)?.switchover) === requested;
  const patroni = asFields(spec.patroni);
  const enabled = asFields(patroni?.switchover)?.enabled === true;
  return requested && (done || enabled) ? { requested, done } : undefined;
}

function readCondition(fields: Fields): PostgresClusterView['conditions'] {
  const type = asText(fields.type);
  return type
    ? [
        {
          type,
          status:
            fields.status === 'True' || fields.status === 'False'
              ? fields.status
              : 'Unknown',
          reason: asText(fields.reason),
          message: asText(fields.message),
          since: asText(fields.lastTransitionTime),
        },
      ]
    : [];
}

function asFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
