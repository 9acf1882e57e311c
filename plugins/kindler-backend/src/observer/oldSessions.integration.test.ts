import type {
  Database,
  Gateway,
  GatewayProcess,
} from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { readLabConfig, startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;

describe('sessions that a reload of HAProxy leaves behind', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let observer: Observer;
  let clients: Client[] = [];

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    observer = startObserver({
      ...readLabConfig(lab),
      settings: { intervalMs: 500, timeoutMs: 1000 },
    });
  }, 4 * MINUTE);

  afterEach(async () => {
    await endClients();
    await lab.heal();
  }, 4 * MINUTE);

  afterAll(async () => {
    await observer?.stop();
    await close?.();
  }, 4 * MINUTE);

  async function connectClients(count: number) {
    const { gateway, credentials } = lab.state;
    for (let index = 0; index < count; index += 1) {
      const client = new Client({
        ...gateway.listeners.orders_rw,
        ...credentials.probe,
        database: 'postgres',
      });
      client.on('error', () => {});
      await client.connect();
      clients.push(client);
    }
  }

  async function endClients() {
    const ending = clients.map(client => client.end().catch(() => {}));
    clients = [];
    await Promise.all(ending);
  }

  const old = ({ processes }: Gateway): GatewayProcess[] =>
    (processes ?? []).filter(({ kind }) => kind === 'old');

  const finding = ({ findings }: Database, code: string) =>
    findings.find(
      found => found.code === code && found.params.route === 'orders-rw',
    );

  const held = ({ gateways }: Database) =>
    gateways
      .filter(({ proxy }) => proxy === 'orders_rw')
      .flatMap(({ servers }) => servers)
      .filter(({ oldSessions }) => oldSessions)
      .map(({ member, oldSessions }) => [member, oldSessions]);

  function edge(what: string, matches: (gateway: Gateway) => boolean) {
    return waitFor(
      what,
      () => {
        const gateway = observer.getGateway('edge')!;
        if (!matches(gateway)) {
          throw new Error(JSON.stringify(gateway.processes));
        }
        return gateway;
      },
      { deadlineMs: MINUTE, everyMs: 50 },
    );
  }

  const orders = databaseWaiter(() => observer, {
    name: 'orders',
    deadlineMs: MINUTE,
  });

  it(
    'are shown with counts, and warned of when the leader they are with is lost',
    async () => {
      const leader = (await lab.leader())!;
      await edge('one process', gateway => gateway.processes?.length === 1);
      await connectClients(3);
      await lab.reloadHaproxy();

      const reloaded = await edge('an old process with its sessions', gateway =>
        old(gateway).some(({ sessions }) => sessions === 3),
      );
      expect(old(reloaded)).toEqual([
        expect.objectContaining({
          uptime: expect.any(Number),
          version: expect.stringMatching(/^\d+\.\d+/),
          servers: [
            expect.objectContaining({ proxy: 'orders_rw', sessions: 3 }),
          ],
        }),
      ]);
      expect(reloaded.sources).toContainEqual(
        expect.objectContaining({
          id: 'haproxy-runtime:edge/master',
          status: 'ok',
        }),
      );
      const well = await orders('a note', database =>
        Boolean(finding(database, 'old-sessions-kept')),
      );
      expect(held(well)).toEqual([[leader, 3]]);
      expect(finding(well, 'old-sessions-kept')?.severity).toBe('info');

      await lab.freeze(leader);
      const lost = await orders('a warning', database =>
        Boolean(finding(database, 'old-sessions-astray')),
      );
      expect(finding(lost, 'old-sessions-astray')).toMatchObject({
        severity: 'warning',
        params: { count: 3, servers: leader },
      });
      expect(held(lost)).toEqual([[leader, 3]]);
      // Nobody ends them: that is what makes them dangerous.
      const { rows } = await clients[0].query('SELECT 1 AS one');
      expect(rows).toEqual([{ one: 1 }]);

      await endClients();
      const ended = await orders(
        'the warning to end',
        database => !finding(database, 'old-sessions-astray'),
      );
      expect(held(ended)).toEqual([]);
      await edge('the old process to end', gateway => !old(gateway).length);
    },
    4 * MINUTE,
  );

  it(
    'are unknown while the old process hangs',
    async () => {
      await connectClients(1);
      await lab.reloadHaproxy();
      const gateway = await edge('an old process', one => old(one).length > 0);
      const [{ pid }] = old(gateway);
      process.kill(pid, 'SIGSTOP');
      try {
        await edge('no word of it', one =>
          old(one).some(({ sessions }) => sessions === 'unknown'),
        );
        const database = await orders('a note', one =>
          Boolean(finding(one, 'old-process-silent')),
        );
        expect(held(database)).toEqual([]);
        expect(database.gateways[0].servers[0].oldSessions).toBeUndefined();
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      await edge('its word', one =>
        old(one).some(({ sessions }) => sessions === 1),
      );
    },
    2 * MINUTE,
  );

  it(
    'are not known while HAProxy is stopped, which is the fault of one source',
    async () => {
      await lab.stopHaproxy();
      const gateway = await edge('faults', ({ sources }) =>
        sources
          .filter(({ kind }) => kind !== 'haproxy-files')
          .every(({ status }) => status === 'unreachable'),
      );
      const [, , master] = gateway.sources;
      expect(master.fault).toMatchObject({
        kind: 'refused',
        hint: expect.stringContaining('kindler.gateways[].masterSocket'),
      });
      await edge('nothing taken for known', ({ processes }) =>
        processes!.every(({ sessions }) => sessions === 'unknown'),
      );
    },
    2 * MINUTE,
  );
});
