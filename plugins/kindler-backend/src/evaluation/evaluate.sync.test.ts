import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { PatroniSettings } from '../model/patroni/PatroniSettings';
import type { SqlView } from '../model/postgres/SqlView';
import { changed } from './__testUtils__/healthy';
import { codes, lasting } from './__testUtils__/judging';
import { NOW, reading, sqlReading } from './__testUtils__/snapshots';

type Role = 'sync_standby' | 'quorum_standby' | 'replica';

interface Told {
  settings?: PatroniSettings;
  /** Roles of patroni2 and patroni3 in the DCS. */
  roles?: [Role, Role];
  /** State of patroni2, by its own word. */
  state?: string;
  /** What the leader calls its standbys. */
  sent?: string;
  /** What patroni2 says by SQL. */
  sql?: Partial<SqlView>;
}

const ON: PatroniSettings = { synchronous: true, synchronousMode: 'on' };
const STRICT: PatroniSettings = { ...ON, synchronousModeStrict: true };

function lab({ settings, roles, state, sent, sql }: Told): ClusterSnapshot {
  const snapshot = changed({
    clusters: cluster => ({
      ...cluster,
      members: cluster.members.map((member, index) =>
        index === 0
          ? member
          : { ...member, role: roles?.[index - 1] ?? 'replica' },
      ),
    }),
    nodes: (node, name) => ({
      ...node,
      standbys: node.standbys.map(standby => ({
        ...standby,
        syncState: sent ?? 'async',
      })),
      ...(name === 'patroni2' && state ? { state } : {}),
    }),
  });
  return {
    ...snapshot,
    settings: reading('patroni-rest:demo', {
      loopWait: 3,
      ttl: 20,
      ...settings,
    }),
    nodes: snapshot.nodes.map((node, index) =>
      sql && index === 1 ? { ...node, sql: sqlReading(true, NOW, sql) } : node,
    ),
  };
}

describe('synchronous mode', () => {
  it.each<[string, Told, string[]]>([
    ['off', {}, []],
    [
      'on, with a standby',
      { settings: ON, roles: ['sync_standby', 'replica'] },
      [],
    ],
    [
      'quorum, with standbys',
      {
        settings: { ...ON, synchronousMode: 'quorum' },
        roles: ['quorum_standby', 'quorum_standby'],
      },
      [],
    ],
    ['on, without', { settings: ON }, ['warning sync-standby-missing']],
    [
      'strict, without',
      { settings: STRICT },
      ['critical sync-standby-missing'],
    ],
    [
      'strict, with one that PostgreSQL has and the DCS does not record',
      { settings: STRICT, sent: 'sync' },
      ['warning sync-standby-missing'],
    ],
    [
      'strict, with one that is recorded and does not run',
      {
        settings: STRICT,
        roles: ['sync_standby', 'replica'],
        state: 'stopped',
      },
      ['critical sync-standby-missing', 'warning member-not-running'],
    ],
    [
      'strict, with one that is recorded and does not replicate',
      {
        settings: STRICT,
        roles: ['sync_standby', 'replica'],
        sql: { receiver: 'none' },
      },
      ['critical sync-standby-missing', 'warning replica-not-streaming'],
    ],
    [
      'on, with fewer than wanted',
      {
        settings: { ...ON, synchronousNodeCount: 2 },
        roles: ['sync_standby', 'replica'],
      },
      ['info sync-standbys-few'],
    ],
    [
      'on, with as many as wanted',
      {
        settings: { ...ON, synchronousNodeCount: 2 },
        roles: ['sync_standby', 'sync_standby'],
      },
      [],
    ],
  ])('is %s', (_, told, expected) => {
    expect(codes(lasting(lab(told)))).toEqual(expected);
  });
});
