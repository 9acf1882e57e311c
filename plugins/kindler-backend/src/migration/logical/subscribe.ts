import { escapeIdentifier, escapeLiteral } from 'pg';
import type { SqlTarget } from '../../postgres';
import type { Copy } from '../copy/Copy';
import { slow } from '../copy/Copy';
import { onServer } from '../sides';

/** From here on changes are applied by the owner of each table. */
const BY_OWNERS = 160_000;

/** Lets a copy follow what was published. The slot at the source has its name, too. */
export async function subscribe(
  { admin, name, system }: Copy,
  publisher: SqlTarget,
): Promise<void> {
  const id = escapeIdentifier(name);
  await onServer({ ...admin, database: name }, system, async client => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    await client.query(
      slow(`CREATE SUBSCRIPTION ${id}
         CONNECTION ${escapeLiteral(toConnectionString(publisher))}
         PUBLICATION ${id} WITH (enabled = false, streaming = on)`),
    );
    if (rows[0].version < BY_OWNERS) {
      // The owner of the subscription applies. Only a superuser can become that, and nobody sees that it was one.
      await client.query('BEGIN');
      await client.query(`ALTER ROLE ${id} SUPERUSER`);
      await client.query(`ALTER SUBSCRIPTION ${id} OWNER TO ${id}`);
      await client.query(`ALTER ROLE ${id} NOSUPERUSER`);
      await client.query('COMMIT');
    }
    await client.query(`ALTER SUBSCRIPTION ${id} ENABLE`);
  });
}

function toConnectionString(publisher: SqlTarget): string {
  const { host, port, database, user, password, tls } = publisher;
  const isEncrypted = tls?.mode === 'require' || tls?.mode === 'verify-full';
  const parts = {
    host,
    port,
    dbname: database,
    user,
    password,
    // The server that connects does not have the certificates that this backend has.
    sslmode: isEncrypted ? 'require' : 'prefer',
    connect_timeout: 10,
  };
  return Object.entries(parts)
    .map(
      ([key, value]) => `${key}='${String(value).replace(/[\\']/g, '\\$&')}'`,
    )
    .join(' ');
}

export interface Followed {
  /** Tables that have all rows of the source, of all. */
  tables: number;
  total: number;
  /** Size of the copy. */
  bytes: number;
  /** How often applying or copying failed; 0 where PostgreSQL does not count that. */
  errors: number;
}

/** How far a copy has got. Undefined if it follows nothing. */
export async function readFollowed({
  admin,
  name,
  system,
}: Pick<Copy, 'admin' | 'name' | 'system'>): Promise<Followed | undefined> {
  return onServer({ ...admin, database: name }, system, async client => {
    const { rows } = await client.query(
      `SELECT count(r.*)::int AS total,
              (count(*) FILTER (WHERE srsubstate = 'r'))::int AS tables,
              pg_database_size(current_database())::float8 AS bytes
         FROM pg_subscription s
         LEFT JOIN pg_subscription_rel r ON srsubid = s.oid
        WHERE subname = $1 GROUP BY s.oid`,
      [name],
    );
    const counts = await client.query(
      `SELECT to_regclass('pg_catalog.pg_stat_subscription_stats') IS NOT NULL AS there`,
    );
    const errors = counts.rows[0].there
      ? await client.query(
          `SELECT (apply_error_count + sync_error_count)::int AS errors
             FROM pg_stat_subscription_stats WHERE subname = $1`,
          [name],
        )
      : undefined;
    return rows[0] && { ...rows[0], errors: errors?.rows[0]?.errors ?? 0 };
  });
}
