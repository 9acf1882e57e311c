import { TestDatabases } from '@backstage/backend-test-utils';
import { openLab, type Lab } from '@kindler/lab';
import createKnex, { type Knex } from 'knex';
import { MIGRATIONS } from './migrateBefore';

/** What the plugin database can be. */
export const ENGINES = ['SQLite', 'PostgreSQL'] as const;

const sqlite = TestDatabases.create({ ids: ['SQLITE_3'] });
let count = 0;

/** Plugin databases for tests: SQLite, or PostgreSQL of a lab. */
export class PluginDatabases {
  readonly #opened: Array<{ name: string; pools: Knex[] }> = [];
  readonly #lab: Lab | undefined;
  readonly #admin: Knex | undefined;
  readonly #closeLab: (() => Promise<void>) | undefined;

  static async create(engine: (typeof ENGINES)[number]) {
    const opened = engine === 'PostgreSQL' ? await openLab() : undefined;
    return new PluginDatabases(opened);
  }

  private constructor(opened: Awaited<ReturnType<typeof openLab>> | undefined) {
    this.#lab = opened?.lab;
    this.#closeLab = opened?.close;
    this.#admin = opened && this.#connect('postgres');
  }

  /** One new and migrated database, as two backends reach it. */
  async open(): Promise<[Knex, Knex]> {
    const pools = await this.openEmpty();
    await pools[0].migrate.latest({ directory: MIGRATIONS });
    return pools;
  }

  async close(): Promise<void> {
    for (const { name, pools } of this.#opened) {
      await Promise.all(pools.map(pool => pool.destroy()));
      await this.#admin!.raw('DROP DATABASE ?? WITH (FORCE)', [name]);
    }
    await this.#admin?.destroy();
    await this.#closeLab?.();
  }

  /** One new database without tables. */
  async openEmpty(): Promise<[Knex, Knex]> {
    if (!this.#admin) {
      const knex = await sqlite.init('SQLITE_3');
      return [knex, knex];
    }
    count += 1;
    const name = `plugin_${process.pid}_${Date.now()}_${count}`;
    await this.#admin.raw('CREATE DATABASE ??', [name]);
    const pools: [Knex, Knex] = [this.#connect(name), this.#connect(name)];
    this.#opened.push({ name, pools });
    return pools;
  }

  #connect(database: string): Knex {
    const { credentials, gateway } = this.#lab!.state;
    return createKnex({
      client: 'pg',
      connection: {
        ...gateway.listeners.platform_rw,
        ...credentials.superuser,
        database,
      },
    });
  }
}
