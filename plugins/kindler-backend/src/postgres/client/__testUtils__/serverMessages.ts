/** Messages of a PostgreSQL server, for stand-ins. */
export function serverMessage(type: string, body: Buffer | string): Buffer {
  const data = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(4 + data.length, 1);
  return Buffer.concat([head, data]);
}

/** An authentication request. */
export function authentication(code: number, data: Buffer | string = '') {
  const head = Buffer.alloc(4);
  head.writeInt32BE(code, 0);
  return serverMessage('R', Buffer.concat([head, Buffer.from(data)]));
}

/** The request that PostgreSQL sends for scram-sha-256. */
export const ASKS_FOR_SCRAM = authentication(10, 'SCRAM-SHA-256\0\0');

export const READY = serverMessage('Z', 'I');

/** An error after which the server closes the connection. PgBouncer omits the routine. */
export function errorResponse(
  sqlState: string,
  message: string,
  routine?: string,
): Buffer {
  const fields = [
    `SFATAL\0C${sqlState}\0M${message}\0`,
    routine ? `R${routine}\0` : '',
  ];
  return serverMessage('E', `${fields.join('')}\0`);
}

/** An error of a statement, after which the session continues. */
export function statementError(sqlState: string, message: string): Buffer {
  const fields = `SFEHLER\0VERROR\0C${sqlState}\0M${message}\0\0`;
  return Buffer.concat([serverMessage('E', fields), READY]);
}

/** A row of text values. */
export function dataRow(values: Array<string | null>): Buffer {
  const parts = values.map(value => {
    const text = Buffer.from(value ?? '');
    const length = Buffer.alloc(4);
    length.writeInt32BE(value === null ? -1 : text.length, 0);
    return Buffer.concat([length, text]);
  });
  const count = Buffer.alloc(2);
  count.writeInt16BE(values.length, 0);
  return serverMessage('D', Buffer.concat([count, ...parts]));
}
