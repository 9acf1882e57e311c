import { createHash } from 'node:crypto';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { demandsTls } from '../tls/PostgresTls';
import { refuseClearText } from '../tls/refuseClearText';
import type { SqlRole } from './ProbeTarget';
import { ProbeRefusal } from './ProbeRefusal';
import { SCRAM, ScramExchange } from './ScramExchange';
import { ServerError } from './ServerError';
import { notPostgres } from './WireBuffer';
import type { WireConnection } from './WireConnection';
import {
  passwordMessage,
  readStrings,
  saslInitialResponse,
  saslResponse,
  startupMessage,
  type WireMessage,
} from './wireMessages';

/** The kinds of authentication request that are supported. */
const OK = 0;
const CLEAR_TEXT = 3;
const MD5 = 5;
const SASL = 10;
const SASL_CONTINUE = 11;
const SASL_FINAL = 12;

/** Sends the startup message and returns the server's answer: it admits the client or asks for authentication. */
export async function startUp(
  connection: WireConnection,
  { user, database }: { user: string; database: string },
): Promise<WireMessage> {
  connection.write(
    startupMessage({
      user,
      database,
      application_name: 'kindler-client',
      client_encoding: 'UTF8',
    }),
  );
  return nextOf(connection, 'R');
}

/** Whether the server opens the session without asking for anything. */
export function isLetIn({ body }: WireMessage): boolean {
  return codeOf(body) === OK;
}

/**
 * Authenticates and waits until the server is ready for queries. Returns its version number if it reports one.
 *
 * @param request - the server's answer to the startup message
 */
export async function logIn(
  connection: WireConnection,
  role: SqlRole,
  request: WireMessage,
): Promise<number | undefined> {
  let body = request.body;
  let scram: ScramExchange | undefined;
  for (let code = codeOf(body); code !== OK; code = codeOf(body)) {
    const text = body.toString('utf8', 4);
    if (code === CLEAR_TEXT) {
      if (!(connection.secured && demandsTls(role.tls))) {
        throw refuseClearText(role.tls);
      }
      connection.write(passwordMessage(role.password));
    } else if (code === MD5) {
      connection.write(passwordMessage(md5(role, body.subarray(4, 8))));
    } else if (code === SASL && readStrings(body, 4).includes(SCRAM)) {
      scram = ScramExchange.begin(role);
      connection.write(saslInitialResponse(SCRAM, scram.firstMessage));
    } else if (code === SASL_CONTINUE && scram) {
      connection.write(saslResponse(await scram.answer(text)));
    } else if (code === SASL_FINAL && scram) {
      scram.verify(text);
    } else {
      throw unknownRequest(code);
    }
    ({ body } = await nextOf(connection, 'R'));
  }
  let version: number | undefined;
  for (;;) {
    const message = await nextOf(connection, 'SKZ');
    if (message.type === 'Z') {
      return version;
    }
    const [name, value] = readStrings(message.body);
    if (message.type === 'S' && name === 'server_version') {
      version = Number.parseInt(value, 10);
    }
  }
}

/**
 * Returns the next message of these types. Notices are skipped. A message that does not belong to a log-in means that
 * the other side is not PostgreSQL.
 */
async function nextOf(
  connection: WireConnection,
  types: string,
): Promise<WireMessage> {
  for (;;) {
    const message = await connection.readMessage();
    if (message.type === 'E') {
      throw ServerError.read(message.body);
    }
    if (types.includes(message.type)) {
      return message;
    }
    if (!'Nv'.includes(message.type)) {
      throw notPostgres();
    }
  }
}

function codeOf(body: Buffer): number {
  if (body.length < 4) {
    throw notPostgres();
  }
  return body.readInt32BE(0);
}

function unknownRequest(code: number): ProbeRefusal {
  return new ProbeRefusal({
    outcome: 'auth',
    kind: 'auth',
    wording: word('fault-authentication', { request: code }),
    hint: word('hint-scram', {}),
  });
}

function md5({ user, password }: SqlRole, salt: Buffer): string {
  const hex = (...parts: Array<string | Buffer>) =>
    parts
      .reduce((hash, part) => hash.update(part), createHash('md5'))
      .digest('hex');
  return `md5${hex(hex(password, user), salt)}`;
}
