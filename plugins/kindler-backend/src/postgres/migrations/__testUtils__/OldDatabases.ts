import { mockServices } from '@backstage/backend-test-utils';
import { openLab, type Lab } from '@kindler/lab';
import { Client, escapeIdentifier } from 'pg';
import { KindlerDatabase } from '../../KindlerDatabase';

/** Databases on a real PostgreSQL, each made by a statement and taken over. */
export class OldDatabases {
  readonly #lab: Lab;
  readonly #closeLab: () => Promise<void>;
  readonly #admin: Client;
  #made = 0;

  static async open(): Promise<OldDatabases> {
    const { lab, close } = await openLab();
    const admin = new Client(access(lab, 'postgres'));
    admin.on('error', () => {});
    await admin.connect();
    return new OldDatabases(lab, close, admin);
  }

  private constructor(lab: Lab, closeLab: () => Promise<void>, admin: Client) {
    this.#lab = lab;
    this.#closeLab = closeLab;
    this.#admin = admin;
  }

  async close(): Promise<void> {
    await this.#admin.end();
    await this.#closeLab();
  }

  /** One backend more on a database. It was started, and may or may not have got through. */
  async start(name: string): Promise<KindlerDatabase> {
    const database = new KindlerDatabase({
      connection: access(this.#lab, name),
      route: 'lab',
      logger: mockServices.logger.mock(),
    });
    await database.start();
    return database;
  }

  /** Makes a database, lets a backend start on it, and runs the test. */
  async tryTakingOver(
    ddl: string,
    test: (
      database: KindlerDatabase,
      client: Client,
      name: string,
    ) => Promise<void>,
  ): Promise<void> {
    this.#made += 1;
    const name = `takeover_${process.pid}_${Date.now()}_${this.#made}`;
    await this.#admin.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
    const client = new Client(access(this.#lab, name));
    client.on('error', () => {});
    await client.connect();
    let database: KindlerDatabase | undefined;
    try {
      await client.query(ddl);
      database = await this.start(name);
      await test(database, client, name);
    } finally {
      await database?.stop();
      await client.end();
      await this.#admin.query(
        `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`,
      );
    }
  }

  /** As `tryTakingOver`, where it must work. */
  async takeOver(
    ddl: string,
    test: (
      database: KindlerDatabase,
      client: Client,
      name: string,
    ) => Promise<void>,
  ): Promise<void> {
    await this.tryTakingOver(ddl, async (database, client, name) => {
      if (database.fault) {
        throw new Error(database.fault.message);
      }
      await test(database, client, name);
    });
  }
}

function access(lab: Lab, database: string) {
  const { superuser } = lab.state.credentials;
  return {
    ...lab.state.gateway.listeners.platform_rw,
    ...superuser,
    database,
  };
}
