import type { PostgresSpec } from '../NamespaceSpec';
import type { Place } from './contentManifests';
import type { Manifest } from './Manifest';

/** API group of Crunchy PGO, and prefix of its labels. */
export const PGO = 'postgres-operator.crunchydata.com';

/** Names of the PostgresCluster, and of its user and database. */
export const POSTGRES = { name: 'db', user: 'app', instances: 'instance1' };

/** A PostgresCluster as far as it is looked into. */
export interface PostgresCluster extends Manifest {
  metadata: Manifest['metadata'] & { generation?: number };
  spec?: { shutdown?: boolean };
  status?: {
    observedGeneration?: number;
    instances?: Array<{ name: string; readyReplicas?: number }>;
  };
}

/** A PostgresCluster of PGO; one that is stopped keeps its volumes. */
export function postgresManifest(
  { namespace, labels }: Place,
  { version, replicas, storage }: PostgresSpec,
  isStopped: boolean,
): Manifest & { spec: object } {
  const volume = {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage } },
  };
  return {
    apiVersion: `${PGO}/v1beta1`,
    kind: 'PostgresCluster',
    metadata: { name: POSTGRES.name, namespace, labels },
    spec: {
      postgresVersion: version,
      shutdown: isStopped,
      instances: [
        {
          name: POSTGRES.instances,
          replicas,
          dataVolumeClaimSpec: volume,
        },
      ],
      users: [{ name: POSTGRES.user, databases: [POSTGRES.user] }],
      backups: {
        pgbackrest: {
          repos: [{ name: 'repo1', volume: { volumeClaimSpec: volume } }],
        },
      },
    },
  };
}
