import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { parseCluster } from '../dcs/parseCluster';
import { parseNode } from '../patroni/parseNode';
import type { SqlView } from '../model/postgres/SqlView';
import { HEALTHY } from './__testUtils__/healthy';
import { codes, lasting } from './__testUtils__/judging';
import { NOW, reading, sqlReading } from './__testUtils__/snapshots';

type Json = Record<string, unknown>;

interface Told {
  version?: string;
  /** Entries of `replication` of n1, and of n2. */
  sent?: Json[];
  relayed?: Json[];
  /** What n2 and n3 say of themselves, and how `/cluster` lists them. */
  own?: [Json | undefined, Json | undefined];
  listed?: [Json, Json];
  sql?: Array<Partial<SqlView> | undefined>;
  leader?: Json;
}

const sends = (name: string, more: Json = {}) => ({
  application_name: name,
  client_addr: `10.0.0.${name.at(-1)}`,
  state: 'streaming',
  sync_state: 'async',
  ...more,
});

/** A leader n1 and its replicas n2 and n3, told by Patroni of a version. */
function cluster(told: Told): ClusterSnapshot {
  const { version = '2.1.7', sent, relayed, own, listed, sql } = told;
  const members = ['n1', 'n2', 'n3'].map((name, index) => ({
    name,
    role: index === 0 ? 'leader' : 'replica',
    state: 'running',
    host: `10.0.0.${index + 1}`,
    port: 5432,
    timeline: 4,
    ...(index === 0 ? {} : { lag: 0, ...listed?.[index - 1] }),
  }));
  const view = parseCluster(JSON.stringify({ members }));
  const node = (index: number) => ({
    state: 'running',
    role: index === 0 ? 'master' : 'replica',
    server_version: 150004,
    xlog:
      index === 0
        ? { location: 1000 }
        : { received_location: 1000, replayed_location: 1000, paused: false },
    timeline: 4,
    patroni: { version, scope: 'x', name: `n${index + 1}` },
    ...(index === 0 ? { replication: sent, ...told.leader } : own?.[index - 1]),
    ...(index === 1 ? { replication: relayed } : {}),
  });
  const asked = [0, 1, 2].filter(
    index => index === 0 || !own || own[index - 1] !== undefined,
  );
  return {
    ...HEALTHY,
    probed: sql !== undefined,
    routes: [],
    nodes: asked.map(index => ({
      address: `10.0.0.${index + 1}:8008`,
      name: `n${index + 1}`,
      node: reading(
        `patroni-rest:x/n${index + 1}`,
        parseNode(JSON.stringify(node(index))),
      ),
      cluster: reading(`patroni-rest:x/n${index + 1}`, view),
      sql: sql?.[index] && sqlReading(index > 0, NOW, sql[index]),
    })),
  };
}

const OK: string[] = [];
const N3 = ['warning replica-not-streaming'];

