import { queried, servedClient, withClients } from './__testUtils__/clients';
import { codes, find, lasting } from './__testUtils__/judging';
import { memberRows, routed } from './__testUtils__/routed';
import { NOW, observedAt } from './__testUtils__/snapshots';
import { serverRow } from './__testUtils__/statsCsv';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from './evaluate';

const NODE_PORT = [serverRow('devops_pg', { addr: '172.18.0.6:30432' })];
const OPEN = { pxname: 'primary', svname: 'FRONTEND', status: 'OPEN' };

/** Judges snapshots one after the other, each as if it had lasted for so long. */
function inTurn(...snapshots: ClusterSnapshot[]): Evaluation {
  let at: Evaluation | undefined;
  let now = NOW;
  for (const snapshot of snapshots) {
    for (let step = 0; step < 10; step += 1) {
      at = evaluate(observedAt(snapshot, now), at?.state, now);
      now += 4000;
    }
  }
  return at!;
}

const served = (snapshot: ClusterSnapshot, at = NOW + 36_000) =>
  withClients(snapshot, route => servedClient(route, queried(at)));

const haproxy = ({ witnesses }: Evaluation) => witnesses.haproxy;

describe('a server that could not be compared', () => {
  it.each<[string, ClusterSnapshot, string]>([
    ['a NodePort', routed(NODE_PORT), 'servers-not-comparable'],
    [
      'without addresses',
      routed([serverRow('pg0'), serverRow('pg1', { status: 'DOWN' })]),
      'server-addresses-hidden',
    ],
    [
      'two poolers',
      routed([
        serverRow('pool1', { addr: '10.8.0.1:6432' }),
        serverRow('pool2', { addr: '10.8.0.2:6432' }),
      ]),
      'servers-not-comparable',
    ],
    [
      'as HAProxy 2.6 writes it',
      routed(NODE_PORT, {}, '2.6.12'),
      'servers-not-comparable',
    ],
  ])('is neither well nor an alarm: %s', (_, snapshot, code) => {
    const at = inTurn(snapshot);
    expect(at.verdict).toBe('unknown');
    expect(codes(at)).toEqual([`info ${code}`]);
    expect(haproxy(at)).toMatchObject({ status: 'unknown', members: [] });
    expect(haproxy(at).reason?.code).toBe('witness-not-comparable');
  });

  it('is settled by a client that wrote on the leader through it', () => {
    const at = inTurn(served(routed(NODE_PORT)));
    expect(codes(at)).toEqual([]);
    expect(at.verdict).toBe('ok');
    expect(haproxy(at).members).toEqual(['patroni1']);
    expect(at.facts.routes[0].servers[0].matchedBy).toBe('client');
  });

  it('is settled by the system that answered, where one member alone accepts writes', () => {
    const base = routed(NODE_PORT);
    const { systemIdentifier } = base.nodes[0].node!.value!;
    const elsewhere = { host: '10.42.0.7', port: 5432 };
    const at = (identifier: string) =>
      inTurn(
        withClients(base, route =>
          servedClient(
            route,
            queried(NOW + 36_000, {
              server: elsewhere,
              systemIdentifier: identifier,
            }),
          ),
        ),
      );
    expect(at(systemIdentifier!).verdict).toBe('ok');
    expect(at('7000000000000000000').verdict).not.toBe('ok');
  });

  it('is not settled by a client from before the server came up', () => {
    const changed = [serverRow('devops_pg', { ...NODE_PORT[0], lastchg: 3 })];
    const at = inTurn(served(routed(changed), NOW + 26_000));
    expect(at.verdict).toBe('unknown');
  });
});

describe('a server that was moved', () => {
  const before = routed([
    OPEN,
    serverRow('patroni1', { addr: '127.0.0.1:54321' }),
  ]);
  const after = (addr: string) =>
    routed([OPEN, serverRow('patroni1', { addr })]);

  it.each(['10.9.9.9:5432', '127.0.0.1:5433', '[fd00::9]:5432'])(
    'to %s is somebody else, whatever its name',
    addr => {
      const at = inTurn(before, after(addr));
      expect(at.verdict).toBe('critical');
      expect(find(at, 'write-route-elsewhere')).toMatchObject({
        params: {
          servers: `patroni1 (${addr}, no member, before 127.0.0.1:54321)`,
        },
      });
    },
  );

  it('is well again when it is moved back', () => {
    expect(inTurn(before, after('10.9.9.9:5432'), before).verdict).toBe('ok');
  });

  it('and that a client on the leader vouches for, is well', () => {
    const moved = served(after('10.9.9.9:5432'), NOW + 72_000);
    expect(inTurn(before, moved).verdict).toBe('ok');
    const early = served(after('10.9.9.9:5432'), NOW + 36_000);
    expect(inTurn(before, early).verdict).toBe('critical');
  });

  it('is not suspected where HAProxy began anew since then', () => {
    const began = after('172.18.0.6:30432');
    began.routes[0].stats!.value!.info = { uptime: 1 };
    expect(codes(inTurn(before, began))).not.toContain(
      'critical write-route-elsewhere',
    );
  });

  it('is remembered while the statistics are away', () => {
    const away: ClusterSnapshot = {
      ...before,
      routes: [{ ...before.routes[0], stats: undefined }],
    };
    const unread = inTurn(before, away, after('10.9.9.9:5432'));
    expect(unread.verdict).toBe('unknown');
    expect(codes(unread)).toEqual(['info servers-not-comparable']);
    const stale = structuredClone(before);
    stale.routes[0].stats!.failures = 9;
    expect(inTurn(before, stale, after('10.9.9.9:5432')).verdict).toBe(
      'critical',
    );
  });
});

