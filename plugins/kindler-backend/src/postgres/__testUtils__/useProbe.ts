import { randomBytes } from 'node:crypto';
import { openLab, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { runSql } from '../../__testUtils__/runSql';
import type { SqlTarget } from '../connectOnce';
import { SqlProbe } from '../SqlProbe';

export const MINUTE = 60_000;

export const ROLE = 'kindler_probe_test';

/** A probe of the lab for each test, and roles to log in with. Call it in a `describe`. */
export function useProbe() {
  let lab: Lab;

  let close: () => Promise<void>;

  let probe: SqlProbe;

  const password = randomBytes(12).toString('hex');

  const withClient = async <T>(
    server: { host: string; port: number; user: string; password: string },
    work: (client: Client) => Promise<T>,
  ): Promise<T> => {
    const { host, port, user } = server;
    const client = new Client({
      host,
      port,
      user,
      password: server.password,
      database: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  const archiveAdmin = () => ({
    ...lab.state.archive,
    ...lab.state.credentials.archiveSuperuser,
  });

  const ordersAdmin = () => ({
    ...lab.state.gateway.listeners.orders_rw,
    ...lab.state.credentials.superuser,
  });

  const asArchiveAdmin = <T>(work: (client: Client) => Promise<T>) =>
    withClient(archiveAdmin(), work);

  const asOrdersAdmin = <T>(work: (client: Client) => Promise<T>) =>
    withClient(ordersAdmin(), work);

  beforeAll(async () => {
    ({ lab, close } = await openLab());
  }, 4 * MINUTE);

  beforeEach(() => {
    probe = new SqlProbe();
  });

  afterEach(async () => {
    await probe.close();
  });

  afterAll(async () => {
    await asArchiveAdmin(async client => {
      await client.query(`DROP ROLE IF EXISTS ${ROLE}`);
      await client.query(`DROP ROLE IF EXISTS ${ROLE}_bare`);
    });
    await asOrdersAdmin(client => client.query(`DROP ROLE IF EXISTS ${ROLE}`));
    await close?.();
  }, 4 * MINUTE);

  function runScript(
    server: ReturnType<typeof archiveAdmin> | ReturnType<typeof ordersAdmin>,
    ...variables: string[]
  ) {
    return runSql(lab, server, 'kindler-probe.sql', variables);
  }

  const target = (
    server: { host: string; port: number },
    user = ROLE,
  ): SqlTarget => ({
    host: server.host,
    port: server.port,
    user,
    password,
    database: 'postgres',
    timeoutMs: 5000,
    applicationName: 'kindler-probe',
  });

  return {
    get lab() {
      return lab;
    },
    get probe() {
      return probe;
    },
    password,
    withClient,
    archiveAdmin,
    ordersAdmin,
    asArchiveAdmin,
    runScript,
    target,
  };
}
