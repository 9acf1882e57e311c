import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readKubernetes } from '../config/readKubernetes';
import { Section } from '../config/Section';
import {
  readFixture,
  readFixtureIfAny,
} from '../evaluation/__testUtils__/fixtures';
import { lasting } from '../evaluation/__testUtils__/judging';
import { NOW, reading } from '../evaluation/__testUtils__/snapshots';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { Evaluation } from '../evaluation/evaluate';
import { baseName } from '../kubernetes/clusters/ClusterSelection';
import { findClusters } from '../kubernetes/clusters/findClusters';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { withKubernetes } from '../observer/kubernetesPart';

/** Objects of an API by kind, as lists give them. */
export type ApiObjects = Parameters<typeof findClusters>[0];

/** A cluster that was found among objects, judged as if it had stayed so for a minute. */
export interface JudgedCluster {
  cluster: KubernetesCluster;
  snapshot: ClusterSnapshot;
  evaluation: Evaluation;
}

/** Everything that is found among objects of an API, by `scope`, or `scope-group` in a Citus formation. */
export function judgeObjects(
  objects: ApiObjects,
  kubernetes: JsonObject = {},
): Record<string, JudgedCluster> {
  const config = new Section(
    new ConfigReader({ name: 'lab', ...kubernetes }),
    'kindler.kubernetes[0]',
  );
  return Object.fromEntries(
    findClusters(objects, readKubernetes(config)).map(cluster => {
      const { scope, formation } = cluster;
      const name = baseName({ scope, group: formation?.group });
      const snapshot = snapshotOf(name, cluster);
      return [name, { cluster, snapshot, evaluation: lasting(snapshot) }];
    }),
  );
}

/** Objects and configuration of a case. */
export function judgeCase(name: string): Record<string, JudgedCluster> {
  const items = (file: string): KubernetesObject[] =>
    JSON.parse(readFixtureIfAny(`cases/${name}/${file}.json`) ?? '{"items":[]}')
      .items;
  const { kubernetes } = JSON.parse(readFixture(`cases/${name}/kindler.json`));
  return judgeObjects(
    {
      endpoints: items('endpoints'),
      configmaps: items('configmaps'),
      pods: items('pods'),
      services: items('services'),
      endpointslices: items('endpointslices'),
    },
    kubernetes[0],
  );
}

function snapshotOf(name: string, cluster: KubernetesCluster): ClusterSnapshot {
  const empty: ClusterSnapshot = {
    name,
    managedBy: 'none',
    probed: false,
    nodes: [],
    routes: [],
    intervalMs: 2000,
    timeoutMs: 2000,
  };
  const found = reading(`kubernetes:lab/${cluster.namespace}/${name}`, cluster);
  return { ...empty, ...withKubernetes(empty, found, NOW) };
}
