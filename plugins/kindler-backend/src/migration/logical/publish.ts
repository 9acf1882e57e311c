import { randomBytes } from 'node:crypto';
import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { hasSqlState, scramVerifier, type SqlTarget } from '../../postgres';
import { onServer } from '../sides';

const DROPPING_MS = 60_000;
const CONFIRMING_MS = 300_000;
/** The slot is in use, or gone. */
const PASSING = ['55006', '42704'];

/** The database that is published, and the name of everything that this makes. */
export interface Published {
  source: SqlTarget;
  /** System identifiers of the two servers. */
  sourceSystem: string;
  targetSystem: string;
  database: string;
  name: string;
}

/**
 * Publishes all tables of a database, for a role that can only read and replicate.
 *
 * @returns how that role connects
 */
export async function publish(published: Published): Promise<SqlTarget> {
  const { source, database, name } = published;
  await unpublish(published);
  const password = randomBytes(24).toString('base64url');
  const verifier = escapeLiteral(await scramVerifier(password));
  const id = escapeIdentifier(name);
  await onSource(published, async client => {
    await client.query(
      `CREATE ROLE ${id} LOGIN REPLICATION BYPASSRLS PASSWORD ${verifier}`,
    );
    await client.query(`GRANT pg_read_all_data TO ${id}`);
    await client.query(
      `GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${id}`,
    );
    await client.query(`CREATE PUBLICATION ${id} FOR ALL TABLES`);
  });
  return { ...source, user: name, password, database };
}

/**
 * Removes publication, role and slots, also those by which the target copied single tables. A slot keeps WAL until the
 * disk is full, so nobody can log in and make another one first.
 */
export async function unpublish(published: Published): Promise<void> {
  const { name, targetSystem } = published;
  const id = escapeIdentifier(name);
  await onSource(published, async client => {
    const { rows } = await client.query(
      'SELECT FROM pg_roles WHERE rolname = $1',
      [name],
    );
    if (rows.length > 0) {
      await client.query(`ALTER ROLE ${id} NOLOGIN`);
    }
    await until(
      async () => (await dropSlots(client, name, targetSystem)) || undefined,
      { everyMs: 100, ms: DROPPING_MS },
    );
    await client.query(`DROP PUBLICATION IF EXISTS ${id}`);
    if (rows.length > 0) {
      await client.query(`DROP OWNED BY ${id}`);
      await client.query(`DROP ROLE ${id}`);
    }
  });
}

/** True if there is none any more. */
async function dropSlots(
  client: ClientBase,
  name: string,
  targetSystem: string,
): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT slot_name AS slot, active_pid AS pid FROM pg_replication_slots
      WHERE database = current_database()
        AND (slot_name = $1
             OR slot_name ~ concat('^pg_[0-9]+_sync_[0-9]+_', $2::text, '$'))`,
    [name, targetSystem],
  );
  for (const { slot, pid } of rows) {
    if (pid === null) {
      await client
        .query('SELECT pg_drop_replication_slot($1)', [slot])
        .catch(error => {
          if (!hasSqlState(error, ...PASSING)) {
            throw error;
          }
        });
    } else {
      await client.query('SELECT pg_terminate_backend($1)', [pid]);
    }
  }
  return rows.length === 0;
}

/** Bytes of WAL that the target has not confirmed, and of the database; undefined without a slot. */
export async function readLag(
  published: Published,
): Promise<{ lag: number; size: number } | undefined> {
  return onSource(published, async client => {
    const { rows } = await client.query(
      `SELECT greatest(0, pg_wal_lsn_diff(
                pg_current_wal_lsn(), confirmed_flush_lsn))::float8 AS lag,
              pg_database_size(current_database())::float8 AS size
         FROM pg_replication_slots WHERE slot_name = $1`,
      [published.name],
    );
    return rows[0];
  });
}

/** Waits until the target has confirmed what is written now. */
export async function waitForConfirmation(
  published: Published,
  signal: AbortSignal,
): Promise<void> {
  const { database, name } = published;
  await onSource(published, async client => {
    const { rows } = await client.query(
      'SELECT pg_current_wal_insert_lsn()::text AS lsn',
    );
    const isConfirmed = async () => {
      const slot = await client.query(
        `SELECT confirmed_flush_lsn >= $2::pg_lsn AS done
           FROM pg_replication_slots WHERE slot_name = $1`,
        [name, rows[0].lsn],
      );
      if (slot.rows.length === 0) {
        throw wordedError(Error, word('migrate-no-slot', { database }));
      }
      return slot.rows[0].done || undefined;
    };
    await until(isConfirmed, { everyMs: 20, ms: CONFIRMING_MS, signal });
  });
}

function onSource<T>(
  { source, sourceSystem, database }: Published,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  return onServer({ ...source, database }, sourceSystem, async client => {
    // The database is closed when the replication ends.
    await client.query('SET default_transaction_read_only = off');
    return work(client);
  });
}
