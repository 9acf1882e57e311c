import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { SqlView } from '../model/postgres/SqlView';
import type { Reading } from '../model/Reading';
import { changed, HEALTHY } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, silent, sqlReading } from './__testUtils__/snapshots';

const HUNG: Partial<PatroniNode> = {
  writable: 'unknown',
  serverVersion: undefined,
  lsn: undefined,
  receivedLsn: undefined,
  replayedLsn: undefined,
  replicationState: undefined,
  standbys: [],
};

/** The lab in which PostgreSQL of one member does not answer its Patroni. */
const hung = (name: string, more: Partial<PatroniNode> = {}) =>
  changed({
    nodes: (node, own) => (own === name ? { ...node, ...HUNG, ...more } : node),
  });

describe('PostgreSQL that does not answer its Patroni', () => {
  it.each<[string, ClusterSnapshot, string[]]>([
    ['is the leader', hung('patroni1'), ['critical holder-hangs']],
    ['is a replica', hung('patroni2'), ['warning member-hangs']],
    [
      'starts',
      hung('patroni1', { state: 'starting', writable: false }),
      ['critical holder-not-serving'],
    ],
    [
      'answers by SQL',
      {
        ...hung('patroni1'),
        probed: true,
        nodes: hung('patroni1').nodes.map((node, index) => ({
          ...node,
          sql: sqlReading(index > 0),
        })),
      },
      [],
    ],
  ])('%s', (_, snapshot, expected) => {
    expect(codes(lasting(snapshot))).toEqual(expected);
  });
});

describe('the watchdog', () => {
  it.each([
    ['patroni1', ['warning watchdog-failed'], 'degraded'],
    ['patroni2', ['info replica-watchdog-failed'], 'ok'],
  ])('of %s fails', (name, expected, verdict) => {
    const evaluation = lasting(
      changed({
        nodes: (node, own) => ({ ...node, watchdogFailed: own === name }),
      }),
    );
    expect(codes(evaluation)).toEqual(expected);
    expect(evaluation.verdict).toBe(verdict);
  });
});

describe('a primary without Patroni that does not answer', () => {
  const PRIMARY: SqlView = { inRecovery: false };
  const STANDBY: SqlView = { inRecovery: true, receiver: 'streaming' };
  const gone = (last?: SqlView) =>
    silent<SqlView>('postgres-sql:demo/node', NOW, last);
  const here = ({ inRecovery, ...more }: SqlView) =>
    sqlReading(inRecovery, NOW, {
      receiveLsn: '0/1',
      replayLsn: '0/1',
      ...more,
    });
  /** Nodes by what they say by SQL, and which of them HAProxy sends writes to. */
  const plain = (
    nodes: Array<Reading<SqlView>>,
    up?: string,
  ): ClusterSnapshot => ({
    ...HEALTHY,
    managedBy: 'none',
    probed: true,
    settings: undefined,
    routes: up
      ? changed({
          servers: (server, proxy) =>
            proxy === 'primary'
              ? {
                  ...server,
                  address: undefined,
                  up: server.name === up,
                  status: server.name === up ? 'UP' : 'DOWN',
                }
              : server,
        }).routes.slice(0, 1)
      : [],
    nodes: nodes.map((sql, index) => ({
      address: `10.0.0.${index + 1}:5432`,
      name: `patroni${index + 1}`,
      postgres: { host: `10.0.0.${index + 1}`, port: 5432 },
      sql,
    })),
  });

  it.each<[string, ClusterSnapshot, string, string]>([
    ['was seen', plain([gone(PRIMARY), here(STANDBY)]), 'critical', 'patroni1'],
    ['was never seen', plain([gone(), here(STANDBY)]), 'critical', 'patroni1'],
    [
      'may be one of two',
      plain([gone(), gone(), here(STANDBY)]),
      'critical',
      'patroni1, patroni2',
    ],
    [
      'is the one of two that was seen',
      plain([gone(STANDBY), gone(PRIMARY), here(STANDBY)]),
      'critical',
      'patroni2',
    ],
    [
      'is reached by HAProxy',
      plain([gone(PRIMARY), here(STANDBY)], 'patroni1'),
      'warning',
      'patroni1',
    ],
  ])('%s', (_, snapshot, severity, members) => {
    const evaluation = lasting(snapshot);
    expect(find(evaluation, 'primary-silent')).toMatchObject({
      severity,
      params: { members },
    });
    expect(find(evaluation, 'member-silent')?.params.member).not.toBe(
      members.split(', ')[0],
    );
  });

  it('is not spoken of when another one accepts writes', () => {
    const evaluation = lasting(plain([gone(PRIMARY), here(PRIMARY)]));
    expect(codes(evaluation)).toEqual(['warning member-silent']);
  });
});
