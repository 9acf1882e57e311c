import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { SqlView } from '../model/postgres/SqlView';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, sqlReading } from './__testUtils__/snapshots';
import { plain, judged } from './__testUtils__/plainNodes';

const PRIMARY: SqlView = { inRecovery: false, lsn: '0/5000000' };

const MIB = 1024 ** 2;

/** What the nodes say by SQL and by REST, one after the other. */
function patroni(
  sql: Array<Partial<SqlView> | undefined>,
  node: (index: number) => Partial<PatroniNode> = () => ({}),
  tags: Array<Record<string, string> | undefined> = [],
): ClusterSnapshot {
  return {
    ...HEALTHY,
    probed: true,
    nodes: HEALTHY.nodes.map((each, index) => ({
      ...each,
      sql: sql[index] && sqlReading(index > 0, NOW, sql[index]),
      node: { ...each.node!, value: { ...each.node!.value!, ...node(index) } },
      cluster: {
        ...each.cluster!,
        value: {
          ...each.cluster!.value!,
          members: each.cluster!.value!.members.map((member, at) => ({
            ...member,
            tags: tags[at],
          })),
        },
      },
    })),
  };
}

const NONE = () => ({ standbys: [] });

const streams = (name: string, state = 'streaming') => ({
  name,
  state,
  syncState: 'async',
});

describe('whom a member streams from', () => {
  it.each<[string, ClusterSnapshot, Array<string | undefined>]>([
    [
      'is its own word by SQL, also in a cascade',
      patroni(
        [
          PRIMARY,
          { upstream: { host: 'localhost', port: 54321 } },
          { upstream: { host: '127.0.0.1', port: 54322 } },
        ],
        NONE,
      ),
      [undefined, 'patroni1', 'patroni2'],
    ],
    [
      'is the word of those who send by SQL',
      patroni(
        [
          { ...PRIMARY, standbys: [{ name: 'patroni2' }] },
          { standbys: [{ name: 'patroni3' }] },
          {},
        ],
        NONE,
      ),
      [undefined, 'patroni1', 'patroni2'],
    ],
    [
      'is the word of those who send by REST, while they stream',
      patroni([], index => ({
        standbys:
          index === 0
            ? [streams('patroni2'), streams('patroni3', 'catchup')]
            : [],
      })),
      [undefined, 'patroni1', undefined],
    ],
    [
      'is what Patroni was told to follow, where nobody else says',
      patroni([], NONE, [
        undefined,
        { replicatefrom: 'patroni3' },
        { replicatefrom: 'gone' },
      ]),
      [undefined, 'patroni3', undefined],
    ],
    [
      'is not known of an address of no member',
      patroni(
        [PRIMARY, { upstream: { host: '10.9.9.9', port: 5432 } }, {}],
        NONE,
      ),
      [undefined, undefined, undefined],
    ],
    [
      'is found by address without Patroni',
      plain(
        {
          ...PRIMARY,
          standbys: [{ name: 'walreceiver', address: '10.0.0.2' }],
        },
        { inRecovery: true, replayLsn: '0/5000000' },
      ),
      [undefined, 'pg1'],
    ],
  ])('%s', (_, snapshot, expected) => {
    expect(
      judged(snapshot).database.members.map(({ upstream }) => upstream),
    ).toEqual(expected);
  });
});

describe('lag by SQL', () => {
  const replica = (more: Partial<SqlView>): SqlView => ({
    inRecovery: true,
    upstream: { host: '10.0.0.1', port: 5432 },
    ...more,
  });

  it.each<[string, SqlView, number | 'unknown', string[]]>([
    [
      'is counted from the node that accepts writes',
      replica({ receiveLsn: '0/4F00000', replayLsn: '0/4E00000' }),
      MIB,
      [],
    ],
    [
      'is a finding when it is large',
      replica({ receiveLsn: '0/1000000', replayLsn: '0/1000000' }),
      64 * MIB,
      ['warning replica-far-behind'],
    ],
    [
      'is counted from what was replayed when nothing was received',
      replica({ replayLsn: '0/4F00000', upstream: undefined }),
      MIB,
      [],
    ],
    [
      'is none for a replica that was asked later',
      replica({ receiveLsn: '0/5000010', replayLsn: '0/5000010' }),
      0,
      [],
    ],
    [
      'is unknown for one that is ahead and follows nobody',
      replica({ replayLsn: '0/6000000', upstream: undefined }),
      'unknown',
      ['warning lag-unknown'],
    ],
    [
      'is unknown without a position',
      replica({}),
      'unknown',
      ['warning lag-unknown'],
    ],
  ])('%s', (_, view, lag, expected) => {
    const { database, findings } = judged(plain(PRIMARY, view));
    expect(database.members.map(member => member.lag)).toEqual([
      undefined,
      lag,
    ]);
    expect(findings).toEqual(expected);
    expect(database.verdict).toBe(expected.length > 0 ? 'degraded' : 'ok');
  });

  it('is unknown where two nodes accept writes', () => {
    const { database } = judged(
      plain(PRIMARY, PRIMARY, replica({ receiveLsn: '0/5000000' })),
    );
    expect(database.members[2].lag).toBe('unknown');
    expect(database.verdict).toBe('critical');
  });

  it('stands in where Patroni knows none, and only there', () => {
    const positions = { receiveLsn: '0/4F00000', replayLsn: '0/4E00000' };
    const snapshot = patroni([PRIMARY, positions, positions]);
    for (const { cluster } of snapshot.nodes) {
      cluster!.value!.members[1].lag = 'unknown';
    }
    const { database, findings } = judged(snapshot);
    expect(database.members.map(({ lag }) => lag)).toEqual([undefined, MIB, 0]);
    expect(database.members[1]).toMatchObject({
      receiveLag: MIB,
      replayLag: 2 * MIB,
    });
    expect(findings).toEqual([]);
  });
});
