import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@kindler/lab';
import { parseAllDocuments } from 'yaml';
import type { KubernetesConfig } from '../../config';
import { PGO } from '../../kubernetes';
import {
  startKubernetes,
  type TestKubernetes,
} from '../../kubernetes/__testUtils__/startKubernetes';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readFixture } from '../../evaluation/__testUtils__/fixtures';
import { kubernetesAssets } from '../../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from '../Observer';
import { databaseWaiter } from './databaseWaiter';
import { pgoConfig } from './pgoConfig';
import { startObserver } from './startObserver';

export const NAMESPACE = 'postgres-operator';

export const LEADER = 'hippo-instance1-abcd-0';

export const MINUTE = 60_000;

const MANIFESTS = join(__dirname, '../../../examples/kubernetes');

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** A Kubernetes API with the records of a PostgresCluster, and its observer. Call it in a `describe`. */
export function useOperator() {
  let kubernetes: TestKubernetes;

  let observer: Observer | undefined;

  let token: string;

  const core = (kind: string, namespace = NAMESPACE, name = '') =>
    `/api/v1/namespaces/${namespace}/${kind}${name && `/${name}`}`;

  const clusters = (name = '') =>
    `/apis/${PGO}/v1beta1/namespaces/${NAMESPACE}/postgresclusters${
      name && `/${name}`
    }`;

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    for (const name of ['backstage', NAMESPACE, 'other']) {
      await kubernetes.request('POST', '/api/v1/namespaces', {
        metadata: { name },
      });
    }
    await apply('kindler-observer-rbac.yaml');
    const { status } = (await kubernetes.request(
      'POST',
      `${core('serviceaccounts', 'backstage', 'kindler-observer')}/token`,
      {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      },
    )) as { status: { token: string } };
    token = status.token;
    await createRecords('endpoints', NAMESPACE);
    await createPods(NAMESPACE);
  }, 2 * MINUTE);

  afterEach(async () => {
    await observer?.stop();
  });

  afterAll(async () => {
    await kubernetes?.stop();
  }, MINUTE);

  async function apply(file: string) {
    const text = readFileSync(join(MANIFESTS, file), 'utf8');
    for (const document of parseAllDocuments(text)) {
      const object: Manifest = document.toJS();
      const base = object.apiVersion.includes('/')
        ? `/apis/${object.apiVersion}`
        : `/api/${object.apiVersion}`;
      const { namespace } = object.metadata;
      await kubernetes.request(
        'POST',
        `${base}${
          namespace ? `/namespaces/${namespace}` : ''
        }/${object.kind.toLowerCase()}s`,
        object,
      );
    }
  }

  function sample(kind: 'endpoints' | 'pods') {
    const { items } = JSON.parse(
      readFixture(`kubernetes/v4.1.4/01-healthy/${kind}.json`),
    );
    return items as KubernetesObject[];
  }

  /** Creates Patroni's records. In ConfigMaps mode the leader's record has a name of its own. */
  async function createRecords(
    kind: 'endpoints' | 'configmaps',
    namespace: string,
  ) {
    for (const { metadata, subsets } of sample('endpoints')) {
      const { labels, annotations } = metadata!;
      const name =
        kind === 'configmaps' && metadata!.name === 'hippo-ha'
          ? 'hippo-ha-leader'
          : metadata!.name;
      await kubernetes.request('POST', core(kind, namespace), {
        metadata: { name, labels, annotations },
        subsets: kind === 'endpoints' ? subsets : undefined,
      });
    }
  }

  async function createPods(namespace: string) {
    for (const { metadata } of sample('pods')) {
      const { name, labels, annotations } = metadata!;
      await kubernetes.request('POST', core('pods', namespace), {
        metadata: { name, labels, annotations },
        spec: {
          automountServiceAccountToken: false,
          containers: [{ name: 'database', image: 'none' }],
        },
      });
    }
  }

  async function observe(more: Partial<KubernetesConfig> = {}) {
    const kubeconfigFile = await kubernetes.writeKubeconfig(token);
    observer = startObserver({
      kubernetes: [{ ...pgoConfig(kubeconfigFile), ...more }],
    });
  }

  const database = databaseWaiter(() => observer!, {
    name: 'hippo-ha.postgres-operator.local',
    deadlineMs: 20_000,
  });

  async function serveClusters() {
    await kubernetes.request(
      'POST',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      {
        metadata: { name: `postgresclusters.${PGO}` },
        spec: {
          group: PGO,
          scope: 'Namespaced',
          names: {
            kind: 'PostgresCluster',
            listKind: 'PostgresClusterList',
            plural: 'postgresclusters',
            singular: 'postgrescluster',
          },
          versions: ['v1', 'v1beta1'].map(name => ({
            name,
            served: true,
            storage: name === 'v1beta1',
            subresources: { status: {} },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          })),
        },
      },
    );
    await waitFor(
      'the API of PostgresClusters',
      () => kubernetes.request('GET', clusters()),
      { deadlineMs: 20_000 },
    );
  }

  return {
    get kubernetes() {
      return kubernetes;
    },
    get observer() {
      return observer;
    },
    get token() {
      return token;
    },
    core,
    clusters,
    apply,
    createRecords,
    createPods,
    observe,
    database,
    serveClusters,
  };
}
