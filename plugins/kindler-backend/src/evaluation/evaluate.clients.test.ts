import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import {
  probe,
  queried,
  refusedClient,
  servedClient,
  withClients,
} from './__testUtils__/clients';
import { changed, HEALTHY } from './__testUtils__/healthy';
import { codes } from './__testUtils__/judging';
import { NOW, sampleSnapshot, silent } from './__testUtils__/snapshots';
import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';

const judge = (snapshot: ClusterSnapshot) => evaluate(snapshot, undefined, NOW);

/** All is well; the client of the route for writes is what is given, that of the other is served. */
const writer = (client: ClientSnapshot, base = HEALTHY) =>
  withClients(base, route =>
    route === 'demo-rw' ? client : servedClient(route, probe('served')),
  );

describe('the client witness', () => {
  it('names who serves clients, and agrees with the others', () => {
    const at = judge(writer(servedClient('demo-rw')));
    expect(at.witnesses.client).toMatchObject({
      kind: 'client',
      status: 'named',
      members: ['patroni1'],
      source: 'client:demo-rw',
    });
    expect(at.verdict).toBe('ok');
  });

  it('says that clients are served where no query tells by whom', () => {
    const at = judge(writer(servedClient('demo-rw', probe('served'))));
    expect(at.witnesses.client).toMatchObject({
      status: 'served',
      members: [],
    });
    expect(at.verdict).toBe('ok');
  });

  it('is unknown while no probe came to an end lately, and so is the verdict', () => {
    const at = judge(writer(servedClient('demo-rw', queried(NOW - 60_000))));
    expect(at.witnesses.client.status).toBe('unknown');
    expect(at.verdict).toBe('unknown');
  });

  it.each<[ClientOutcome, string]>([
    ['refused', 'clients-refused'],
    ['closed', 'clients-closed'],
    ['no-slot', 'clients-no-slot'],
    ['starting', 'clients-starting'],
    ['read-only', 'clients-read-only'],
    ['elsewhere', 'clients-elsewhere'],
    ['timeout', 'clients-hang'],
    ['unreachable', 'clients-unreachable'],
    ['failed', 'clients-failed'],
  ])(
    'is critical when a client gets %s, whatever the others say',
    (outcome, code) => {
      const at = judge(writer(refusedClient('demo-rw', outcome)));
      expect(codes(at)).toEqual([`critical ${code}`]);
      expect(at.verdict).toBe('critical');
      expect(at.witnesses.client.status).toBe('none');
    },
  );

  it('is never ok after one probe that was not served, and waits for the second to be an alarm', () => {
    const at = judge(
      writer(refusedClient('demo-rw', 'refused', { failures: 1 })),
    );
    expect(codes(at)).toEqual(['warning clients-refused']);
    expect(at.verdict).toBe('degraded');
  });

  it('is degraded and says so where others are served meanwhile', () => {
    const at = judge(
      writer(refusedClient('demo-rw', 'timeout', { othersServedAt: NOW })),
    );
    expect(codes(at)).toEqual(['warning clients-refused-here']);
  });

  it('doubts the way from here where no client ever got through', () => {
    const never = refusedClient('demo-rw', 'timeout', { servedAt: undefined });
    expect(codes(judge(writer(never)))).toEqual(['info not-known']);
    expect(judge(writer(never)).verdict).not.toBe('ok');
  });

  it('takes a role that is not let in for no outage', () => {
    const at = judge(writer(servedClient('demo-rw', probe('auth'))));
    expect(codes(at)).toEqual(['info client-not-let-in']);
    expect(at.verdict).toBe('ok');
  });

  it('warns of readers that are refused', () => {
    const at = judge(
      withClients(HEALTHY, route =>
        route === 'demo-ro'
          ? refusedClient(route, 'closed')
          : servedClient(route),
      ),
    );
    expect(codes(at)).toEqual(['warning readers-closed']);
  });

  it('leaves a standby cluster alone whose route for writes leads nowhere', () => {
    const base = sampleSnapshot({
      patroni: 'v4.1.4/15-standby-cluster',
      haproxy: '15-standby-cluster.haproxy-3.0.0',
    });
    const at = judge(writer(refusedClient('demo-rw', 'closed'), base));
    expect(at.verdict).toBe('ok');
  });

  it('names whom clients write on instead of the lock holder', () => {
    const other = queried(NOW, { server: { host: '127.0.0.1', port: 54322 } });
    const at = judge(writer(servedClient('demo-rw', other)));
    expect(codes(at)).toEqual(['warning clients-with-another-member']);
    expect(at.witnesses.client.members).toEqual(['patroni2']);
  });
});

