import { word, type Trace } from '@kindler/backstage-plugin-kindler-common';
import {
  AT,
  gatewayWith,
  refused,
  served,
  traceIn,
  type World,
} from '../__testUtils__/traceIn';
import { HOP_TRACERS } from './hopTracers';
import type { HopTracer } from './HopTracer';

const onReplica = { ...served, server: { host: '10.0.0.12', port: 5432 } };
const away = gatewayWith(['pg1', 'unknown'], ['pg2', 'unknown']);

describe('a trace', () => {
  it('names what stands at each hop, on evidence with source and time', async () => {
    const trace = await traceIn({ probe: served });
    expect(trace).toMatchObject({
      verdict: 'ok',
      message: word('trace-whole', {}),
    });
    expect(trace.hops.map(({ kind, name }) => [kind, name])).toEqual([
      ['listener', '10.0.0.5:5000'],
      ['proxy', 'edge / orders_rw'],
      ['server', 'pg1'],
      ['member', 'orders-1'],
      ['sql', 'PostgreSQL'],
    ]);
    for (const { evidence, next } of trace.hops) {
      expect(next).toBeUndefined();
      expect(evidence.length).toBeGreaterThan(0);
      for (const { source, observedAt } of evidence) {
        expect([source, observedAt]).toEqual([expect.stringMatching(/:/), AT]);
      }
    }
    const measured = trace.hops.filter(hop => hop.latencyMs !== undefined);
    expect(measured.map(({ kind, latencyMs }) => [kind, latencyMs])).toEqual([
      ['listener', 0.4],
      ['sql', 3],
    ]);
  });

  it.each<[string, World, string, Trace['verdict'], string]>([
    [
      'the listener',
      {
        probe: {
          ...served,
          outcome: 'refused',
          phases: {},
          fault: refused,
          server: undefined,
        },
      },
      'listener',
      'critical',
      'hint-refused',
    ],
    ['nobody could try', {}, 'listener', 'unknown', 'trace-next-untried'],
    [
      'no server',
      {
        probe: {
          ...served,
          outcome: 'closed',
          phases: { connect: 1 },
          server: undefined,
        },
        gateway: gatewayWith(['pg1', false]),
      },
      'proxy',
      'critical',
      'trace-next-no-server',
    ],
    [
      'several servers for writes',
      { probe: served, gateway: gatewayWith(['pg1', true], ['pg2', true]) },
      'proxy',
      'degraded',
      'trace-next-checks',
    ],
    [
      'the statistics',
      {
        probe: served,
        gateway: {
          ...away,
          statistics: {
            status: 'stale',
            fault: refused,
          },
        },
      },
      'proxy',
      'unknown',
      'hint-refused',
    ],
    [
      'a proxy that is not there',
      { probe: served, gateway: { ...away, proxies: [] } },
      'proxy',
      'unknown',
      'trace-next-no-proxy',
    ],
    [
      'a server of another',
      {
        probe: { ...served, server: { host: '10.9.9.9', port: 1 } },
        gateway: gatewayWith(['pg1', true]),
      },
      'member',
      'unknown',
      'trace-next-member-unmatched',
    ],
    [
      'a replica',
      { probe: onReplica, gateway: gatewayWith(['pg1', false], ['pg2', true]) },
      'member',
      'critical',
      'trace-next-checks',
    ],
    [
      'another system',
      { probe: { ...served, systemIdentifier: '8' } },
      'sql',
      'critical',
      'trace-next-sql-foreign',
    ],
    [
      'a PostgreSQL in recovery',
      { probe: { ...served, outcome: 'read-only', inRecovery: true } },
      'sql',
      'critical',
      'trace-next-writes-fail',
    ],
    [
      'nobody who logs in',
      { probe: { ...served, depth: 'startup' } },
      'sql',
      'unknown',
      'trace-next-sql-unasked',
    ],
  ])(
    'breaks at %s, and says what to do',
    async (_, world, kind, verdict, next) => {
      const trace = await traceIn(world);
      expect(trace).toMatchObject({ breaksAt: kind, verdict });
      const hop = trace.hops.find(each => each.kind === trace.breaksAt)!;
      expect(hop).toMatchObject({ verdict, next: { code: next } });
    },
  );

  it.each<[string, World]>([
    ['all is well', { probe: served }],
    ['nobody could try', {}],
    ['HAProxy is away', { gateway: away }],
    ['a replica is written to', { probe: onReplica }],
  ])(
    'has a next step at each hop that is not ok, when %s',
    async (_, world) => {
      const { hops } = await traceIn(world);
      expect(
        hops.map(
          ({ verdict, next }) => (verdict === 'ok') === (next === undefined),
        ),
      ).not.toContain(false);
    },
  );

  describe('by the way that is declared', () => {
    const balancer: HopTracer = {
      kind: 'balancer',
      trace: () => ({
        hop: {
          name: 'ipvs',
          verdict: 'ok',
          message: word('trace-whole', {}),
          evidence: [],
        },
        onward: { address: { host: '10.0.0.12', port: 5432 } },
      }),
    };
    const tracers = [...HOP_TRACERS, balancer];

    it('has its hops, in its order, and one finds what the one before leads to', async () => {
      const via = ['listener', 'proxy', 'balancer', 'member', 'sql'];
      const trace = await traceIn({
        probe: { ...served, server: undefined },
        via,
        tracers,
      });
      expect(trace.hops.map(({ kind }) => kind)).toEqual(via);
      expect(trace).toMatchObject({ breaksAt: 'member', verdict: 'critical' });
      expect(trace.hops.find(({ kind }) => kind === 'member')?.name).toBe(
        'orders-2',
      );
    });

    it.each([
      [
        ['listener', 'tunnel'],
        /'orders-rw'\.via has 'tunnel', which is none of pooler, .*, balancer/,
      ],
      [['listener', 'sql', 'listener'], /'listener', which is there twice/],
    ])('refuses %p', async (via, message) => {
      const create = () => traceIn({ via, tracers });
      expect(create).toThrow(message);
    });
  });
});
