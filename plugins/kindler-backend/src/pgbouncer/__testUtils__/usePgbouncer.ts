import { openLab, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { resumePooler, type PoolerTarget } from '..';

/** A PgBouncer of a lab, which lets clients through before each test. Call it in a `describe`. */
export function usePgbouncer() {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let pooler: PoolerTarget;
  const open: Client[] = [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    await lab.startPgbouncer();
    const { host, port, database } = lab.state.pgbouncer;
    pooler = { host, port, database, ...lab.state.credentials.pooler };
  });

  afterEach(async () => {
    await resumePooler(pooler);
    await Promise.all(open.splice(0).map(client => client.end()));
  });

  afterAll(async () => {
    await lab?.stopPgbouncer();
    await closeLab?.();
  });

  return {
    get lab() {
      return lab;
    },
    get pooler() {
      return pooler;
    },
    /** A client of the database. */
    async connect(): Promise<Client> {
      const { host, port } = lab.state.pgbouncer;
      const client = new Client({
        host,
        port,
        ...lab.state.credentials.superuser,
        database: 'postgres',
      });
      client.on('error', () => {});
      await client.connect();
      open.push(client);
      return client;
    },
  };
}
