import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { startLab, type Lab } from '@kindler/lab';
import { describeOnKubernetes } from '../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { readLabConfig, startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;
/** Real Patroni on a real Kubernetes API; of the cluster itself nothing is configured but the routes to it. */
describeOnKubernetes('a cluster found with no member', () => {
  let lab: Lab;
  let observer: Observer;

  beforeAll(async () => {
    lab = await startLab({ dcs: 'kubernetes' });
    const config = readLabConfig(lab);
    const [{ name, title, kubernetes }] = config.databases;
    observer = startObserver({
      ...config,
      databases: [{ name, title, kubernetes, members: [] }],
    });
  }, 4 * MINUTE);

  afterAll(async () => {
    await observer?.stop();
    await lab?.stop();
  }, 4 * MINUTE);

  const hippo = databaseWaiter(() => observer, {
    name: 'hippo',
    deadlineMs: MINUTE,
  });

  const agreed = (leader: string) => (database: Database) =>
    database.verdict === 'ok' &&
    database.leader === leader &&
    database.postgresCluster !== undefined;

  it(
    'is seen with its members, its gateway and what PGO says',
    async () => {
      const leader = (await lab.leader())!;
      const found = await hippo('ok', agreed(leader));
      expect(found).toMatchObject({
        title: 'Hippo',
        managedBy: 'pgo',
        scope: 'hippo-ha',
        memberCount: 3,
        systemIdentifier: expect.stringMatching(/^\d{19}$/),
        witnesses: {
          patroni: { status: 'named', members: [leader] },
          postgres: {
            status: 'absent',
            reason: { text: expect.stringContaining('bound to hippo by') },
          },
          haproxy: { status: 'named', members: [leader] },
          client: { status: 'named', members: [leader] },
        },
        postgresCluster: { name: 'hippo', upToDate: true, postgresVersion: 15 },
      });
      expect(found.members.map(({ name }) => name)).toEqual(
        lab.state.members.map(({ name }) => name),
      );
      for (const { servers } of found.gateways) {
        expect(servers.map(({ matchedBy }) => matchedBy)).toEqual(
          servers.map(() => 'address'),
        );
      }
    },
    2 * MINUTE,
  );

  it(
    'follows a switchover, and calms down by itself',
    async () => {
      const leader = await lab.switchover();
      await hippo(
        `the leader ${leader}`,
        database => database.leader === leader,
      );
      const calm = await hippo(
        'ok without a finding',
        database => agreed(leader)(database) && database.findings.length === 0,
      );
      for (const { state } of calm.members) {
        expect(state).toMatch(/^(running|streaming)$/);
      }
      await lab.waitHealthy();
    },
    2 * MINUTE,
  );
});
