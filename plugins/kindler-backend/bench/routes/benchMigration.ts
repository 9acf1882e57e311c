/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '@backstage/types';
import { waitFor } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Stage } from '../support/openStage';
import { median } from '../support/median';
import { migrateByHand } from './migrateByHand';
import { asMigrator, MIGRATED, MIGRATOR, SCHEMA } from './migrated';
import { TABLE, Writers, type Seen } from './Writers';

const ROUNDS = 3;
const BEFORE_MS = 1000;
const ROWS = `
  INSERT INTO cold (text) SELECT md5(i::text) FROM generate_series(1, 80000) i;
  INSERT INTO log SELECT now(), md5(i::text) FROM generate_series(1, 20000) i;
  SELECT nextval('numbers')`;

/** Adds the role that migrates to the configuration. */
export function letMigrate(kindler: JsonObject): void {
  const routes = kindler.routes as JsonObject[];
  routes.find(({ name }) => name === 'orders-rw')!.migration = MIGRATOR;
}

/** Migrations of a database of 100,000 rows by replication, under writers, beside the same by hand. */
export async function benchMigration(stage: Stage) {
  const { lab, admin } = stage;
  const { archive, credentials } = lab.state;
  const other = { host: archive.host, port: archive.port };
  await asMigrator(
    { ...other, ...credentials.archiveSuperuser, database: 'postgres' },
    "CREATE ROLE kindler_bench SUPERUSER LOGIN PASSWORD 'bench'",
  );
  for (const sql of [
    "CREATE ROLE kindler_bench SUPERUSER LOGIN PASSWORD 'bench'",
    "CREATE ROLE bench_writer LOGIN PASSWORD 'bench'",
    `CREATE DATABASE ${MIGRATED} OWNER bench_writer`,
  ]) {
    await admin.query(sql);
  }
  const listener = lab.state.gateway.listeners.orders_rw;
  const writer = { user: 'bench_writer', password: 'bench' };
  await asMigrator(
    { ...listener, ...writer, database: MIGRATED },
    `${SCHEMA};${ROWS}`,
  );
  const seen: Record<'hand' | 'kindler', Seen[]> = { hand: [], kindler: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ['kindler', 'hand'] as const) {
      await lab.waitHealthy();
      const writers = new Writers({
        ...listener,
        ...writer,
        database: MIGRATED,
      });
      await writers.start();
      const back =
        way === 'hand'
          ? await migrateByHand(stage)
          : await migrateByKindler(stage);
      await delay(BEFORE_MS);
      const target = { ...other, ...MIGRATOR, database: MIGRATED };
      await back();
      const rows = await asMigrator(target, `SELECT id FROM ${TABLE}`);
      seen[way].push(await writers.stop(rows.map(({ id }) => id)));
      await asMigrator(
        { ...target, database: 'postgres' },
        `DROP DATABASE ${MIGRATED} WITH (FORCE)`,
      );
    }
  }
  const gap = (way: keyof typeof seen) =>
    median(seen[way].map(({ gapMs }) => gapMs));
  for (const way of ['hand', 'kindler'] as const) {
    const worst = Math.max(...seen[way].map(({ gapMs }) => gapMs));
    const lost = seen[way].reduce((sum, each) => sum + each.lost, 0);
    console.log(
      `Migration by replication, by ${way} (median / worst of ${ROUNDS}): gap ${gap(
        way,
      )} / ${worst} ms, lost ${lost}`,
    );
  }
  const share = (gap('kindler') / gap('hand')).toFixed(2);
  console.log(`Migration by replication, kindler: ${share} of the time`);
}

/** Migrates, and returns how to go back. */
async function migrateByKindler({ call }: Stage) {
  const path = '/kindler/v1/routes/orders-rw/migrate';
  const { body } = await waitFor(
    'the migration to be taken',
    async () => {
      const answer = await call('POST', path, {
        target: 'archive',
        databases: [MIGRATED],
        method: 'logical',
        reason: 'a benchmark',
      });
      if (answer.status !== 202) {
        throw new Error(JSON.stringify(answer.body));
      }
      return answer;
    },
    { deadlineMs: 60_000 },
  );
  const operation = `/kindler/v1/operations/${body.item.id}`;
  const reach = (accept: (item: Operation) => boolean) =>
    waitFor(
      'the migration to get on',
      async () => {
        const { item } = (await call('GET', operation)).body;
        if (item.error && !item.cancelRequested) {
          throw new Error(item.error);
        }
        return accept(item) || undefined;
      },
      { deadlineMs: 120_000, everyMs: 50 },
    );
  const waitsIn =
    (id: string) =>
    ({ steps }: Operation) =>
      steps.some(step => step.id === id && step.status === 'waiting');
  await reach(waitsIn('go'));
  await call('POST', `${operation}/resume`);
  await reach(waitsIn('confirm'));
  return async () => {
    await call('POST', `${operation}/cancel`);
    await reach(({ status }) => status === 'cancelled');
  };
}
