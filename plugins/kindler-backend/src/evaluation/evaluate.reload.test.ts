import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { KeptServer } from '../model/haproxy/KeptServer';
import { evaluate } from './evaluate';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt, reading } from './__testUtils__/snapshots';

const LATER = NOW + 60_000;

/** Healthy, and files that say something of the first server of each proxy. */
function keeping(kept: Partial<KeptServer>): ClusterSnapshot {
  return {
    ...HEALTHY,
    routes: HEALTHY.routes.map(route => ({
      ...route,
      stats: {
        ...route.stats!,
        kept: reading('haproxy-files:edge', [
          {
            proxy: route.proxy,
            server: route.stats!.value!.proxies.find(
              ({ name }) => name === route.proxy,
            )!.servers[0].name,
            isOff: false,
            weight: 1,
            file: '/etc/haproxy/haproxy.cfg',
            ...kept,
          },
        ]),
      },
    })),
  };
}

function lasting(snapshot: ClusterSnapshot) {
  const { state } = evaluate(snapshot, undefined, NOW);
  const moved = observedAt(snapshot, LATER);
  for (const { stats } of moved.routes) {
    stats!.kept = { ...stats!.kept!, observedAt: LATER };
  }
  return evaluate(moved, state, LATER);
}

describe('files that say otherwise than the running HAProxy', () => {
  it.each<[string, Partial<KeptServer>, string[]]>([
    ['nothing', {}, []],
    ['another proxy', { proxy: 'elsewhere', isOff: true }, []],
    ['another state', { isOff: true }, ['warning reload-undoes']],
    [
      'another address',
      { address: { host: '10.9.9.9', port: 1 } },
      ['warning reload-undoes'],
    ],
  ])('of %s', (_, kept, expected) => {
    const { findings } = lasting(keeping(kept));
    expect([
      ...new Set(findings.map(({ severity, code }) => `${severity} ${code}`)),
    ]).toEqual(expected);
  });

  it('are named with both values', () => {
    const [finding] = lasting(keeping({ isOff: true })).findings;
    expect(finding.params).toMatchObject({
      files: '/etc/haproxy/haproxy.cfg',
      gateway: expect.any(String),
    });
    expect(
      finding.evidence.map(({ value, source }) => [value, source]),
    ).toEqual([
      ['ready', expect.stringMatching(/^haproxy-/)],
      ['maint', 'haproxy-files:edge'],
    ]);
  });

  it('say nothing while they are new or unread', () => {
    expect(evaluate(keeping({ isOff: true }), undefined, NOW).findings).toEqual(
      [],
    );
    const unread = observedAt(keeping({ isOff: true }), LATER);
    expect(
      evaluate(unread, evaluate(unread, undefined, LATER).state, LATER)
        .findings,
    ).toEqual([]);
  });
});
