import { word } from '@kindler/backstage-plugin-kindler-common';
import { openLab, type Lab } from '@kindler/lab';
import { PGO } from '../kubernetes';
import {
  startKubernetes,
  type TestKubernetes,
} from '../kubernetes/__testUtils__/startKubernetes';
import {
  describeOnKubernetes,
  kubernetesAssets,
} from '../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { pgoConfig } from './__testUtils__/pgoConfig';
import { readLabConfig, startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;

/** A real Kubernetes API that says where the members of the etcd lab are. */
describeOnKubernetes('a cluster found with no address', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let kubernetes: TestKubernetes;
  let observer: Observer | undefined;
  let leader: string;

  const pods = '/api/v1/namespaces/default/pods';
  const labels = {
    [`${PGO}/cluster`]: 'orders',
    [`${PGO}/patroni`]: 'orders-ha',
  };

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    kubernetes = await startKubernetes(kubernetesAssets!);
    leader = (await lab.leader())!;
    // ConfigMaps: an API server takes no Endpoints on loopback, where the lab's members are.
    await kubernetes.request('POST', '/api/v1/namespaces/default/configmaps', {
      metadata: {
        name: 'orders-ha-leader',
        labels,
        annotations: {
          leader,
          ttl: '600',
          renewTime: new Date().toISOString(),
          optime: '1',
        },
      },
    });
    for (const { name, port } of lab.state.members) {
      const status = {
        // Nobody must follow the host that a payload names.
        conn_url: `postgres://192.0.2.1:${port}/postgres`,
        api_url: 'http://192.0.2.1:8008/patroni',
        state: 'running',
        role: name === leader ? 'primary' : 'replica',
        replication_state: name === leader ? undefined : 'streaming',
        xlog_location: 1,
        timeline: 1,
      };
      await kubernetes.request('POST', pods, {
        metadata: {
          name,
          labels,
          annotations: { status: JSON.stringify(status) },
        },
        spec: {
          automountServiceAccountToken: false,
          containers: [{ name: 'database', image: 'none' }],
        },
      });
      await kubernetes.request('PATCH', `${pods}/${name}/status`, {
        status: { podIP: '127.0.0.1', podIPs: [{ ip: '127.0.0.1' }] },
      });
    }
  }, 4 * MINUTE);

  afterEach(async () => {
    await observer?.stop();
  });

  afterAll(async () => {
    await kubernetes?.stop();
    await close?.();
  }, 4 * MINUTE);

  function observe(scope: string, probed: boolean) {
    const [{ probe }] = readLabConfig(lab).databases;
    observer = startObserver({
      databases: [
        {
          name: scope.replace('-ha', ''),
          members: [],
          kubernetes: { api: 'local', namespace: 'default', scope },
          probe: probed ? probe : undefined,
        },
      ],
      kubernetes: [
        { ...pgoConfig(kubernetes.kubeconfigFile), mode: 'configmaps' },
      ],
    });
  }

  const database = databaseWaiter(() => observer!, {
    name: 'orders',
    deadlineMs: 20_000,
  });

  it(
    'has its pods probed, at the addresses that Kubernetes tells',
    async () => {
      observe('orders-ha', true);
      const found = await database(
        'two witnesses and all members',
        ({ verdict, members }) =>
          verdict === 'ok' &&
          members.length === 3 &&
          members.every(({ connections }) => connections),
      );
      expect(found.witnesses).toMatchObject({
        patroni: { status: 'named', members: [leader] },
        postgres: { status: 'named', members: [leader] },
        haproxy: { status: 'absent' },
        client: { status: 'absent' },
      });
      expect(found.witnesses.postgres.details).toContainEqual(
        word('witness-by-sql', {}),
      );
      for (const { name, upstream, writable } of found.members) {
        expect(upstream).toBe(name === leader ? undefined : leader);
        expect(writable).toBe(name === leader);
      }
      expect(
        found.sources
          .filter(({ kind }) => kind === 'postgres-sql')
          .map(({ target }) => target)
          .sort(),
      ).toEqual(
        lab.state.members.map(({ port }) => `127.0.0.1:${port}`).sort(),
      );
    },
    MINUTE,
  );

  it(
    'gives up the probe of a pod that went',
    async () => {
      observe('orders-ha', true);
      const [{ name, port }] = lab.state.members.filter(
        member => member.name !== leader,
      );
      await database('all members', ({ members }) => members.length === 3);
      await kubernetes.request(
        'DELETE',
        `${pods}/${name}?gracePeriodSeconds=0`,
      );
      const found = await database(
        'two members',
        ({ members }) => members.length === 2,
      );
      expect(found.sources.map(({ target }) => target)).not.toContain(
        `127.0.0.1:${port}`,
      );
    },
    MINUTE,
  );

  it(
    'says what is missing where nobody is asked',
    async () => {
      observe('orders-ha', false);
      const found = await database('ok', ({ verdict }) => verdict === 'ok');
      expect(found.witnesses.postgres).toMatchObject({
        status: 'absent',
        reason: { text: expect.stringContaining('bound to orders by') },
      });
    },
    MINUTE,
  );

  it(
    'is not taken for well before it is found',
    async () => {
      observe('elsewhere-ha', true);
      await database(
        'the found one',
        ({ verdict }) => verdict === 'ok',
        'orders-ha.default.local',
      );
      const missing = observer!.getDatabase('elsewhere');
      expect(missing).toMatchObject({
        verdict: 'unknown',
        witnesses: {
          patroni: {
            status: 'unknown',
            reason: {
              text: expect.stringContaining('that elsewhere is bound to'),
            },
          },
          client: { status: 'absent' },
        },
      });
    },
    MINUTE,
  );
});
