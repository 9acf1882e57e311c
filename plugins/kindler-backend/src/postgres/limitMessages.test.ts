import { classifyError } from '../model/fault';
import {
  authentication,
  dataRow,
  READY,
  serverMessage,
} from './client/__testUtils__/serverMessages';
import { startListener } from './client/__testUtils__/startListener';
import { SqlClient } from './SqlClient';
import { sourceId } from '../model/SourceId';

const MIB = 1024 * 1024;
const LIMITS = { bytes: MIB, messages: 5000 };

function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.write(type, 0, 'latin1');
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

/** The description of rows with so many columns without a name. */
function columns(count: number): Buffer {
  const body = Buffer.alloc(2 + 19 * count);
  body.writeUInt16BE(count, 0);
  return serverMessage('T', body);
}

describe('limitMessages', () => {
  let stop = async () => {};
  afterEach(() => stop());

  /** Asks a server that answers a query with a text, and with another one again and again; gives what came of it. */
  async function ask(once: Buffer, forEver: Buffer = Buffer.alloc(0)) {
    let sent = 0;
    const server = await startListener(async ({ socket, next }) => {
      await next();
      socket.write(Buffer.concat([authentication(0), READY]));
      await next();
      socket.write(once);
      while (forEver.length > 0 && !socket.destroyed) {
        sent += forEver.length;
        if (!socket.write(forEver)) {
          await new Promise(resolve => {
            socket.once('drain', resolve);
            socket.once('close', resolve);
          });
        }
      }
    });
    stop = server.stop;
    const client = new SqlClient({
      ...server.listener,
      user: 'a',
      password: 'b',
      limits: LIMITS,
    });
    client.on('error', () => {});
    await client.connect();
    const answer = await client.query('SELECT 1').then(
      ({ rows }) => rows,
      error => classifyError(error, sourceId.postgresSql('a', 'b')).kind,
    );
    await client.end().catch(() => {});
    expect(sent).toBeLessThan(64 * MIB);
    return answer;
  }

  const row = Buffer.concat([columns(1), dataRow(['x'])]);
  const end = Buffer.concat([serverMessage('C', 'SELECT 1\0'), READY]);

  it('lets an answer through', async () => {
    await expect(ask(Buffer.concat([row, end]))).resolves.toEqual([
      { '': 'x' },
    ]);
  });

  it.each([
    ['rows', row, dataRow(['x'.repeat(1000)])],
    ['short rows', row, Buffer.concat(Array(3000).fill(dataRow([])))],
    ['notices', row, serverMessage('N', 'SNOTICE\0\0')],
    ['one message', head('D', 0x7fff_ffff), Buffer.alloc(64 * 1024)],
  ])('stops reading %s without end', async (_, once, forEver) => {
    await expect(ask(once, forEver)).resolves.toBe('too-large');
  });

  it.each([
    ['a length that is none', head('D', 3)],
    ['a row without a count', serverMessage('D', '')],
    ['a row that is shorter than its count', serverMessage('D', '\x7f\xff')],
    ['a row with less than no values', serverMessage('D', '\xff\xff')],
    ['a description without columns', serverMessage('T', '')],
    ['more columns than PostgreSQL has', columns(2000)],
    ['another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('refuses %s, and nothing else breaks', async (_, once) => {
    await expect(ask(once)).resolves.toMatch(/^(parse|too-large)$/);
  });

  it('counts anew for each answer', async () => {
    const large = Buffer.concat([
      columns(1),
      dataRow(['x'.repeat(MIB / 2)]),
      end,
    ]);
    const server = await startListener(async ({ socket, next }) => {
      await next();
      socket.write(Buffer.concat([authentication(0), READY]));
      for (let asked = 0; asked < 5; asked += 1) {
        await next();
        socket.write(large);
      }
    });
    stop = server.stop;
    const client = new SqlClient({
      ...server.listener,
      user: 'a',
      password: 'b',
      limits: LIMITS,
    });
    await client.connect();
    for (let asked = 0; asked < 5; asked += 1) {
      const { rows } = await client.query('SELECT 1');
      expect(rows[0]['']).toHaveLength(MIB / 2);
    }
    await client.end();
  });
});
