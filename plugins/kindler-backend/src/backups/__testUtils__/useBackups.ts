import { randomBytes } from 'node:crypto';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type {
  Backup,
  BackupList,
} from '@kindler/backstage-plugin-kindler-common';
import { Client } from 'pg';
import { recordLogs } from '../../__testUtils__/recordLogs';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';
import { BackupPlace } from './BackupPlace';

const KEY = { id: 'k1', key: randomBytes(32).toString('base64') };

export const SHOP = `shop-${Date.now().toString(36)}`;

/** A backend with the environment {@link SHOP}, whose database holds something; called within a `describe`. */
export function useBackups() {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const place = new BackupPlace();
  const logs = recordLogs();

  function config() {
    const { kindler: section, ...rest } = labConfig(lab);
    const { folder, programs } = place;
    return {
      ...rest,
      kindler: { ...section, backups: { folder, programs, keys: [KEY] } },
    };
  }

  async function asSuperuser<T>(
    database: string,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const client = new Client({
      ...lab.state.gateway.listeners.platform_rw,
      ...lab.state.credentials.superuser,
      database,
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const listDatabases = () =>
    asSuperuser('postgres', async client => {
      const { rows } = await client.query('SELECT datname FROM pg_database');
      return rows.map(({ datname }): string => datname);
    });

  const list = async (query = ''): Promise<BackupList> =>
    (await kindler.get(`/backups${query}`)).body;

  const newestOf = async (environment: string): Promise<Backup> =>
    (await list(`?source=${environment}`)).items[0];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(config(), [logs.feature]);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 20_000 },
    );
    await kindler.carryOut(() =>
      kindler.post('/environments', { name: SHOP, provider: 'database' }),
    );
    const { body } = await kindler.post(`/environments/${SHOP}/credentials`);
    const client = new Client({
      host: body.host,
      port: body.port,
      user: body.user,
      password: body.password,
      database: body.database,
    });
    await client.connect();
    await client.query(
      `CREATE TABLE "Orders" (id serial PRIMARY KEY, note text NOT NULL);
     INSERT INTO "Orders" (note) SELECT 'a secret note ' || i FROM generate_series(1, 5000) i;
     CREATE SCHEMA "odd schema"; CREATE TABLE "odd schema".log (line text);
     INSERT INTO "odd schema".log VALUES ('one'), ('one');
     CREATE VIEW notes AS SELECT note FROM "Orders"`,
    );
    await client.end();
  });

  afterAll(async () => {
    await kindler?.removeEnvironments();
    await kindler?.stop();
    await closeLab?.();
    place.remove();
  });

  return {
    get lab() {
      return lab;
    },
    get kindler() {
      return kindler;
    },
    place,
    logs,
    config,
    asSuperuser,
    listDatabases,
    list,
    newestOf,
  };
}
