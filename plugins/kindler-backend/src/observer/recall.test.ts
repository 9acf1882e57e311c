import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { waitFor } from '@kindler/lab';
import { spilo } from '../__testUtils__/kubernetesInputs';
import { patroniObjects } from '../__testUtils__/patroniObjects';
import type { DatabaseConfig } from '../config';
import { KubernetesStandIn } from '../kubernetes/__testUtils__/KubernetesStandIn';
import { memoryStore } from './__testUtils__/memoryStore';
import { startObserver } from './__testUtils__/startObserver';
import { DATABASE } from './LastKnown';
import type { Observer } from './Observer';
import type { SnapshotStore } from './SnapshotStore';

jest.setTimeout(60_000);

const FOUND = 'demo.db.prod';

describe('a cluster that was found before the backend started', () => {
  let api: KubernetesStandIn;
  let store: SnapshotStore;
  const running: Observer[] = [];

  beforeEach(async () => {
    api = await KubernetesStandIn.start();
    api.objects = patroniObjects(spilo());
    store = memoryStore();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map(observer => observer.stop()));
    await api.stop();
  });

  const observe = (databases: DatabaseConfig[] = []) => {
    const observer = startObserver({
      store,
      databases,
      kubernetes: [
        {
          name: 'prod',
          kubeconfigFile: api.kubeconfigFile,
          scopeLabel: 'cluster-name',
          roleLabel: 'spilo-role',
          labels: { application: 'spilo' },
        },
      ],
    });
    running.push(observer);
    const until = (
      name: string,
      matches: (database: Database | undefined) => boolean,
    ) =>
      waitFor(
        `${name} as wanted`,
        () => matches(observer.getDatabase(name)) || undefined,
        { deadlineMs: 20_000, everyMs: 20 },
      );
    return { observer, until };
  };
  const isSeen = (database?: Database) => database?.leader === 'demo-0';
  const isLastKnown = (database?: Database) =>
    database?.sources[0].fault !== undefined && database.verdict === 'unknown';

  it.each<[string, DatabaseConfig[]]>([
    [FOUND, []],
    [
      'demo',
      [
        {
          name: 'demo',
          members: [],
          kubernetes: { api: 'prod', namespace: 'db', scope: 'demo' },
        },
      ],
    ],
  ])(
    'is shown as %s, with age and reason, while its API is away, and is gone when that says so',
    async (name, databases) => {
      const before = observe(databases);
      await before.until(name, isSeen);
      await before.observer.stop();

      api.isAway = true;
      const { observer, until } = observe(databases);
      await until(name, isLastKnown);
      const [known] = observer.listDatabases();
      expect(known).toMatchObject({
        name,
        managedBy: 'patroni',
        scope: 'demo',
        leader: undefined,
        kubernetes: { pods: [{ name: 'demo-0' }, { name: 'demo-1' }] },
        sources: [
          {
            status: 'unreachable',
            observedAt: expect.any(String),
            fault: { message: expect.any(String) },
          },
        ],
      });
      expect(observer.findPlace(name)).toMatchObject({ scope: 'demo' });

      api.isAway = false;
      await until(name, isSeen);
      api.objects = {};
      await observer.stop();
      const after = observe(databases);
      await after.until(name, database => !database?.kubernetes);
      await after.observer.stop();
      const kept = await store.load(DATABASE);
      expect(kept).toHaveLength(databases.length);
    },
  );
});
