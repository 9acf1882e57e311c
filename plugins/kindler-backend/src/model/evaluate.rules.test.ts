import type { MemberRole } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot, NodeSnapshot } from './ClusterSnapshot';
import { evaluate, type Evaluation } from './evaluate';
import type { StatsServer } from './haproxy/parseStats';
import type { PatroniCluster } from './patroni/PatroniCluster';
import type { PatroniNode } from './patroni/PatroniNode';
import { failed } from './Reading';
import { classifyError, SourceError } from './fault';
import {
  NOW,
  observedAt,
  sampleSnapshot,
  silent,
  sqlReading,
} from './__testUtils__/snapshots';

const HEALTHY = sampleSnapshot({
  patroni: 'v4.1.4/01-healthy',
  haproxy: '01-healthy.haproxy-3.0.0',
});

interface Change {
  nodes?: (node: PatroniNode, name: string) => PatroniNode;
  clusters?: (cluster: PatroniCluster, name: string) => PatroniCluster;
  servers?: (server: StatsServer, proxy: string) => StatsServer;
}

function changed(change: Change): ClusterSnapshot {
  return {
    ...HEALTHY,
    nodes: HEALTHY.nodes.map(({ node, cluster, ...rest }) => ({
      ...rest,
      node: {
        ...node!,
        value: change.nodes?.(node!.value!, rest.name!) ?? node!.value,
      },
      cluster: {
        ...cluster!,
        value: change.clusters?.(cluster!.value!, rest.name!) ?? cluster!.value,
      },
    })),
    routes: HEALTHY.routes.map(({ stats, ...route }) => {
      const value = structuredClone(stats!.value!);
      for (const proxy of value.proxies) {
        proxy.servers = proxy.servers.map(
          server =>
            change.servers?.(server as StatsServer, proxy.name) ?? server,
        );
      }
      return { ...route, stats: { ...stats!, value } };
    }),
  };
}

function changeNode(
  name: string,
  change: (node: NodeSnapshot) => Partial<NodeSnapshot>,
): ClusterSnapshot {
  return {
    ...HEALTHY,
    nodes: HEALTHY.nodes.map(node =>
      node.name === name ? { ...node, ...change(node) } : node,
    ),
  };
}

function lasting(snapshot: ClusterSnapshot, seconds = 60): Evaluation {
  const first = evaluate(snapshot, undefined, NOW);
  const later = NOW + seconds * 1000;
  return evaluate(observedAt(snapshot, later), first.state, later);
}

const codes = ({ findings }: Evaluation) =>
  findings.map(({ severity, code }) => `${severity} ${code}`);

const find = ({ findings }: Evaluation, code: string) =>
  findings.find(finding => finding.code === code);

