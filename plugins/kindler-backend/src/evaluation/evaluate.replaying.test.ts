import { codes, lasting } from './__testUtils__/judging';
import {
  type Told,
  sends,
  cluster,
  OK,
} from './__testUtils__/streamingCluster';

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
