import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Client } from 'pg';
import { SourceError } from '../model/fault';

/** Limits on what a server may send until something is sent to it again. */
export interface AnswerLimits {
  bytes: number;
  messages: number;
}

/** A stream that counts its bytes, plain or encrypted. */
type Counted = Duplex & { bytesWritten: number };

/** The part of `pg` that reads the messages of a stream. */
interface Reading {
  attachListeners(stream: EventEmitter): void;
}

const HEAD_BYTES = 5;
/** PostgreSQL has no wider rows. `pg` creates an object with all column names for each row, however short the row is. */
const MOST_COLUMNS = 1664;

/** Emits `data` for each message of a stream once it is complete. Each byte is copied a bounded number of times. */
class WholeMessages extends EventEmitter {
  readonly #stream: Counted;
  readonly #limits: AnswerLimits;
  #parts: Buffer[] = [];
  #size = 0;
  /** Number of bytes below which there is nothing new to process. */
  #needed = HEAD_BYTES;
  #asked = 0;
  #bytes = 0;
  #messages = 0;

  constructor(stream: Counted, limits: AnswerLimits) {
    super();
    this.#stream = stream;
    this.#limits = limits;
    stream.on('data', (chunk: Buffer) => this.#add(chunk));
    stream.on('end', () => this.emit('end'));
  }

  #add(chunk: Buffer) {
    if (this.#stream.destroyed) {
      return;
    }
    try {
      this.#count(chunk);
      this.#parts.push(chunk);
      this.#size += chunk.length;
      if (this.#size >= this.#needed) {
        this.#keep(this.#take(Buffer.concat(this.#parts)));
      }
    } catch (error) {
      const known = error instanceof SourceError;
      this.#stream.destroy(known ? error : notPostgres());
    }
  }

  /** A client that sends a new question has read the previous answer. */
  #count(chunk: Buffer) {
    const { bytesWritten } = this.#stream;
    if (bytesWritten !== this.#asked) {
      this.#asked = bytesWritten;
      this.#bytes = 0;
      this.#messages = 0;
    }
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.bytes) {
      throw tooLarge(word('fault-bytes', { bytes: this.#limits.bytes }));
    }
  }

  /** Returns the remaining bytes. */
  #take(bytes: Buffer): Buffer {
    let at = 0;
    this.#needed = HEAD_BYTES;
    while (bytes.length - at >= HEAD_BYTES) {
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (end < at + HEAD_BYTES) {
        throw notPostgres();
      }
      if (end - at > this.#limits.bytes) {
        throw tooLarge(word('fault-bytes', { bytes: this.#limits.bytes }));
      }
      if (end > bytes.length) {
        this.#needed = end - at;
        break;
      }
      this.#give(bytes.subarray(at, end));
      at = end;
    }
    return bytes.subarray(at);
  }

  #give(message: Buffer) {
    this.#messages += 1;
    if (this.#messages > this.#limits.messages) {
      const count = this.#limits.messages;
      throw tooLarge(word('fault-messages', { count }));
    }
    const describesRows = message[0] === 'T'.charCodeAt(0);
    if (describesRows && message.readUInt16BE(HEAD_BYTES) > MOST_COLUMNS) {
      throw notPostgres();
    }
    this.emit('data', message);
  }

  #keep(rest: Buffer) {
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
  }
}

/**
 * Limits what a client of `pg` reads. It has no limits of its own: it would buffer data until the memory is full, and
 * throw where nobody catches if a message contradicts itself. So it gets each message alone and complete.
 */
export function limitMessages(client: Client, limits: AnswerLimits): void {
  const connection = client.connection as unknown as Reading;
  const attach = connection.attachListeners.bind(connection);
  connection.attachListeners = stream => {
    attach(new WholeMessages(stream as Counted, limits));
  };
}

function tooLarge(why: Wording): SourceError {
  return new SourceError('too-large', why);
}

function notPostgres(): SourceError {
  return new SourceError('parse', word('fault-not-postgres', {}));
}
