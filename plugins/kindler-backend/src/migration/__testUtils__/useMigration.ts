import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { JsonObject } from '@backstage/types';
import { Client } from 'pg';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';
import { BackupPlace } from '../../backups/__testUtils__/BackupPlace';

export const SHOP = `shop_${Date.now().toString(36)}`;
export const ROLE = `${SHOP}_app`;
export const OTHER_ROLE = `${SHOP}_wares`;
export const REASON = 'a drill';

export interface UseMigrationOptions {
  /** The role that administers the target instead of a superuser. */
  administer?(lab: Lab): Promise<JsonObject>;
  /** Takes back what `administer` did. */
  dismiss?(): Promise<void>;
  /** More of the database, made by a superuser. */
  content?: string;
}

/** A backend whose route orders-rw can be migrated, and the database {@link SHOP} behind it; called within a `describe`. */
export function useMigration({
  administer,
  dismiss,
  content,
}: UseMigrationOptions = {}) {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  let config: ReturnType<typeof labConfig>;
  const place = new BackupPlace();

  async function query(
    side: 'orders' | 'archive',
    database: string,
    sql: string,
  ) {
    const { credentials, gateway, archive } = lab.state;
    const client = new Client(
      side === 'orders'
        ? {
            ...gateway.listeners.platform_rw,
            ...credentials.superuser,
            database,
          }
        : {
            host: archive.host,
            port: archive.port,
            ...credentials.archiveSuperuser,
            database,
          },
    );
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const request = { target: 'archive', databases: [SHOP], reason: REASON };

  const waiting = (id: string, step: string): Promise<Operation> =>
    waitFor(
      `the operation to wait in ${step}`,
      async () => {
        const { body } = await kindler.get(`/operations/${id}`);
        const { status, steps, error } = body.item as Operation;
        if (['failed', 'cancelled', 'succeeded'].includes(status)) {
          throw new Error(`${status}: ${error}`);
        }
        const now = steps.find(each => each.status === 'waiting');
        return now?.id === step ? body.item : undefined;
      },
      { deadlineMs: 120_000 },
    );

  /** What a migration makes for itself and must not leave behind, on both servers. */
  async function leftBehind(): Promise<unknown[]> {
    const found = await Promise.all(
      (['orders', 'archive'] as const).map(side =>
        query(
          side,
          'postgres',
          `SELECT 'role' AS what, rolname AS name FROM pg_roles
            WHERE rolname ~ '^kindler_migration_'
           UNION ALL SELECT 'database', datname FROM pg_database
            WHERE datname ~ '^kindler_migration_'
           UNION ALL SELECT 'slot', slot_name FROM pg_replication_slots
            WHERE slot_type = 'logical'
           UNION ALL SELECT 'subscription', subname FROM pg_subscription`,
        ),
      ),
    );
    const publications = await query(
      'orders',
      SHOP,
      'SELECT pubname AS name FROM pg_publication',
    );
    return [...found.flat(), ...publications];
  }

  async function begin(method?: string): Promise<string> {
    const { status, body } = await waitFor(
      'the migration to be taken',
      async () => {
        const answer = await kindler.post('/routes/orders-rw/migrate', {
          ...request,
          ...(method && { method }),
        });
        return answer.status === 202 ? answer : undefined;
      },
      { deadlineMs: 60_000 },
    );
    expect(status).toBe(202);
    return body.item.id;
  }

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    config = labConfig(lab);
    const { folder, programs } = place;
    config.kindler.backups = { folder, programs };
    const { superuser } = lab.state.credentials;
    const name = '"kindler_migration"';
    // One role on both servers, as a configuration needs it.
    for (const side of ['orders', 'archive'] as const) {
      await query(side, 'postgres', `DROP ROLE IF EXISTS ${name}`);
      await query(
        side,
        'postgres',
        `CREATE ROLE ${name} SUPERUSER LOGIN PASSWORD '${superuser.password}'`,
      );
    }
    const routes = config.kindler.routes as Array<Record<string, unknown>>;
    const route = routes.find(each => each.name === 'orders-rw')!;
    route.migration = {
      user: 'kindler_migration',
      password: superuser.password,
    };
    if (administer) {
      const targets = route.targets as JsonObject[];
      const archive = targets.find(target => target.name === 'archive')!;
      archive.migration = await administer(lab);
    }
    kindler = await startKindler(config);
    await query('orders', 'postgres', `CREATE ROLE ${ROLE} LOGIN PASSWORD 'x'`);
    await query('orders', 'postgres', `CREATE DATABASE ${SHOP} OWNER ${ROLE}`);
    await query(
      'orders',
      'postgres',
      `REVOKE ALL ON DATABASE ${SHOP} FROM PUBLIC`,
    );
    await query(
      'orders',
      SHOP,
      `SET ROLE ${ROLE};
       CREATE TABLE written (id bigint PRIMARY KEY);
       CREATE TABLE keyless (v float8, at timestamptz, b bytea);
       INSERT INTO keyless SELECT random(), now(), '\\x01ff' FROM generate_series(1, 3000);
       INSERT INTO keyless SELECT * FROM keyless;
       CREATE SEQUENCE numbers; SELECT nextval('numbers');
       CREATE VIEW seen AS SELECT count(*) FROM written`,
    );
    if (content) {
      await query('orders', SHOP, content);
    }
  });

  afterAll(async () => {
    await kindler?.stop();
    for (const side of ['orders', 'archive'] as const) {
      for (const sql of [
        `DROP DATABASE IF EXISTS ${SHOP} WITH (FORCE)`,
        `DROP ROLE IF EXISTS ${ROLE}`,
        `DROP ROLE IF EXISTS ${OTHER_ROLE}`,
        'DROP ROLE IF EXISTS kindler_migration',
      ]) {
        await query(side, 'postgres', sql);
      }
    }
    await dismiss?.();
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
    get config() {
      return config;
    },
    place,
    query,
    request,
    waiting,
    leftBehind,
    begin,
  };
}