describe('the rules', () => {
  it('S1: two nodes say primary, once both were asked again', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3'
          ? { ...node, role: 'primary', writable: true }
          : node,
    });
    const first = evaluate(snapshot, undefined, NOW);
    expect(find(first, 'split-brain')).toBeUndefined();
    expect(first.verdict).not.toBe('ok');
    const half = observedAt(snapshot, NOW + 1000);
    half.nodes[2] = snapshot.nodes[2];
    expect(
      find(evaluate(half, first.state, NOW + 1000), 'split-brain'),
    ).toBeUndefined();
    const again = evaluate(
      observedAt(snapshot, NOW + 1000),
      first.state,
      NOW + 1000,
    );
    expect(find(again, 'split-brain')).toMatchObject({
      severity: 'critical',
      rule: 'S1',
    });
  });

  it('S4: two servers take writes', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? { ...server, status: 'UP', up: true } : server,
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toContain(
      'warning write-route-split',
    );
    expect(find(lasting(snapshot), 'write-route-split')).toMatchObject({
      severity: 'critical',
      rule: 'S4',
    });
  });

  it('S5: the address of the server was changed at runtime, its name was not', () => {
    const snapshot = changed({
      servers: server =>
        server.name === 'patroni1'
          ? { ...server, address: '127.0.0.1:54322' }
          : server,
    });
    expect(find(lasting(snapshot), 'write-route-elsewhere')).toMatchObject({
      severity: 'critical',
      params: { servers: 'patroni2', holder: 'patroni1' },
    });
  });

  it('S5: the server leads to an address that is no member', () => {
    const snapshot = changed({
      servers: server =>
        server.name === 'patroni1'
          ? { ...server, address: '127.0.0.1:9999' }
          : server,
    });
    const at = lasting(snapshot);
    expect(at.verdict).toBe('critical');
    expect(find(at, 'write-route-elsewhere')?.message).toContain('no member');
  });

  it('S7: the leader is behind a member', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3' ? { ...node, timeline: 2 } : node,
    });
    expect(evaluate(snapshot, undefined, NOW).verdict).toBe('ok');
    expect(find(lasting(snapshot), 'leader-timeline-behind')?.severity).toBe(
      'critical',
    );
  });

  it('S8: the leader changed three times', () => {
    const { state } = evaluate(HEALTHY, undefined, NOW);
    const leaderChanges = [1, 2, 3].map(minutes => ({
      at: NOW - minutes * 60_000,
      from: 'a',
      to: 'b',
    }));
    const now = evaluate(HEALTHY, { ...state, leaderChanges }, NOW);
    expect(codes(now)).toEqual(['info leader-flapping']);
    const later = NOW + 14.5 * 60_000;
    const calm = evaluate(observedAt(HEALTHY, later), now.state, later);
    expect(codes(calm)).toEqual([]);
  });

  it('S9: system identifiers differ in the last of 19 digits', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3'
          ? { ...node, systemIdentifier: '7710911216881103717' }
          : node,
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'critical system-identifiers-differ',
    ]);
  });

  it('S10: the lock is held by a node whose PostgreSQL does not serve', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni1'
          ? { ...node, state: 'starting', writable: false }
          : node,
    });
    expect(evaluate(snapshot, undefined, NOW).verdict).toBe('degraded');
    expect(find(lasting(snapshot), 'holder-not-serving')?.severity).toBe(
      'critical',
    );
  });

  it('S11: nobody holds the lock', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.map(member => ({
          ...member,
          role: 'replica',
        })),
      }),
    });
    expect(find(lasting(snapshot, 10), 'no-leader')?.severity).toBe('warning');
    expect(find(lasting(snapshot, 21), 'no-leader')).toMatchObject({
      severity: 'critical',
      message: expect.stringContaining('patroni1 still accepts writes'),
    });
  });

  it('S11: sooner where the other witnesses say the same', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.map(member => ({
          ...member,
          role: 'replica',
        })),
      }),
      nodes: node => ({ ...node, writable: false }),
    });
    expect(find(lasting(snapshot, 6), 'no-leader')?.severity).toBe('critical');
  });

  it('S13: nodes disagree about the lock', () => {
    const snapshot = changed({
      clusters: (cluster, name) =>
        name === 'patroni3'
          ? {
              ...cluster,
              members: cluster.members.map(member => ({
                ...member,
                role: member.name === 'patroni3' ? 'leader' : 'replica',
              })),
            }
          : cluster,
    });
    expect(
      find(evaluate(snapshot, undefined, NOW), 'nodes-disagree'),
    ).toBeUndefined();
    expect(find(lasting(snapshot), 'nodes-disagree')?.severity).toBe(
      'critical',
    );
  });

  describe('nodes that are asked in turn', () => {
    const names = (leader: string) => (cluster: PatroniCluster) => ({
      ...cluster,
      members: cluster.members.map(member => ({
        ...member,
        role: (member.name === leader ? 'leader' : 'replica') as MemberRole,
      })),
    });
    /** The nodes' words with how many seconds ago they were heard, and since when they have said so. */
    const said = (words: Array<[string, number, number?]>): ClusterSnapshot => {
      const snapshot = changed({
        clusters: (cluster, name) =>
          names(words[Number(name.at(-1)) - 1][0])(cluster),
      });
      return {
        ...snapshot,
        nodes: snapshot.nodes.map((node, index) => {
          const [, ago, since = ago] = words[index];
          return {
            ...node,
            namesSince: NOW - since * 1000,
            cluster: { ...node.cluster!, observedAt: NOW - ago * 1000 },
          };
        }),
      };
    };

    it.each<[string, Array<[string, number, number?]>, string | undefined]>([
      [
        'a change of leader shows in the newest answer',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0],
        ],
        'patroni3',
      ],
      [
        'one that says something else all the time is not believed',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0, 60],
        ],
        'patroni1',
      ],
      [
        'an answer that is older than the present is not gone by',
        [
          ['patroni1', 8, 99],
          ['patroni1', 9, 99],
          ['patroni1', 10, 99],
        ],
        undefined,
      ],
    ])('%s', (_, words, leader) => {
      const { facts } = evaluate(said(words), undefined, NOW);
      expect(facts.holder?.name).toBe(leader);
    });

    it('S13 rests on answers that were all given after it began', () => {
      const words: Array<[string, number, number?]> = [
        ['patroni1', 4, 99],
        ['patroni1', 2, 99],
        ['patroni3', 0],
      ];
      const first = evaluate(said(words), undefined, NOW - 60_000);
      expect(
        find(evaluate(said(words), first.state, NOW), 'nodes-disagree'),
      ).toMatchObject({ severity: 'critical' });
      const late = evaluate(said(words), undefined, NOW - 3000);
      expect(
        find(evaluate(said(words), late.state, NOW + 3000), 'nodes-disagree'),
      ).toBeUndefined();
    });
  });

  it('S14: failsafe holds the cluster', () => {
    const snapshot = changed({
      nodes: node => ({ ...node, failsafeActive: true }),
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'warning failsafe-active',
    ]);
  });

  it('S15: nodes do not reach the DCS, timed on our own clock', () => {
    const some = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    some.nodes[0] = { ...some.nodes[0], dcsMovedAt: NOW - 1000 };
    expect(codes(evaluate(some, undefined, NOW))).toEqual([
      'warning dcs-unseen',
    ]);
    const all = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    expect(codes(evaluate(all, undefined, NOW))).toEqual([
      'critical dcs-unseen',
    ]);
  });

  it('one writable node that is not the lock holder', () => {
    const snapshot = changed({
      nodes: (node, name) => ({ ...node, writable: name === 'patroni2' }),
    });
    const at = lasting(snapshot);
    expect(codes(at)).toEqual([
      'critical writes-elsewhere',
      'critical holder-not-serving',
    ]);
  });

  it('a replica that runs without replicating', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3' ? { ...node, replicationState: undefined } : node,
    });
    expect(codes(lasting(snapshot))).toEqual(['warning replica-not-streaming']);
  });

  it('a lag beyond what Patroni fails over to', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.map(member =>
          member.name === 'patroni2' ? { ...member, lag: 5_000_000 } : member,
        ),
      }),
    });
    expect(codes(lasting(snapshot))).toEqual(['warning lag-high']);
  });

  it('a node that answers but is not in the DCS', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.filter(({ name }) => name !== 'patroni3'),
      }),
    });
    expect(codes(lasting(snapshot))).toEqual(['warning member-unlisted']);
  });

  it('sessions that stay on a server which takes no new ones', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' && server.name === 'patroni2'
          ? { ...server, sessions: 4 }
          : server,
    });
    expect(find(lasting(snapshot), 'sessions-left-behind')).toMatchObject({
      severity: 'warning',
      params: { count: 4, servers: 'patroni2' },
    });
  });

  it('no server for readers', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'replicas'
          ? { ...server, status: 'DOWN', up: false }
          : server,
    });
    expect(codes(lasting(snapshot))).toEqual(['warning no-read-route']);
  });
});

