import { execFileSync, spawnSync } from 'node:child_process';
import {
  coreServices,
  createServiceFactory,
  type AuditorService,
  type AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { PluginDatabases } from '../../../__testUtils__/PluginDatabases';
import { recordLogs } from '../../../__testUtils__/recordLogs';
import { labConfig, startKindler } from '../../../__testUtils__/startKindler';
import { DatabaseProvider } from '../../../providers';

const TASK = 'kindler-drop-expired-credentials';

/** A backend with one running environment in the lab, whose audit events and scheduled tasks are in hand. */
export function useCredentials(environment: string) {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let databases: PluginDatabases;
  let knex: Awaited<ReturnType<PluginDatabases['open']>>[0];
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const logs = recordLogs();
  const events: AuditorServiceCreateEventOptions[] = [];
  const scheduler = mockServices.scheduler();
  const auditor: AuditorService = {
    async createEvent({ request: _, ...event }) {
      events.push(event);
      return { success: async () => {}, fail: async () => {} };
    },
  };

  const admin = () => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
  });
  const connect = async (access: object) => {
    const client = new Client(access);
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const asAdmin = async (statement: string, database = 'postgres') => {
    const client = await connect({ ...admin(), database });
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const carryOut: typeof kindler.carryOut = async call => {
    const operation = await kindler.carryOut(call);
    expect([operation.status, operation.error]).toEqual([
      'succeeded',
      undefined,
    ]);
    return operation;
  };
  const create = (name: string) =>
    carryOut(() =>
      kindler.post('/environments', { name, provider: 'database' }),
    );

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    databases = await PluginDatabases.create('SQLite');
    [knex] = await databases.open();
    kindler = await startKindler(labConfig(lab), [
      logs.feature,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => auditor,
      }),
    ]);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 20_000 },
    );
    await kindler.removeEnvironments();
    await create(environment);
  });

  afterAll(async () => {
    await kindler?.removeEnvironments();
    await kindler?.stop();
    await databases?.close();
    await closeLab?.();
  });

  return {
    get lab() {
      return lab;
    },
    get kindler() {
      return kindler;
    },
    connect,
    asAdmin,
    carryOut,
    create,
    sweep: () => scheduler.triggerTask(TASK),
    audited: (eventId: string) =>
      events.filter(event => event.eventId === eventId),
    said: (words: RegExp) => logs.lines.filter(line => words.test(line)),
    issueOnReplica() {
      const target = {
        ...lab.state.gateway.listeners.orders_ro,
        ...lab.state.credentials.superuser,
        database: 'postgres',
        timeoutMs: 10_000,
      };
      return new DatabaseProvider({
        route: 'orders-ro',
        admin: target,
      }).temporaryCredentials.issue(
        { name: environment, details: {} },
        {
          id: 'kindler_tmp_ffffffffffffffffffff',
          ttlMs: 60_000,
          connectionLimit: 1,
        },
      );
    },
    /** In which of all places a text stands, also in the data and the write-ahead log of the servers. */
    async findWritten(text: string): Promise<string[]> {
      const tables = await knex('sqlite_master').where({ type: 'table' });
      const rows = await Promise.all(
        tables.map(({ name }) => knex(name).select()),
      );
      const operations = (await kindler.get('/operations')).body;
      const { status } = spawnSync('grep', ['-rqF', text, lab.state.folder]);
      const processes = execFileSync('ps', ['-eo', 'args'], {
        encoding: 'utf8',
      }).replaceAll(`grep -rqF ${text}`, '');
      return Object.entries({
        rows,
        operations,
        events,
        logs: logs.lines,
        processes,
        ...(status === 0 && { lab: text }),
      })
        .filter(([, held]) => JSON.stringify(held).includes(text))
        .map(([place]) => place);
    },
  };
}
