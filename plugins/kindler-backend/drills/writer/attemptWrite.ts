import { createConnection, type Socket } from 'node:net';
import { Client, DatabaseError } from 'pg';
import type { Attempt, Outcome } from './Attempt';

/** Where and as whom an application writes. */
export interface WriteTarget {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** System identifier of the PostgreSQL that must take the rows. */
  systemIdentifier: string;
}

/** Table that the rows go into. */
export const TABLE = 'drill_writes';

const CANCEL_REQUEST = 80877102;
const INSERT = `INSERT INTO ${TABLE} (at) VALUES (clock_timestamp())
  RETURNING (SELECT system_identifier::text FROM pg_control_system()) AS system`;

/** Connects anew, writes one row and hangs up. Never rejects. */
export async function attemptWrite(
  target: WriteTarget,
  deadlineMs: number,
): Promise<Attempt> {
  const { systemIdentifier, ...connection } = target;
  const client = new Client({
    ...connection,
    application_name: 'kindler-drill-writer',
  });
  client.on('error', () => {});
  const startedAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>(resolve => {
    timer = setTimeout(() => resolve('timeout'), deadlineMs);
  });
  const result = await Promise.race([write(client, systemIdentifier), late]);
  clearTimeout(timer);
  const endedAt = Date.now();
  if (result === 'timeout') {
    abandon(client, target);
    return { startedAt, endedAt, outcome: 'timeout' };
  }
  client.end().catch(() => {});
  return { startedAt, endedAt, ...result };
}

async function write(
  client: Client,
  systemIdentifier: string,
): Promise<{ outcome: Outcome; detail?: string }> {
  try {
    await client.connect();
    const { rows } = await client.query<{ system: string }>(INSERT);
    return rows[0].system === systemIdentifier
      ? { outcome: 'served' }
      : { outcome: 'elsewhere', detail: rows[0].system };
  } catch (error) {
    const code = (error as { code?: string }).code;
    const text = error instanceof DatabaseError ? error.message : String(error);
    return { outcome: 'refused', detail: [code, text].join(' ') };
  }
}

/**
 * Hangs up, and cancels as drivers do when a statement takes too long: a commit that waits for a standby would keep
 * its connection slot for ever.
 */
function abandon(client: Client, { host, port }: WriteTarget) {
  const { processID, secretKey, connection } = client as unknown as {
    processID: number | null;
    secretKey: number | null;
    connection: { stream: Socket };
  };
  connection.stream.destroy();
  if (processID === null || secretKey === null) {
    return;
  }
  const request = Buffer.alloc(16);
  request.writeInt32BE(16, 0);
  request.writeInt32BE(CANCEL_REQUEST, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  createConnection({ host, port })
    .on('error', () => {})
    .end(request);
}
