/** One message of a server in the version 3 protocol. */
export interface WireMessage {
  /** The letter that identifies its type. */
  type: string;
  body: Buffer;
}

const PROTOCOL_3_0 = 196608;
const SSL_REQUEST_CODE = 80877103;

/** Asks whether the server supports TLS. It answers with one byte. */
export const SSL_REQUEST = Buffer.alloc(8);
SSL_REQUEST.writeInt32BE(8, 0);
SSL_REQUEST.writeInt32BE(SSL_REQUEST_CODE, 4);

/** Says goodbye. Only used after the log-in, because PostgreSQL would log it as a protocol violation before that. */
export const TERMINATE = message('X', Buffer.alloc(0));

/** The first message of a session. */
export function startupMessage(parameters: Record<string, string>): Buffer {
  const texts = Object.entries(parameters).flat();
  const body = Buffer.concat([...texts.map(cString), Buffer.alloc(1)]);
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(PROTOCOL_3_0, 4);
  return Buffer.concat([head, body]);
}

/** A password, plain or hashed. */
export function passwordMessage(password: string): Buffer {
  return message('p', cString(password));
}

/** The first message of a SASL exchange. */
export function saslInitialResponse(mechanism: string, data: string): Buffer {
  const text = Buffer.from(data);
  const length = Buffer.alloc(4);
  length.writeInt32BE(text.length, 0);
  return message('p', Buffer.concat([cString(mechanism), length, text]));
}

/** A later message of a SASL exchange. */
export function saslResponse(data: string): Buffer {
  return message('p', Buffer.from(data));
}

/** A simple query. */
export function queryMessage(text: string): Buffer {
  return message('Q', cString(text));
}

/** Reads texts that each end with a zero byte. */
export function readStrings(body: Buffer, from = 0): string[] {
  const texts: string[] = [];
  let start = from;
  for (;;) {
    const end = body.indexOf(0, start);
    if (end <= start) {
      return texts;
    }
    texts.push(body.toString('utf8', start, end));
    start = end + 1;
  }
}

/** Returns the values of a row as text; undefined for NULL. A row that contradicts its own length has no values. */
export function readRow(body: Buffer): Array<string | undefined> {
  if (body.length < 2) {
    return [];
  }
  const values: Array<string | undefined> = [];
  let at = 2;
  for (let left = body.readInt16BE(0); left > 0; left -= 1) {
    const length = at + 4 <= body.length ? body.readInt32BE(at) : Infinity;
    at += 4;
    if (at + Math.max(length, 0) > body.length) {
      return [];
    }
    values.push(
      length < 0 ? undefined : body.toString('utf8', at, at + length),
    );
    at += Math.max(length, 0);
  }
  return values;
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}
