import { EventEmitter } from 'node:events';
import type { Client } from 'pg';
import { readRow, readStrings } from '../../postgres/client/wireMessages';
import { ServerError } from '../../postgres/client/ServerError';
import { WireBuffer } from '../../postgres/client/WireBuffer';
import {
  dataRow,
  serverMessage,
} from '../../postgres/client/__testUtils__/serverMessages';
import { limitMessages } from '../../postgres/limitMessages';
import { many, repeated, type HostileCase } from './HostileCase';

const NO_LIMITS = { bytes: Infinity, messages: Infinity };

/** What came, in chunks of a size, read by a client of `pg`. */
function read(bytes: Buffer, chunkBytes: number) {
  const stream = Object.assign(new EventEmitter(), { destroy: () => {} });
  const connection = {
    messages: 0,
    attachListeners(messages: EventEmitter) {
      messages.on('data', () => {
        this.messages += 1;
      });
    },
  };
  limitMessages({ connection } as unknown as Client, NO_LIMITS);
  connection.attachListeners(stream);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    stream.emit('data', bytes.subarray(at, at + chunkBytes));
  }
  return connection.messages;
}

/** The same for a probe, which reads no more than PostgreSQL says to a new client. */
function probe(bytes: Buffer, chunkBytes: number) {
  const buffer = new WireBuffer();
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    buffer.add(bytes.subarray(at, at + chunkBytes));
    while (buffer.takeMessage()) {
      // It is over when there is none.
    }
  }
}

const reading = (
  name: string,
  bytesOf: (size: number) => Buffer,
  chunkBytes: number,
): HostileCase[] =>
  Object.entries({ read, probe }).map(([reader, work]) => ({
    name: `${reader}: ${name}`,
    size: 1000,
    make: n => {
      const bytes = bytesOf(n);
      return () => work(bytes, chunkBytes);
    },
  }));

export const postgresCases: HostileCase[] = [
  ...reading('small messages', n => repeatedBytes(dataRow(['x']), n), 65_536),
  ...reading('empty messages', n => repeatedBytes(dataRow([]), n), 65_536),
  ...reading(
    'a message that drips',
    n => serverMessage('N', Buffer.alloc(10 * n, 'x')),
    1,
  ),
  ...reading(
    'messages that drip',
    n => repeatedBytes(serverMessage('N', 'xx'), n),
    3,
  ),
  {
    name: 'readRow: values',
    size: 300,
    make: n => {
      const body = dataRow(many(n, () => 'x')).subarray(5);
      return () => readRow(body);
    },
  },
  {
    name: 'readStrings: strings',
    size: 5000,
    make: n => {
      const body = Buffer.from(repeated('a\0', n));
      return () => readStrings(body);
    },
  },
  {
    name: 'ServerError: fields',
    size: 5000,
    make: n => {
      const body = Buffer.from(repeated('Ma\0', n));
      return () => ServerError.read(body);
    },
  },
];

function repeatedBytes(part: Buffer, times: number): Buffer {
  return Buffer.concat(many(times, () => part));
}