describe('clients that are served', () => {
  const down = changed({
    servers: (server, proxy) =>
      proxy === 'primary'
        ? { ...server, up: false, status: 'DOWN', administrative: false }
        : server,
  });

  it('prove that there is no outage, though HAProxy says that it has no server', () => {
    const snapshot = writer(servedClient('demo-rw'), down);
    const first = judge(snapshot);
    const later = evaluate(
      writer(servedClient('demo-rw', queried(NOW + 2000)), down),
      { ...first.state, since: {} },
      NOW + 2000,
    );
    expect(later.verdict).not.toBe('critical');
    expect(later.state.outageSince).toBeUndefined();
  });
});

describe('a backend that is cut off', () => {
  const away = (snapshot: ClusterSnapshot): ClusterSnapshot => ({
    ...snapshot,
    nodes: snapshot.nodes.map(({ node, cluster, ...rest }) => ({
      ...rest,
      node: silent(node!.source.id, NOW, node!.value),
      cluster: silent(cluster!.source.id, NOW, cluster!.value),
    })),
    routes: snapshot.routes.map(({ stats, ...route }) => ({
      ...route,
      stats: silent(stats!.source.id, NOW, stats!.value),
    })),
  });

  it('says that, and nothing else', () => {
    const at = judge(
      withClients(away(HEALTHY), route => refusedClient(route, 'timeout')),
    );
    expect(codes(at)).toEqual(['warning backend-cut-off']);
    expect(at.verdict).toBe('unknown');
  });

  it('is not assumed while anything answers', () => {
    const at = judge(
      withClients(away(HEALTHY), route => refusedClient(route, 'closed')),
    );
    expect(at.verdict).toBe('critical');
  });
});

describe('the outage of clients', () => {
  it('lasts from the last client that was served to the next', () => {
    const out = judge(
      writer(
        refusedClient('demo-rw', 'closed', {
          servedAt: NOW - 3000,
          refusedSince: NOW - 1000,
        }),
        sampleSnapshot({ patroni: 'v4.1.4/01-healthy' }),
      ),
    );
    expect(out.state.outageSince).toBeUndefined();
    const seen = judge(
      writer(refusedClient('demo-rw', 'closed', { servedAt: NOW - 3000 })),
    );
    expect(seen.state.outageSince).toBe(NOW - 3000);
    const served = evaluate(
      writer(servedClient('demo-rw', queried(NOW + 4000))),
      seen.state,
      NOW + 4000,
    );
    expect(served.state.outageSince).toBeUndefined();
    expect(served.state.lastOutage).toMatchObject({
      from: NOW - 3000,
      to: NOW + 4000,
      lengthMs: 7000,
    });
  });

  it('began after the way was last seen to be open', () => {
    const client = refusedClient('demo-rw', 'closed', {
      servedAt: NOW - 5000,
      refusedSince: NOW - 500,
    });
    const before = judge(HEALTHY);
    const at = evaluate(
      writer(client),
      { ...before.state, writePathOpenAt: NOW - 2000 },
      NOW,
    );
    expect(at.state.outageSince).toBe(NOW - 2000);
  });
});
