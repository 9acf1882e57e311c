import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@kindler/lab';
import { RuntimeSocket } from '../../haproxy/RuntimeSocket';
import {
  makeAuthority,
  makeCertificate,
} from '../../http/__testUtils__/makeCertificates';
import { MINUTE, useClients } from './__testUtils__/useClients';

describe('probeClient on the real stack', () => {
  const stage = useClients();
  const { clients, route, probe, startup, takeSlots, connectAdmin, askAdmin } =
    stage;

  it('is served by the leader, which logs nothing of it', async () => {
    const leader = await stage.lab.leader();
    const { host, port, logFile } = stage.lab.state.members.find(
      ({ name }) => name === leader,
    )!;
    const complaints = () =>
      readFileSync(logFile, 'utf8').split('\n').filter(isComplaint);
    const before = complaints();
    expect(await probe(route('orders_rw'))).toMatchObject({
      outcome: 'served',
      depth: 'query',
      inRecovery: false,
      server: { host, port },
      systemIdentifier: expect.stringMatching(/^\d{19}$/),
      timeline: expect.any(Number),
      tls: false,
    });
    expect(await probe(route('orders_rw'), startup)).toMatchObject({
      outcome: 'served',
      depth: 'startup',
    });
    const stranger = route('orders_rw', { verify: undefined });
    expect(await probe(stranger)).toMatchObject({
      outcome: 'served',
      depth: 'startup',
    });
    expect(await probe(route('orders_rw'))).toMatchObject({
      outcome: 'served',
    });
    expect(complaints()).toEqual(before);

    function isComplaint(line: string) {
      return (
        /(LOG|FATAL|ERROR|WARNING):/.test(line) && !/checkpoint/.test(line)
      );
    }
  });

  it('knows a replica, and whether that is a trouble', async () => {
    expect(await probe(route('orders_ro'))).toMatchObject({
      outcome: 'read-only',
      inRecovery: true,
      timeline: expect.any(Number),
    });
    expect(
      await probe(route('orders_ro', { intent: 'read-only' })),
    ).toMatchObject({ outcome: 'served', inRecovery: true });
  });

  it.each(['ROLE', 'DATABASE'] as const)(
    'tells a read-only %s from a server that is read-only for all',
    async what => {
      const { user } = stage.lab.state.credentials.probe;
      const name = what === 'ROLE' ? `"${user}"` : 'postgres';
      const setting = 'default_transaction_read_only';
      await askAdmin(`ALTER ${what} ${name} SET ${setting} = on`);
      try {
        expect(await probe(route('archive'))).toMatchObject({
          outcome: what === 'ROLE' ? 'served' : 'read-only',
          inRecovery: false,
        });
      } finally {
        const admin = await connectAdmin();
        await admin.query(`SET ${setting} = off`);
        await admin.query(`ALTER ${what} ${name} RESET ${setting}`);
      }
    },
  );

  it('knows who is not let in', async () => {
    const { user } = stage.lab.state.credentials.probe;
    for (const [role, kind] of [
      [{ user, password: 'wrong', database: 'postgres' }, 'auth'],
      [{ ...stage.lab.state.credentials.probe, database: 'nowhere' }, 'auth'],
    ] as const) {
      expect(await probe(route('orders_rw', { verify: role }))).toMatchObject({
        outcome: 'auth',
        fault: { kind, hint: expect.stringContaining('.verify') },
      });
    }
  });

  it(
    'sees that no slot is left, or none but the reserved ones',
    async () => {
      const { archiveSuperuser, probe: role } = stage.lab.state.credentials;
      await takeSlots(role);
      expect(await probe(route('archive'))).toMatchObject({
        outcome: 'no-slot',
        depth: 'query',
        phases: { startup: expect.any(Number) },
      });
      // Without a log-in PostgreSQL does not say so yet.
      expect(await probe(route('archive'), startup)).toMatchObject({
        outcome: 'served',
      });
      await takeSlots(archiveSuperuser);
      expect(await probe(route('archive'), startup)).toMatchObject({
        outcome: 'no-slot',
      });
      await Promise.all(clients.splice(0).map(client => client.end()));
      await waitFor(
        'a free slot',
        async () => {
          const { outcome } = await probe(route('archive'));
          return outcome === 'served' || undefined;
        },
        { deadlineMs: 10_000 },
      );
    },
    MINUTE,
  );

  it(
    'sees that PostgreSQL stops, and that it is gone',
    async () => {
      const client = await connectAdmin();
      process.kill(stage.lab.state.archive.pid!, 'SIGTERM');
      try {
        await waitFor(
          'PostgreSQL to take no more clients',
          async () => {
            const { outcome } = await probe(route('archive'), startup);
            return outcome === 'starting' || undefined;
          },
          { deadlineMs: 10_000, everyMs: 20 },
        );
        await client.end();
        clients.splice(0);
        await stage.lab.stopArchive();
        expect(await probe(route('archive'))).toMatchObject({
          outcome: 'refused',
        });
      } finally {
        await stage.lab.startArchive();
      }
    },
    MINUTE,
  );

  it('gives up on a PostgreSQL that hangs', async () => {
    const { pid } = stage.lab.state.archive;
    process.kill(pid!, 'SIGSTOP');
    try {
      expect(await probe(route('archive'), { deadlineMs: 300 })).toMatchObject({
        outcome: 'timeout',
        phases: { connect: expect.any(Number) },
      });
    } finally {
      process.kill(pid!, 'SIGCONT');
    }
    expect(await probe(route('archive'))).toMatchObject({ outcome: 'served' });
  });

  it('logs in over TLS where PostgreSQL speaks it', async () => {
    const { dataDir } = stage.lab.state.archive;
    const { cert, key } = await makeCertificate(await makeAuthority('test'));
    const { uid, gid } = statSync(join(dataDir, 'PG_VERSION'));
    for (const [name, text] of [
      ['server.crt', cert],
      ['server.key', key],
    ]) {
      writeFileSync(join(dataDir, name), text, { mode: 0o600 });
      chownSync(join(dataDir, name), uid, gid);
    }
    await askAdmin('ALTER SYSTEM SET ssl = on');
    await askAdmin('SELECT pg_reload_conf()');
    try {
      const target = route('archive');
      await waitFor(
        'TLS',
        async () => (await probe(target, startup)).tls || undefined,
        { deadlineMs: 10_000 },
      );
      expect(await probe(target)).toMatchObject({
        outcome: 'served',
        depth: 'query',
        tls: true,
      });
    } finally {
      await askAdmin('ALTER SYSTEM RESET ssl');
      await askAdmin('SELECT pg_reload_conf()');
    }
  });

  it(
    'sees that HAProxy has no server, and that it is gone',
    async () => {
      const { adminSocket: address } = stage.lab.state.gateway;
      await RuntimeSocket.create({ address, timeoutMs: 5000 }).change(
        ['m1', 'm2', 'm3'].map(name => `disable server platform_rw/${name}`),
      );
      expect(await probe(route('platform_rw'))).toMatchObject({
        outcome: 'closed',
        phases: { connect: expect.any(Number) },
      });
      await stage.lab.stopHaproxy();
      expect(await probe(route('platform_rw'))).toMatchObject({
        outcome: 'refused',
        phases: {},
      });
      await stage.lab.heal();
      // HAProxy takes a server for up until its first check fails.
      await waitFor(
        'the leader',
        async () => {
          const { outcome } = await probe(route('platform_rw'));
          return outcome === 'served' || undefined;
        },
        { deadlineMs: 10_000 },
      );
    },
    3 * MINUTE,
  );
});