describe('routes that operators changed', () => {
  const drain = (server: StatsServer): StatsServer => ({
    ...server,
    status: 'MAINT',
    up: false,
    administrative: true,
  });

  it('warns when every server was taken out', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? drain(server) : server,
    });
    const at = lasting(snapshot);
    expect(codes(at)).toEqual(['warning write-route-drained']);
    expect(at.verdict).toBe('degraded');
  });

  it('accepts a route that was switched to another cluster', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? drain(server) : server,
    });
    for (const { stats } of snapshot.routes) {
      const proxy = stats!.value!.proxies.find(
        ({ name }) => name === 'primary',
      )!;
      proxy.servers.push({ name: 'other', status: 'UP', up: true });
    }
    const at = lasting(snapshot);
    expect(codes(at)).toEqual(['info write-route-moved']);
    expect(at.verdict).toBe('ok');
  });

  it.each([
    ['other', 'info write-route-moved', 'ok'],
    ['stranger', 'warning write-route-drained', 'degraded'],
  ])(
    'leaves the trouble of a route to the cluster of %s',
    (name, code, verdict) => {
      const snapshot = changed({
        servers: (server, proxy) =>
          proxy === 'primary' ? drain(server) : server,
      });
      for (const { stats } of snapshot.routes) {
        const proxy = stats!.value!.proxies.find(
          each => each.name === 'primary',
        )!;
        proxy.servers.push({ name, status: 'DOWN', up: false });
      }
      const at = lasting(snapshot);
      expect(codes(at)).toEqual([code]);
      expect(at.verdict).toBe(verdict);
    },
  );

  it.each([
    ['of another target', 'other', 'UP', 'archive'],
    ['of another target, without checks', 'other', 'no check', 'archive'],
    ['of no target', 'stray', 'UP 1/3', 'no target'],
  ])('a server %s takes writes too', (_, name, status, clusters) => {
    const snapshot = withServer({ name, status, up: true });
    const first = evaluate(snapshot, undefined, NOW);
    expect(codes(first)).toEqual(['warning write-route-mixed']);
    expect(first.verdict).toBe('degraded');
    expect(evaluate(snapshot, first.state, NOW + 1000).verdict).toBe(
      'degraded',
    );

    const at = lasting(snapshot, 2);
    expect(codes(at)).toEqual(['critical write-route-mixed']);
    expect(at.verdict).toBe('critical');
    expect(find(at, 'write-route-mixed')).toMatchObject({
      params: {
        route: 'demo-rw',
        proxy: 'primary',
        servers: 'patroni1',
        others: name,
        clusters,
      },
      evidence: [
        { label: 'server patroni1 of primary', source: 'haproxy-stats:edge' },
        { label: 'server patroni2 of primary' },
        { label: 'server patroni3 of primary' },
        { label: expect.stringContaining(`server ${name} of primary (`) },
      ],
    });
    expect(at.witnesses[2].details).toContain(`demo-rw also leads to ${name}`);
  });

  it.each([
    ['in maintenance', 'MAINT'],
    ['drained', 'DRAIN'],
    ['down', 'DOWN'],
    ['coming up', 'DOWN 1/2'],
  ])('accepts a server of another target that is %s', (_, status) => {
    const at = lasting(withServer({ name: 'other', status, up: false }));
    expect(codes(at)).toEqual([]);
    expect(at.verdict).toBe('ok');
  });

  it('the same for readers is no matter of writes', () => {
    const server = { name: 'other', status: 'UP', up: true };
    expect(codes(lasting(withServer(server, 'replicas')))).toEqual([]);
  });

  function withServer(
    server: Pick<StatsServer, 'name' | 'status' | 'up'>,
    proxyName = 'primary',
  ): ClusterSnapshot {
    const snapshot = changed({});
    for (const { stats } of snapshot.routes) {
      stats!
        .value!.proxies.find(({ name }) => name === proxyName)!
        .servers.push(server);
    }
    return snapshot;
  }
});

