import { codes, lasting } from './__testUtils__/judging';
import {
  type Told,
  sends,
  cluster,
  OK,
} from './__testUtils__/streamingCluster';

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
