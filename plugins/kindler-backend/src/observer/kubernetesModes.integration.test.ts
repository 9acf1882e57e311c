import {
  startKubernetes,
  type TestKubernetes,
} from '../kubernetes/__testUtils__/startKubernetes';
import { citusGroup, spilo, twoPods } from '../__testUtils__/kubernetesInputs';
import {
  patroniObjects,
  type ClusterOptions,
} from '../__testUtils__/patroniObjects';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import {
  describeOnKubernetes,
  kubernetesAssets,
} from '../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;
const NAMESPACE = 'db';

describeOnKubernetes('Observer of other operators', () => {
  let kubernetes: TestKubernetes;
  let observer: Observer | undefined;
  const renewing: NodeJS.Timeout[] = [];

  const path = (kind: string, name = '') =>
    `/api/v1/namespaces/${NAMESPACE}/${kind}${name && `/${name}`}`;

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    await kubernetes.request('POST', '/api/v1/namespaces', {
      metadata: { name: NAMESPACE },
    });
  }, 2 * MINUTE);

  afterEach(() => observer?.stop());

  afterAll(async () => {
    renewing.forEach(timer => clearInterval(timer));
    await kubernetes?.stop();
  }, MINUTE);

  async function create(kind: string, object: KubernetesObject) {
    const { name, labels, annotations } = object.metadata!;
    await kubernetes.request('POST', path(kind), {
      metadata: { name, labels, annotations },
      subsets: object.subsets?.map(subset => ({
        addresses: subset.addresses?.map(({ targetRef }) => ({
          ip: '10.0.0.10',
          targetRef,
        })),
      })),
      spec: kind === 'pods' && {
        automountServiceAccountToken: false,
        containers: [{ name: 'postgres', image: 'none' }],
      },
    });
  }

  /** Makes a cluster whose leader renews its lock. */
  async function run(options: ClusterOptions) {
    const objects = patroniObjects(options);
    for (const [kind, items = []] of Object.entries(objects)) {
      for (const item of items) {
        await create(kind, item);
      }
    }
    const { mode = 'endpoints', base } = options;
    const record = mode === 'endpoints' ? base : `${base}-leader`;
    const renew = () =>
      kubernetes
        .request('PATCH', path(mode, record), {
          metadata: { annotations: { renewTime: new Date().toISOString() } },
        })
        .catch(() => {});
    renewing.push(setInterval(renew, 500));
  }

  const start = (more: object) => {
    observer = startObserver({
      kubernetes: [
        {
          name: 'local',
          kubeconfigFile: kubernetes.kubeconfigFile,
          scopeLabel: 'cluster-name',
          roleLabel: 'spilo-role',
          ...more,
        },
      ],
      settings: { intervalMs: 1000, timeoutMs: 1000 },
    });
  };

  const waitFor = (name: string) =>
    databaseWaiter(() => observer!, {
      name: `${name}.db.local`,
      deadlineMs: 30_000,
    });

  it(
    'tells Endpoints and ConfigMaps apart by what is there, and leaves poolers out',
    async () => {
      await run(spilo());
      await run(
        spilo({
          base: 'maps',
          labels: { application: 'spilo', 'cluster-name': 'maps' },
          pods: twoPods('maps'),
          mode: 'configmaps',
        }),
      );
      await create('pods', {
        metadata: {
          name: 'demo-pooler',
          labels: {
            application: 'db-connection-pooler',
            'cluster-name': 'demo',
            'spilo-role': 'master',
          },
        },
      });
      start({ labels: { application: 'spilo' } });
      for (const name of ['demo', 'maps']) {
        const found = await waitFor(name)(
          'ok',
          ({ verdict }) => verdict === 'ok',
        );
        expect(found).toMatchObject({
          managedBy: 'patroni',
          leader: `${name}-0`,
          memberCount: 2,
        });
      }
    },
    MINUTE,
  );

  it(
    'finds the groups of a Citus formation',
    async () => {
      await run(citusGroup(0));
      await run(citusGroup(1));
      start({ roleLabel: 'role', labels: { application: 'patroni' } });
      for (const group of [0, 1]) {
        const found = await waitFor(`citus.${group}`)(
          'ok',
          ({ verdict }) => verdict === 'ok',
        );
        expect(found).toMatchObject({
          leader: `citus-${group}-0`,
          scope: 'citus',
          formation: { name: 'citus', group },
          title: `citus, group ${group}`,
        });
      }
      expect(observer!.getDatabase('citus.db.local')).toBeUndefined();
    },
    MINUTE,
  );

  it(
    'reads lists of more than one page',
    async () => {
      const names = Array.from({ length: 520 }, (_, index) => `many-${index}`);
      for (let index = 0; index < names.length; index += 20) {
        await Promise.all(
          names.slice(index, index + 20).map(name =>
            create('configmaps', {
              metadata: {
                name: `${name}-config`,
                labels: { application: 'spilo', 'cluster-name': name },
                annotations: { initialize: '7' },
              },
            }),
          ),
        );
      }
      start({ labels: { application: 'spilo' } });
      await waitFor('demo')('ok', ({ verdict }) => verdict === 'ok');
      const found = observer!
        .listDatabases()
        .filter(({ name }) => name.startsWith('many-'));
      expect(found.length).toBe(names.length);
    },
    MINUTE,
  );
});
