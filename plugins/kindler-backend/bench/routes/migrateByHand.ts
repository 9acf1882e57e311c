import { waitFor } from '@kindler/lab';
import { RuntimeSocket } from '../../src/haproxy/RuntimeSocket';
import type { Stage } from '../support/openStage';
import { asMigrator, MIGRATED, MIGRATOR, SCHEMA } from './migrated';

const SETTINGS = `SET timezone = 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 1`;
const SUMS = `${['bench_writes', 'cold', 'log']
  .map(
    table =>
      `SELECT concat('${table} ', count(*), '/', sum(hashtextextended(t::text, 0)::numeric)) AS sum FROM ${table} t`,
  )
  .join(' UNION ALL ')} ORDER BY 1`;

/** The statements and commands that an administrator would send, as fast as they are answered. Returns how to go back. */
export async function migrateByHand({ lab }: Stage) {
  const { archive, gateway } = lab.state;
  const source = {
    ...gateway.listeners.platform_rw,
    ...MIGRATOR,
    database: MIGRATED,
    options: '-c default_transaction_read_only=off',
  };
  const target = {
    host: archive.host,
    port: archive.port,
    ...MIGRATOR,
    database: MIGRATED,
  };
  const socket = RuntimeSocket.create({
    address: gateway.adminSocket,
    timeoutMs: 5000,
  });
  await asMigrator(
    { ...target, database: 'postgres' },
    `CREATE DATABASE ${MIGRATED} OWNER bench_writer`,
  );
  await asMigrator(target, `SET ROLE bench_writer; ${SCHEMA}`);
  await asMigrator(source, 'CREATE PUBLICATION mig FOR ALL TABLES');
  const { host, port } = source;
  await asMigrator(
    target,
    `CREATE SUBSCRIPTION mig CONNECTION 'host=${host} port=${port} dbname=${MIGRATED} user=${MIGRATOR.user} password=${MIGRATOR.password}' PUBLICATION mig`,
  );
  await waitFor(
    'all rows',
    async () =>
      (
        await asMigrator(
          target,
          `SELECT bool_and(srsubstate = 'r') AS done FROM pg_subscription_rel`,
        )
      )[0].done || undefined,
    { deadlineMs: 120_000 },
  );

  await asMigrator(
    source,
    `ALTER DATABASE ${MIGRATED} SET default_transaction_read_only = on`,
  );
  const [{ lsn }] = await asMigrator(
    source,
    `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
      WHERE datname = '${MIGRATED}' AND backend_type = 'client backend'
        AND pid <> pg_backend_pid();
     SELECT pg_current_wal_insert_lsn() AS lsn`,
  );
  await waitFor(
    'the target to catch up',
    async () =>
      (
        await asMigrator(
          source,
          `SELECT confirmed_flush_lsn >= '${lsn}' AS done FROM pg_replication_slots WHERE slot_name = 'mig'`,
        )
      )[0].done || undefined,
    { deadlineMs: 60_000, everyMs: 20 },
  );
  const sums = await Promise.all(
    [source, target].map(side => asMigrator(side, `${SETTINGS}; ${SUMS}`)),
  );
  if (JSON.stringify(sums[0]) !== JSON.stringify(sums[1])) {
    throw new Error('Migrated by hand, the tables differ');
  }
  const numbers = await asMigrator(
    source,
    `SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE last_value IS NOT NULL`,
  );
  await asMigrator(
    target,
    numbers
      .map(({ name, value }) => `SELECT setval('${name}', ${value})`)
      .join(';'),
  );
  await asMigrator(target, 'ALTER SUBSCRIPTION mig DISABLE');
  const members = lab.state.members.map((_, index) => `pg${index + 1}`);
  await socket.change([
    'set server orders_rw/archive1 state drain',
    ...members.map(name => `set server orders_rw/${name} state maint`),
    'set server orders_rw/archive1 state ready',
    ...members.map(name => `shutdown sessions server orders_rw/${name}`),
  ]);

  return async () => {
    await socket.change([
      'set server orders_rw/archive1 state maint',
      ...members.map(name => `set server orders_rw/${name} state ready`),
      'shutdown sessions server orders_rw/archive1',
    ]);
    await asMigrator(target, 'ALTER SUBSCRIPTION mig SET (slot_name = NONE)');
    await asMigrator(target, 'DROP SUBSCRIPTION mig');
    await waitFor(
      'the slot to be free',
      async () =>
        (
          await asMigrator(
            source,
            `SELECT NOT active AS free FROM pg_replication_slots WHERE slot_name = 'mig'`,
          )
        )[0].free || undefined,
      { deadlineMs: 30_000 },
    );
    await asMigrator(
      source,
      `SELECT pg_drop_replication_slot('mig'); DROP PUBLICATION mig`,
    );
    await asMigrator(
      source,
      `ALTER DATABASE ${MIGRATED} RESET default_transaction_read_only`,
    );
  };
}
