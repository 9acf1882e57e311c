import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client, type DatabaseError } from 'pg';
import { probeClient, type ProbeOptions } from '../probeClient';
import type { ProbeTarget } from '../ProbeTarget';

export const MINUTE = 60_000;

/** Clients of the lab's listeners, ended after each test. Call it in a `describe`. */
export function useClients() {
  let lab: Lab;

  let close: () => Promise<void>;

  const clients: Client[] = [];

  beforeAll(async () => {
    ({ lab, close } = await openLab());
  }, 4 * MINUTE);

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.end()));
  });

  afterAll(async () => {
    await close?.();
  }, 4 * MINUTE);

  const route = (
    listener: 'orders_rw' | 'orders_ro' | 'platform_rw' | 'archive',
    more: Partial<ProbeTarget> = {},
  ): ProbeTarget => ({
    name: 'orders-rw',
    intent: 'read-write',
    listener:
      listener === 'archive'
        ? lab.state.archive
        : lab.state.gateway.listeners[listener],
    verify: { ...lab.state.credentials.probe, database: 'postgres' },
    ...more,
  });

  const probe = (target: ProbeTarget, options: Partial<ProbeOptions> = {}) =>
    probeClient(target, { logIn: true, deadlineMs: 5000, ...options });

  const startup = { logIn: false };

  async function connect(role: { user: string; password: string }) {
    const { host, port } = lab.state.archive;
    const { user, password } = role;
    const client = new Client({
      ...{ host, port, user, password },
      database: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    clients.push(client);
    return client;
  }

  /** Connects until PostgreSQL has no slot left for the role, whoever holds the others. */
  const takeSlots = (role: { user: string; password: string }) =>
    waitFor(
      'no slot to be left',
      async () => {
        try {
          await connect(role);
          return undefined;
        } catch (error) {
          return (error as DatabaseError).code === '53300' || undefined;
        }
      },
      { deadlineMs: MINUTE / 2, everyMs: 1 },
    );

  const connectAdmin = () => connect(lab.state.credentials.archiveSuperuser);

  async function askAdmin(statement: string) {
    const client = await connectAdmin();
    return (await client.query(statement)).rows;
  }

  return {
    get lab() {
      return lab;
    },
    clients,
    route,
    probe,
    startup,
    connect,
    takeSlots,
    connectAdmin,
    askAdmin,
  };
}