describe('evidence that is missing or old', () => {
  it('is never ok without an answer', () => {
    const nodes = HEALTHY.nodes.map(({ address, name, node, cluster }) => ({
      address,
      name,
      node: { source: node!.source },
      cluster: { source: cluster!.source },
    }));
    const at = evaluate({ ...HEALTHY, nodes, routes: [] }, undefined, NOW);
    expect(at.verdict).toBe('unknown');
    expect(at.witnesses.map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
      'absent',
    ]);
    expect(at.witnesses[2].reason).toContain('kindler.routes');
  });

  it('is unknown when all answers are old, not what it was', () => {
    const { state, verdict } = evaluate(HEALTHY, undefined, NOW);
    expect(verdict).toBe('ok');
    const later = evaluate(HEALTHY, state, NOW + 8000);
    expect(later.verdict).toBe('unknown');
    expect(later.facts.members.map(({ role }) => role)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(later.facts.members.map(({ writable }) => writable)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('is not ok without a configured gateway that was ok before', () => {
    const fault = classifyError(
      new SourceError('refused', 'no'),
      'haproxy-stats:edge',
    );
    const routes = HEALTHY.routes.map(route => ({
      ...route,
      stats: failed(failed(route.stats!, fault, NOW), fault, NOW),
    }));
    const at = evaluate({ ...HEALTHY, routes }, undefined, NOW);
    expect(at.verdict).toBe('degraded');
    expect(at.witnesses[2]).toMatchObject({ status: 'unknown', reason: 'no' });
  });

  it('forgives one lost answer', () => {
    const fault = classifyError(
      new SourceError('timeout', 'no'),
      'haproxy-stats:edge',
    );
    const routes = HEALTHY.routes.map(route => ({
      ...route,
      stats: failed(route.stats!, fault, NOW),
    }));
    expect(evaluate({ ...HEALTHY, routes }, undefined, NOW).verdict).toBe('ok');
  });

  it('says which witness is missing and how to add it', () => {
    const at = lasting({ ...HEALTHY, routes: [] });
    expect(at.verdict).toBe('ok');
    expect(at.witnesses[2]).toMatchObject({ status: 'absent' });
  });

  it('does not know what a route without its proxy does', () => {
    const routes = HEALTHY.routes.map(route => ({ ...route, proxy: 'typo' }));
    const at = lasting({ ...HEALTHY, routes });
    expect(at.verdict).toBe('degraded');
    expect(find(at, 'route-unknown')?.message).toContain('no proxy typo');
  });

  it('says that nobody tells about the lock when /cluster fails but nodes answer', () => {
    const nodes = HEALTHY.nodes.map(node => ({
      ...node,
      cluster: silent<PatroniCluster>(`patroni-rest:demo/${node.address}`),
    }));
    const at = evaluate({ ...HEALTHY, nodes }, undefined, NOW);
    expect(codes(at)).toEqual(['warning lock-unknown']);
    expect(at.witnesses.map(({ status }) => status)).toEqual([
      'unknown',
      'named',
      'named',
    ]);
  });
});

describe('PostgreSQL without Patroni', () => {
  const plain = (
    sql: Array<boolean | undefined>,
    probed = true,
  ): ClusterSnapshot => ({
    ...HEALTHY,
    managedBy: 'none',
    probed,
    routes: [],
    nodes: sql.map((inRecovery, index) => ({
      address: `10.0.0.${index}:5432`,
      name: `pg${index}`,
      postgres: { host: `10.0.0.${index}`, port: 5432 },
      sql:
        inRecovery === undefined
          ? silent('postgres-sql:a/b')
          : sqlReading(inRecovery),
    })),
  });

  it('is judged by SQL alone', () => {
    const at = lasting(plain([false]));
    expect(at.verdict).toBe('ok');
    expect(at.witnesses.map(({ status }) => status)).toEqual([
      'absent',
      'named',
      'absent',
    ]);
  });

  it.each([
    ['no primary', [true], 'critical', 'no-primary'],
    ['two primaries', [false, false], 'critical', 'split-brain'],
    ['a silent standby', [false, undefined], 'degraded', 'member-silent'],
  ])('with %s', (_, sql, verdict, code) => {
    const at = lasting(plain(sql));
    expect(at.verdict).toBe(verdict);
    expect(at.findings[0].code).toBe(code);
  });

  it('is unknown without a role for probes, and says which key to set', () => {
    const at = lasting(plain([undefined], false));
    expect(at.verdict).toBe('unknown');
    expect(at.witnesses[1].reason).toContain('kindler.databases[].probe');
  });
});
