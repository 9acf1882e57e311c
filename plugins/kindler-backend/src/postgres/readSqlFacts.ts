import type { ClientBase } from 'pg';
import { connectOnce, type SqlTarget } from './connectOnce';
import { ABILITIES, factsQuery, type ServerAbilities } from './factsQuery';

/** A PostgreSQL server's SQL report on itself. Sizes are in bytes, LSNs are `X/Y` text as PostgreSQL prints them. */
export interface SqlFacts {
  inRecovery: boolean;
  /** 19 digits as text; missing if the role may not read it. */
  systemIdentifier?: string;
  timeline?: number;
  /** The server's own address. Through HAProxy this shows which server was chosen. */
  serverAddress?: string;
  serverPort?: number;
  serverVersion: number;
  maxConnections: number;
  /** Number of client connections; missing if the role may not see those of others. */
  connections?: number;
  /** Write position of a primary. */
  lsn?: string;
  receiveLsn?: string;
  replayLsn?: string;
  tookMs: number;
}

/**
 * Connects, asks and disconnects. Works for any role that can log in; `pg_read_all_stats` provides all fields. A
 * replica's timeline is that of its last restart point and can be older than the one it streams. Rejects with the error
 * of `pg` or of the socket.
 */
export async function readSqlFacts(target: SqlTarget): Promise<SqlFacts> {
  const started = performance.now();
  return connectOnce(target, async client => {
    const abilities = await readAbilities(client);
    const { rows } = await client.query(factsQuery(abilities));
    const [row] = rows;
    return {
      ...toFacts(row),
      timeline: row.timeline ?? row.restart_timeline ?? undefined,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** Finds out which questions the server can answer and the role may ask. */
export async function readAbilities(
  client: ClientBase,
): Promise<ServerAbilities> {
  const { rows } = await client.query<ServerAbilities>(ABILITIES);
  return rows[0];
}

/** The row of `factsQuery` without nulls. */
export function toFacts(
  row: Record<string, any>,
): Omit<SqlFacts, 'timeline' | 'tookMs'> {
  return {
    inRecovery: row.in_recovery,
    systemIdentifier: row.system_identifier ?? undefined,
    serverAddress: row.server_address?.split('/')[0],
    serverPort: row.server_port ?? undefined,
    serverVersion: row.server_version,
    maxConnections: row.max_connections,
    connections: row.connections ?? undefined,
    lsn: row.lsn ?? undefined,
    receiveLsn: row.receive_lsn ?? undefined,
    replayLsn: row.replay_lsn ?? undefined,
  };
}