describe('whether a replica replicates', () => {
  it.each<[string, Told, string[]]>([
    ['both are in the list', { sent: [sends('n2'), sends('n3')] }, OK],
    ['one is not in the list', { sent: [sends('n2')] }, N3],
    ['none is in it', {}, [...N3, ...N3]],
    [
      'one catches up',
      { sent: [sends('n2'), sends('n3', { state: 'catchup' })] },
      OK,
    ],
    [
      'one is only being copied',
      { sent: [sends('n2'), sends('n3', { state: 'backup' })] },
      N3,
    ],
    [
      'one connects under another name from its address',
      {
        sent: [sends('n2'), { ...sends('n3'), application_name: 'walsender' }],
      },
      OK,
    ],
    [
      'one streams from another replica, and is in its list',
      {
        sent: [sends('n2')],
        relayed: [sends('n3')],
        listed: [{}, { tags: { replicatefrom: 'n2' } }],
      },
      OK,
    ],
    [
      'one should stream from another replica and is in no list',
      { sent: [sends('n2')], listed: [{}, { tags: { replicatefrom: 'n2' } }] },
      N3,
    ],
    [
      'one should stream from a replica that does not tell',
      {
        sent: [sends('n2')],
        own: [
          { server_version: undefined, xlog: undefined, state: 'starting' },
          {},
        ],
        listed: [{}, { tags: { replicatefrom: 'n2' } }],
      },
      ['warning member-not-running'],
    ],
    [
      'one lives on the archive by its tag',
      { sent: [sends('n2')], listed: [{}, { tags: { nostream: true } }] },
      OK,
    ],
    [
      'PostgreSQL of the leader does not answer its Patroni',
      { leader: { server_version: undefined, xlog: undefined } },
      ['critical holder-hangs'],
    ],
    [
      'nobody asks the replica, and the DCS still says that it streams',
      {
        version: '4.0.4',
        sent: [sends('n2')],
        own: [{ replication_state: 'streaming' }, undefined],
        listed: [{ state: 'streaming' }, { state: 'streaming' }],
      },
      [...N3, 'info member-unasked'],
    ],
    [
      'both say that they stream',
      {
        version: '4.1.4',
        sent: [sends('n2'), sends('n3')],
        own: [
          { replication_state: 'streaming' },
          { replication_state: 'streaming' },
        ],
      },
      OK,
    ],
    [
      'one says nothing of streaming although it could',
      {
        version: '3.0.4',
        sent: [sends('n2'), sends('n3')],
        own: [{ replication_state: 'streaming' }, {}],
      },
      N3,
    ],
    [
      'PostgreSQL is too old to say it',
      {
        version: '3.0.4',
        sent: [sends('n2'), sends('n3')],
        own: [{ server_version: 90524 }, { server_version: 90524 }],
      },
      OK,
    ],
    [
      'one says that it streams, and nobody in the cluster sends to it',
      {
        version: '4.1.4',
        sent: [sends('n2')],
        own: [
          { replication_state: 'streaming' },
          { replication_state: 'streaming' },
        ],
      },
      N3,
    ],
    [
      'one restores from the archive',
      {
        version: '4.1.4',
        sent: [sends('n2')],
        own: [
          { replication_state: 'streaming' },
          { replication_state: 'in archive recovery' },
        ],
        listed: [{ state: 'streaming' }, { state: 'in archive recovery' }],
      },
      OK,
    ],
    [
      'one has no WAL receiver by SQL',
      {
        sent: [sends('n2'), sends('n3')],
        sql: [undefined, undefined, { receiver: 'none' }],
      },
      N3,
    ],
    [
      'one has no WAL receiver by SQL but an archive',
      {
        sent: [sends('n2')],
        sql: [undefined, undefined, { receiver: 'none', restores: true }],
      },
      OK,
    ],
    [
      'one waits for its upstream by SQL',
      {
        sent: [sends('n2')],
        sql: [undefined, undefined, { receiver: 'waiting' }],
      },
      N3,
    ],
    [
      'a role without privileges sees nothing of the receiver',
      { sent: [sends('n2'), sends('n3')], sql: [undefined, {}, {}] },
      OK,
    ],
    [
      'one does not run',
      {
        sent: [sends('n2')],
        own: [{}, { state: 'stopped', xlog: undefined }],
        listed: [{}, { state: 'stopped' }],
      },
      ['warning member-not-running'],
    ],
  ])('%s', (_, told, expected) => {
    expect(codes(lasting(cluster(told)))).toEqual(expected);
  });

  it('is not asked while it only just began', () => {
    const { verdict } = lasting(cluster({ sent: [sends('n2')] }), 10);
    expect(verdict).toBe('ok');
  });

  it('says where it is known from', () => {
    const [finding] = lasting(cluster({ sent: [sends('n2')] })).findings;
    expect(finding.params).toEqual({ member: 'n3' });
    expect(finding.evidence).toEqual([
      expect.objectContaining({
        value: 'not among the standbys of n1',
        source: 'patroni-rest:x/n1',
      }),
    ]);
  });
});

describe('whether a replica replays', () => {
  const BIG = 60 * 1024 ** 2;
  const both = [sends('n2'), sends('n3')];
  it.each<[string, Told, string[]]>([
    [
      'it received much more than it replayed, by REST of any version',
      {
        sent: both,
        own: [
          {},
          { xlog: { received_location: 1 + BIG, replayed_location: 1 } },
        ],
      },
      ['warning replay-behind'],
    ],
    [
      'Patroni 4.1 records it',
      { sent: both, listed: [{}, { receive_lag: 0, replay_lag: BIG }] },
      OK,
    ],
    [
      'Patroni 4.1 records it of a member that nobody asks',
      {
        sent: both,
        own: [{}, undefined],
        listed: [{}, { receive_lag: 0, replay_lag: BIG }],
      },
      ['warning replay-behind', 'info member-unasked'],
    ],
    [
      'SQL says so',
      {
        sent: both,
        sql: [
          undefined,
          undefined,
          { receiveLsn: '1/0', replayLsn: '0/F0000000', receiver: 'streaming' },
        ],
      },
      ['warning replay-behind'],
    ],
    [
      'it is late on purpose',
      {
        sent: both,
        sql: [
          undefined,
          undefined,
          {
            receiveLsn: '1/0',
            replayLsn: '0/F0000000',
            receiver: 'streaming',
            delayed: true,
          },
        ],
      },
      ['info replay-behind'],
    ],
    [
      'it is paused by REST',
      {
        sent: both,
        own: [
          {},
          {
            xlog: {
              received_location: 1 + BIG,
              replayed_location: 1,
              paused: true,
            },
          },
        ],
      },
      ['warning replay-paused'],
    ],
    [
      'it is paused by SQL',
      {
        sent: both,
        sql: [undefined, undefined, { replayPaused: true }],
      },
      ['warning replay-paused'],
    ],
  ])('%s', (_, told, expected) => {
    expect(codes(lasting(cluster(told)))).toEqual(expected);
  });
});