describe('the forms of an address', () => {
  const named: ClusterSnapshot['nodes'] = routed([]).nodes.map(
    ({ cluster, ...node }) => ({
      ...node,
      address: node.address.replace('127.0.0.1', `${node.name}.example`),
      cluster: {
        ...cluster!,
        value: {
          ...cluster!.value!,
          members: cluster!.value!.members.map(member => ({
            ...member,
            host: `${member.name}.Example.`,
            apiAddress: `${member.name}.example:8008`,
            port: 5432,
          })),
        },
      },
    }),
  );
  const rows = (leader = '10.0.4.1') => [
    serverRow('db1', { addr: `${leader}:5432` }),
    serverRow('db2', { addr: '[fd00:0:0::2]:5432', status: 'DOWN' }),
  ];
  const resolved = {
    'patroni1.example': ['10.0.4.1'],
    'patroni2.example': ['fd00::2'],
    'patroni3.example': ['10.0.4.3'],
  };

  it('of a member that tells its name, and a server that tells an address', () => {
    const snapshot = { ...routed(rows()), nodes: named };
    expect(lasting(snapshot).verdict).toBe('unknown');
    const at = lasting({ ...snapshot, resolved });
    expect(at.verdict).toBe('ok');
    expect(at.facts.routes[0].servers.map(each => each.matchedBy)).toEqual([
      'resolved',
      'resolved',
    ]);
    const moved = { ...routed(rows('10.9.9.9')), nodes: named, resolved };
    expect(lasting(moved).verdict).toBe('critical');
  });

  it('of this machine', () => {
    const loopback = memberRows({ addr: '[::1]:54321' });
    expect(lasting(routed(loopback)).verdict).toBe('ok');
    const mapped = memberRows({ addr: '[::ffff:7f00:1]:54321' });
    expect(lasting(routed(mapped)).verdict).toBe('ok');
  });
});

describe('servers that the route does not name', () => {
  it('are looked at where the named ones are missing', () => {
    const at = lasting(
      routed(memberRows(), { servers: ['pg-a', 'pg-b', 'pg-c'] }),
    );
    expect(codes(at)).toEqual(['info route-servers-missing']);
    expect(at.verdict).toBe('ok');
    expect(haproxy(at).members).toEqual(['patroni1']);
  });

  it('are of the cluster where they lead to a member', () => {
    const rows = [
      ...memberRows({ status: 'DOWN' }),
      serverRow('slot4', { addr: '127.0.0.1:54321' }),
    ];
    const at = lasting(routed(rows, { servers: ['patroni1', 'patroni2'] }));
    expect(codes(at)).toEqual([]);
    expect(haproxy(at).members).toEqual(['patroni1']);
  });

  it('are no alarm where they could not be compared, and one where they are nobody’s', () => {
    const stray = (addr: string) =>
      lasting(
        routed([...memberRows(), serverRow('stray', { addr })], {
          servers: ['patroni1', 'patroni2', 'patroni3'],
        }),
      );
    expect(codes(stray(''))).toEqual(['info server-addresses-hidden']);
    expect(stray('').verdict).toBe('unknown');
    expect(codes(stray('10.9.9.9:5432'))).toEqual([
      'critical write-route-mixed',
    ]);
  });
});

describe('two servers that take writes', () => {
  it('are no split where both lead to the leader', () => {
    const rows = memberRows({}, { status: 'MAINT' });
    rows.push(serverRow('again', { addr: 'localhost:54321' }));
    expect(lasting(routed(rows)).verdict).toBe('ok');
  });

  it('are one where they lead to different places', () => {
    const at = lasting(routed(memberRows({}, { status: 'UP' })));
    expect(codes(at)).toContain('critical write-route-split');
  });
});
