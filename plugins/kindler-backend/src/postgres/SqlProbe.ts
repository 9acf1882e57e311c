import type { CertificateFacts } from '../model/CertificateFacts';
import type { SqlSlot, SqlStandby, SqlView } from '../model/postgres/SqlView';
import { endWithin, openClient, type SqlTarget } from './connectOnce';
import {
  factsQuery,
  replicationQuery,
  type ServerAbilities,
} from './factsQuery';
import { readAbilities, toFacts } from './readSqlFacts';
import type { SqlClient } from './SqlClient';

/**
 * A log-in costs both sides far more than the questions, so a connection is reused. After this time it is replaced,
 * because an address may lead to another server by then.
 */
const OLDEST_MS = 30_000;
const GOODBYE_MS = 500;

interface Connection {
  client: SqlClient;
  abilities?: ServerAbilities;
  openedAt: number;
  broken: boolean;
}

/**
 * Asks one server repeatedly about its state, on a connection that is kept for some time. Only one question may run at
 * a time.
 */
export class SqlProbe {
  #connection: { key: string; is: Connection } | undefined;
  #certificate: CertificateFacts | undefined;

  /** The certificate that the server last presented; undefined without TLS. */
  get certificate(): CertificateFacts | undefined {
    return this.#certificate;
  }

  /** Rejects with the error of `pg` or of the socket. The connection is given up in that case. */
  async read(target: SqlTarget): Promise<SqlView> {
    const connection = await this.#connect(target);
    try {
      return await readView(connection, target.timeoutMs);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.#connection?.is.client;
    this.#connection = undefined;
    if (client) {
      await endWithin(client, GOODBYE_MS);
    }
  }

  async #connect(target: SqlTarget): Promise<Connection> {
    const key = `${target.host}:${target.port}`;
    const known = this.#connection;
    const usable =
      known?.key === key &&
      !known.is.broken &&
      performance.now() - known.is.openedAt < OLDEST_MS;
    if (usable) {
      return known.is;
    }
    await this.close();
    const client = await openClient(target);
    this.#certificate = client.tlsSeen?.certificate;
    const is: Connection = {
      client,
      openedAt: performance.now(),
      broken: false,
    };
    const onBroken = () => {
      is.broken = true;
    };
    client.on('error', onBroken);
    client.on('end', onBroken);
    this.#connection = { key, is };
    try {
      is.abilities = await readAbilities(client);
    } catch (error) {
      await this.close();
      throw error;
    }
    return is;
  }
}

/**
 * Takes one round trip. It is read-only, and also limited on the server, where a query would keep running after its
 * client gave up.
 */
async function readView(
  { client, abilities }: Connection,
  timeoutMs: number,
): Promise<SqlView> {
  const results = (await client.query(
    [
      'BEGIN READ ONLY',
      `SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}`,
      factsQuery(abilities!),
      replicationQuery(abilities!),
      'COMMIT',
    ].join(';'),
  )) as unknown as Array<{ rows: Array<Record<string, any>> }>;
  const [facts] = results[2].rows;
  const [replication] = results[3].rows;
  const { serverAddress, serverPort, ...view } = toFacts(facts);
  const { upstream } = replication;
  return {
    ...view,
    timeline: facts.timeline ?? upstream?.timeline ?? undefined,
    slots: replication.slots.map(toSlot),
    standbys: replication.standbys?.map(toStandby),
    receiver: view.inRecovery ? replication.receiver ?? undefined : undefined,
    replayPaused: facts.replay_paused ?? undefined,
    restores: facts.restores ?? undefined,
    delayed: facts.delayed ?? undefined,
    upstream: upstream?.host
      ? { host: upstream.host, port: upstream.port ?? undefined }
      : undefined,
  };
}

function toStandby(row: Record<string, any>): SqlStandby {
  return {
    name: row.name,
    address: row.address ?? undefined,
    state: row.state,
    syncState: row.syncState ?? undefined,
  };
}

function toSlot(row: Record<string, any>): SqlSlot {
  return {
    name: row.name,
    type: row.type,
    active: row.active,
    restartLsn: row.restartLsn ?? undefined,
    walStatus: row.walStatus ?? undefined,
  };
}
