import { readPostgresCluster } from './readPostgresCluster';

const PGO = 'postgres-operator.crunchydata.com';

const HIPPO = {
  metadata: {
    name: 'hippo',
    namespace: 'db',
    generation: 4,
    annotations: { [`${PGO}/trigger-switchover`]: 'move-1' },
  },
  spec: {
    postgresVersion: 17,
    instances: [{ name: 'set1', replicas: 2 }, { replicas: 1 }],
    patroni: { switchover: { enabled: true } },
    shutdown: false,
  },
  status: {
    observedGeneration: 4,
    instances: [
      { name: 'set1', replicas: 2, readyReplicas: 1, updatedReplicas: 2 },
    ],
    patroni: { systemIdentifier: '7313132612345678901', switchover: 'move-1' },
    proxy: { pgBouncer: { replicas: 2, readyReplicas: 2 } },
    pgbackrest: {
      repos: [
        { name: 'repo1', bound: true, stanzaCreated: true },
        { name: 'repo2', stanzaCreated: false },
        { name: 'repo3' },
      ],
      scheduledBackups: [
        {
          repo: 'repo1',
          type: 'full',
          startTime: '2026-11-20T01:00:00Z',
          completionTime: '2026-11-20T01:09:00Z',
          succeeded: 1,
          failed: 1,
        },
        {
          repo: 'repo1',
          type: 'incr',
          startTime: '2026-11-21T01:00:00Z',
          active: 1,
        },
      ],
    },
    conditions: [
      {
        type: 'ProxyAvailable',
        status: 'True',
        reason: 'x',
        message: '',
        lastTransitionTime: '2026-11-20T00:00:00Z',
      },
      { type: 'Odd', status: 'maybe' },
      { status: 'True' },
    ],
  },
};

/** HIPPO with another status of pgBackRest. */
const backedUp = (pgbackrest: object) => ({
  ...HIPPO,
  status: { ...HIPPO.status, pgbackrest },
});

describe('readPostgresCluster', () => {
  it('reads what PGO tells', () => {
    expect(readPostgresCluster(HIPPO)).toEqual({
      namespace: 'db',
      name: 'hippo',
      upToDate: true,
      postgresVersion: 17,
      shutdown: false,
      instanceSets: [
        {
          name: 'set1',
          wanted: 2,
          replicas: 2,
          readyReplicas: 1,
          updatedReplicas: 2,
        },
        { name: '01', wanted: 1 },
      ],
      pgBouncer: { replicas: 2, readyReplicas: 2 },
      backups: {
        repositories: [
          { name: 'repo1', ready: true },
          { name: 'repo2', ready: false },
          { name: 'repo3', ready: 'unknown' },
        ],
        lastCompletedAt: '2026-11-20T01:09:00Z',
        failed: 0,
      },
      switchover: { requested: 'move-1', done: true },
      conditions: [
        {
          type: 'ProxyAvailable',
          status: 'True',
          reason: 'x',
          since: '2026-11-20T00:00:00Z',
        },
        { type: 'Odd', status: 'Unknown' },
      ],
    });
  });

  it('knows little of one that the operator has not seen, and claims nothing', () => {
    const metadata = { name: 'new', namespace: 'db', generation: 1 };
    expect(readPostgresCluster({ metadata })).toEqual({
      namespace: 'db',
      name: 'new',
      upToDate: false,
      instanceSets: [],
      backups: { repositories: [], failed: 0 },
      conditions: [],
    });
  });

  it.each([
    ['an old observed generation', 4, 3, false],
    ['no generation', undefined, 3, 'unknown'],
    ['no observed generation', 4, undefined, false],
  ])('with %s', (_, generation, observedGeneration, expected) => {
    expect(
      readPostgresCluster({
        metadata: { ...HIPPO.metadata, generation },
        status: { observedGeneration },
      } as typeof HIPPO)?.upToDate,
    ).toBe(expected);
  });

  it.each([
    ['done, whether or not it is still enabled', false, 'move-1', true],
    ['asked for', true, 'move-0', false],
    ['asked for and switched off again', false, 'move-0', undefined],
  ])('takes a switchover for %s', (_, enabled, switchover, done) => {
    expect(
      readPostgresCluster({
        ...HIPPO,
        spec: { ...HIPPO.spec, patroni: { switchover: { enabled } } },
        status: { ...HIPPO.status, patroni: { switchover } },
      } as typeof HIPPO)?.switchover?.done,
    ).toBe(done);
  });

  const full = (day: number, more: object) => ({
    repo: 'repo1',
    type: 'full',
    startTime: `2026-11-${day}T01:00:00Z`,
    ...more,
  });

  it.each([
    ['none', {}, undefined, 0],
    [
      'one that failed and one after it that did not',
      {
        scheduledBackups: [full(20, { failed: 3 }), full(21, { succeeded: 1 })],
      },
      undefined,
      1,
    ],
    [
      'one that failed after one that did not',
      {
        scheduledBackups: [full(21, { failed: 3 }), full(20, { succeeded: 1 })],
      },
      { what: 'full backup to repo1', startedAt: '2026-11-21T01:00:00Z' },
      1,
    ],
    [
      'one whose pods failed and that still tries',
      { scheduledBackups: [full(21, { failed: 2, active: 1 })] },
      undefined,
      0,
    ],
    [
      'a manual one that failed',
      { manualBackup: { id: '1', finished: true, failed: 1 } },
      { what: 'manual backup' },
      1,
    ],
    [
      'a manual one that is not finished',
      { manualBackup: { id: '1', finished: false, failed: 1 } },
      undefined,
      0,
    ],
    ['what is no list', { scheduledBackups: 'x', repos: {} }, undefined, 0],
  ])('of backups with %s', (_, pgbackrest, failedBackup, failed) => {
    const view = readPostgresCluster(backedUp(pgbackrest) as typeof HIPPO);
    expect(view?.failedBackup).toEqual(failedBackup);
    expect(view?.backups.failed).toBe(failed);
  });
});
