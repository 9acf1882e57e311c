import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import type { SqlRoleConfig } from '../config';
import type { PoolerState } from '../model/PoolerState';
import type { PoolerView } from '../pgbouncer';
import { connectOnce } from '../postgres';

const SESSIONS = `
  SELECT pid, usename AS user, datname AS database, pg_is_in_recovery() AS "inRecovery"
  FROM pg_stat_activity WHERE pid = ANY ($1::int[])`;

interface Session {
  pid: number;
  user: string | null;
  database: string | null;
  inRecovery: boolean;
}

export interface AskedCluster {
  members: readonly Pick<DatabaseMember, 'name' | 'host' | 'port'>[];
  probe: SqlRoleConfig;
  timeoutMs: number;
}

/**
 * Finds which connections of a pooler end at members in recovery. Behind HAProxy a pooler knows only HAProxy's address,
 * so the process ids of its servers are looked up at each member. Another process of a member can have the same id: one
 * that a member which accepts writes has, too, counts as being there.
 */
export async function findAstray(
  { database, servers }: Pick<PoolerView, 'database' | 'servers'>,
  { members, probe, timeoutMs }: AskedCluster,
): Promise<PoolerState['astray']> {
  const pids = servers.flatMap(({ remotePid }) => remotePid ?? []);
  if (pids.length === 0) {
    return [];
  }
  const isOurs = ({ pid, user, database: name }: Session) =>
    name === database?.serverName &&
    servers.some(server => server.remotePid === pid && server.user === user);
  const found = await Promise.all(
    members.map(async ({ name, host, port }) => {
      const sessions =
        host === undefined || port === undefined
          ? []
          : await connectOnce({ ...probe, host, port, timeoutMs }, client =>
              client.query<Session>(SESSIONS, [pids]),
            ).then(
              ({ rows }) => rows.filter(isOurs),
              // Its own source says that it does not answer.
              () => [],
            );
      return { member: name, sessions };
    }),
  );
  const atWriters = new Set(
    found
      .flatMap(({ sessions }) => sessions)
      .filter(({ inRecovery }) => !inRecovery)
      .map(({ pid }) => pid),
  );
  return found
    .map(({ member, sessions }) => ({
      member,
      connections: sessions.filter(
        ({ pid, inRecovery }) => inRecovery && !atWriters.has(pid),
      ).length,
    }))
    .filter(({ connections }) => connections > 0);
}
